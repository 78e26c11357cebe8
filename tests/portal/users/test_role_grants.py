"""Nobody makes their own second pair of eyes: some roles wait for another administrator."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.users.models import RoleGrant, User
from portal.users.personal_data import export_personal_data
from portal.users.roles import ADMINISTRATORS, MODERATORS
from portal.users.services.drop_unconfirmed_roles import drop_unconfirmed_roles
from tests.support.cast import Actor, make_person, staff_actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

OnCommit = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]
USERS = "/admin/users/"
GRANTS = "/admin/role-grants/"


@pytest.fixture
def second(db: None) -> Actor:
    return staff_actor("second-administrator@example.org", ADMINISTRATORS)


def roles_of(person: User) -> set[str]:
    return set(User.objects.get(pk=person.pk).groups.values_list("name", flat=True))


def keys(*names: str) -> list[int]:
    return list(Group.objects.filter(name__in=names).values_list("pk", flat=True))


def edit(actor: Actor, person: User, *roles: str) -> str:
    data = {"email": person.email, "first_name": "", "last_name": "", "is_active": "on"}
    answer = actor.client.post(f"{USERS}edit/{person.pk}/", data | {"groups": keys(*roles)}, follow=True)
    return str(answer.content.decode())


def bulk(actor: Actor, people: list[User], role: str) -> str:
    ids = "&".join(f"id={person.pk}" for person in people)
    address = f"/admin/bulk/users/user/assign_role/?{ids}&next={USERS}"
    return str(actor.client.post(address, {"role": keys(role)[0]}, follow=True).content.decode())


def decide(actor: Actor, decision: str) -> Any:
    grant = RoleGrant.objects.get()
    return actor.client.post(f"{GRANTS}{grant.public_id}/", {decision: ""}, follow=True)


@pytest.mark.parametrize("role", ["Moderators", "Administrators"])
def test_one_administrator_cannot_make_both_pairs_of_eyes(
    role: str, administrator: Actor, learner: Actor, other_learner: Actor
) -> None:
    administrator.client.post(
        f"{USERS}new/", {"email": "puppet@example.org", "groups": keys("Editors", role)}
    )
    edit(administrator, learner.person, "Editors", role)
    bulk(administrator, [other_learner.person], role)
    assert roles_of(User.objects.get(email="puppet@example.org")) == {"Editors"}
    assert roles_of(learner.person) == {"Editors"}
    assert roles_of(other_learner.person) == set()
    assert RoleGrant.objects.count() == 3


def test_nor_can_a_superuser_in_the_admin(administrator: Actor, learner: Actor) -> None:
    User.objects.filter(pk=administrator.person.pk).update(is_superuser=True)
    Group.objects.create(name="Everything")
    edit(administrator, learner.person, "Moderators", "Everything")
    edit(administrator, administrator.person, "Moderators", "Administrators")
    assert roles_of(learner.person) == set()
    assert roles_of(administrator.person) == {"Administrators"}


def test_a_second_administrator_confirms(administrator: Actor, second: Actor, learner: Actor) -> None:
    assert "Another administrator must confirm the role" in edit(
        administrator, learner.person, "Editors", "Moderators"
    )
    page = second.client.get(GRANTS).content.decode()
    assert learner.person.email in page
    assert "Moderators" in page
    decide(second, "confirm")
    assert roles_of(learner.person) == {"Editors", "Moderators"}
    assert not RoleGrant.objects.exists()


@pytest.mark.parametrize("who", ["administrator", "moderator", "concerned"])
def test_neither_who_asked_nor_who_gets_it_nor_other_staff_confirm(
    who: str, administrator: Actor, second: Actor, moderator: Actor
) -> None:
    edit(administrator, second.person, "Administrators", "Moderators")
    actor = {"administrator": administrator, "moderator": moderator, "concerned": second}[who]
    decide(actor, "confirm")
    assert roles_of(second.person) == {"Administrators"}
    assert RoleGrant.objects.exists()


def test_what_an_administrator_asked_for_lapses_with_their_own_role(
    administrator: Actor, second: Actor, learner: Actor
) -> None:
    edit(administrator, learner.person, "Moderators")
    administrator.person.groups.clear()
    assert "is no longer an administrator" in decide(second, "confirm").content.decode()
    assert roles_of(learner.person) == set()


def test_a_role_waits_for_two_weeks(administrator: Actor, second: Actor, learner: Actor) -> None:
    edit(administrator, learner.person, "Moderators")
    RoleGrant.objects.update(requested_at=timezone.now() - timedelta(days=15))
    assert learner.person.email not in second.client.get(GRANTS).content.decode()
    assert decide(second, "confirm").status_code == 404
    edit(administrator, learner.person, "Moderators")
    decide(second, "confirm")
    assert roles_of(learner.person) == {"Moderators"}


def test_the_night_drops_what_nobody_confirmed(
    administrator: Actor, learner: Actor, other_learner: Actor
) -> None:
    bulk(administrator, [learner.person, other_learner.person], "Moderators")
    RoleGrant.objects.filter(person=learner.person).update(requested_at=timezone.now() - RoleGrant.WAITS)
    assert drop_unconfirmed_roles() == 1
    assert RoleGrant.objects.get().person == other_learner.person
    records = export_personal_data(learner.person)["account"]
    assert "role that waits" not in {record["record"] for record in records}


def test_a_colleague_hears_that_a_role_waits_already(
    administrator: Actor, second: Actor, learner: Actor
) -> None:
    edit(administrator, learner.person, "Moderators")
    for page in (edit(second, learner.person, "Moderators"), bulk(second, [learner.person], "Moderators")):
        assert (
            "Another administrator has already asked to give learner@example.org the role Moderators. "
            "Confirm or decline it under Settings → Roles to confirm." in page
        )
    assert RoleGrant.objects.get().requested_by == administrator.person


@pytest.mark.parametrize("name", ["administrator", "second"])
def test_a_role_that_waits_is_declined_or_taken_back(
    name: str, administrator: Actor, second: Actor, learner: Actor
) -> None:
    edit(administrator, learner.person, "Moderators")
    decide({"administrator": administrator, "second": second}[name], "decline")
    assert not RoleGrant.objects.exists()
    assert roles_of(learner.person) == set()
    assert ModelLogEntry.objects.get(action="users.decline_role").data == {"role": "Moderators"}


def test_saving_again_asks_once_and_keeps_what_waits(administrator: Actor, learner: Actor) -> None:
    for _again in range(2):
        assert "Another administrator must confirm" in edit(administrator, learner.person, "Moderators")
    assert RoleGrant.objects.count() == 1
    assert ModelLogEntry.objects.filter(action="users.change_roles").count() == 1


def test_a_role_that_is_taken_away_is_gone_at_once(administrator: Actor, moderator: Actor) -> None:
    edit(administrator, moderator.person)
    assert roles_of(moderator.person) == set()


def test_the_only_administrator_is_told_of_the_command_line(administrator: Actor, learner: Actor) -> None:
    page = edit(administrator, learner.person, "Moderators")
    command = "manage.py give_role learner@example.org Moderators"
    assert command in page
    assert command in administrator.client.get(GRANTS).content.decode()


def test_before_and_after_stand_in_the_log(administrator: Actor, second: Actor, learner: Actor) -> None:
    edit(administrator, learner.person, "Editors", "Moderators")
    decide(second, "confirm")
    asked, confirmed = ModelLogEntry.objects.filter(action="users.change_roles").order_by("pk")
    assert (asked.user, confirmed.user) == (administrator.person, second.person)
    assert asked.data == {"before": [], "after": ["Editors"], "waiting": ["Moderators"]}
    assert confirmed.data == {"before": ["Editors"], "after": ["Editors", "Moderators"], "waiting": []}
    history = administrator.client.get(f"{USERS}history/{learner.person.pk}/").content.decode()
    assert "Roles before: Editors; now: Editors, Moderators" in history


def test_every_administrator_is_mailed_of_every_change(
    administrator: Actor, second: Actor, learner: Actor, django_capture_on_commit_callbacks: OnCommit
) -> None:
    make_person("away@example.org", role=ADMINISTRATORS, is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        edit(administrator, learner.person, "Editors", "Moderators")
    assert sorted(message.to[0] for message in mail.outbox) == [
        "administrator@example.org",
        "second-administrator@example.org",
    ]
    body = str(mail.outbox[0].body)
    for line in ("Before: no role", "Now: Editors", "Waiting for a second administrator: Moderators"):
        assert line in body
    assert "administrator@example.org) changed roles" in body


def test_several_people_are_one_mail_each(
    administrator: Actor, learner: Actor, other_learner: Actor, django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        bulk(administrator, [learner.person, other_learner.person], "Editors")
    (message,) = mail.outbox
    assert learner.person.email in message.body
    assert other_learner.person.email in message.body


def test_who_loses_the_role_of_administrator_is_mailed_too(
    administrator: Actor, second: Actor, django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        edit(administrator, second.person)
    assert second.person.email in {message.to[0] for message in mail.outbox}


def give(*arguments: str) -> str:
    out = StringIO()
    call_command("give_role", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_line_gives_a_role_and_tells_the_administrators(
    administrator: Actor, learner: Actor, django_capture_on_commit_callbacks: OnCommit
) -> None:
    edit(administrator, learner.person, "Moderators")
    with django_capture_on_commit_callbacks(execute=True):
        assert (
            give("Learner@example.org", "Moderators") == "learner@example.org is one of the Moderators now.\n"
        )
    assert roles_of(learner.person) == {"Moderators"}
    assert not RoleGrant.objects.exists()
    assert "Someone with access to the server" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nobody@example.org", "Moderators"), "no account with the address nobody@example.org"),
        (("learner@example.org", "Kings"), "no role Kings"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: tuple[str, str], sentence: str, learner: Actor) -> None:
    with pytest.raises(CommandError, match=sentence):
        give(*arguments)


def test_the_list_costs_the_same_however_long(administrator: Actor, second: Actor) -> None:
    group = Group.objects.get(name=MODERATORS.name)

    def make_more(number: int) -> None:
        for _each in range(number):
            person = make_person(f"person-{User.objects.count()}@example.org")
            RoleGrant.objects.create(person=person, group=group, requested_by=second.person)

    assert_queries_do_not_grow(make_more, lambda: administrator.client.get(GRANTS))
