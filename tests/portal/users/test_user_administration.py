"""Administrators invite, change and deactivate people, and cannot raise anybody above themselves."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.users.models import User
from tests.support.cast import PASSWORD, Actor, make_person
from tests.support.mailbox import code_in_mail, link_in_mail

pytestmark = pytest.mark.django_db

OnCommit = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]
USERS = "/admin/users/"


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def edit(actor: Actor, user: User, **changes: object) -> User:
    """Send the edit form for a person, as the page does."""
    data = {"email": user.email, "first_name": "", "last_name": "", "is_active": "on"} | changes
    actor.client.post(f"{USERS}edit/{user.pk}/", data)
    return User.objects.get(pk=user.pk)


def bulk(actor: Actor, action: str, users: list[User], **data: object) -> None:
    ids = "&".join(f"id={user.pk}" for user in users)
    actor.client.post(f"/admin/bulk/users/user/{action}/?{ids}", data)


def test_the_list_shows_people_without_user_names(administrator: Actor, learner: Actor) -> None:
    page = administrator.client.get(USERS)
    assert page.status_code == 200
    assert learner.person.email in page.content.decode()


def test_people_are_found_by_address(administrator: Actor, learner: Actor, other_learner: Actor) -> None:
    found = administrator.client.get(f"{USERS}results/?q=other-learner").content.decode()
    assert other_learner.person.email in found
    assert f">{learner.person.email}" not in found


@pytest.mark.parametrize("name", ["editor", "moderator", "report_viewer"])
def test_other_staff_do_not_see_people(name: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(name)
    assert actor.client.get(USERS)["Location"] == "/admin/"


def test_an_invited_person_sets_a_password_and_signs_in(
    administrator: Actor, client: Client, django_capture_on_commit_callbacks: OnCommit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        administrator.client.post(
            f"{USERS}new/",
            {"email": "New@Example.org", "first_name": "", "last_name": "", "groups": [group("Editors").pk]},
        )
    user = User.objects.get(email="new@example.org")
    assert not user.has_usable_password()
    assert [role.name for role in user.groups.all()] == ["Editors"]
    _to_administrators, invitation = mail.outbox
    assert invitation.to == ["new@example.org"]
    form_address = client.get(link_in_mail())["Location"]
    client.post(form_address, {"password1": "Long-enough-9"})
    client.post("/accounts/login/", {"login": "new@example.org", "password": "Long-enough-9"})
    client.post("/accounts/confirm-email/", {"code": code_in_mail()})
    assert client.session["_auth_user_id"] == str(user.pk)
    assert EmailAddress.objects.get(user=user).verified


def test_an_address_is_invited_once_whatever_its_case(administrator: Actor, learner: Actor) -> None:
    page = administrator.client.post(f"{USERS}new/", {"email": learner.person.email.upper()})
    assert "There is already an account with this email address." in page.content.decode()
    assert mail.outbox == []


def test_the_forms_ask_for_no_password(administrator: Actor, learner: Actor) -> None:
    for address in (f"{USERS}new/", f"{USERS}edit/{learner.person.pk}/"):
        assert 'type="password"' not in administrator.client.get(address).content.decode()


def test_an_administrator_deactivates_a_person_who_is_then_signed_out(
    administrator: Actor, learner: Actor
) -> None:
    assert learner.client.get("/accounts/profile/").status_code == 200
    assert not edit(administrator, learner.person, is_active="").is_active
    assert learner.client.get("/accounts/profile/").status_code == 302
    learner.client.post("/accounts/login/", {"login": learner.person.email, "password": PASSWORD})
    assert learner.client.get("/accounts/profile/").status_code == 302


def test_an_administrator_gives_and_takes_roles(administrator: Actor, learner: Actor) -> None:
    roles = [group("Editors").pk, group("Report viewers").pk]
    changed = edit(administrator, learner.person, groups=roles)
    assert set(changed.groups.values_list("name", flat=True)) == {"Editors", "Report viewers"}
    assert edit(administrator, learner.person, groups=[]).groups.count() == 0


def test_an_administrator_makes_no_superuser(administrator: Actor, learner: Actor) -> None:
    assert not edit(administrator, learner.person, is_superuser="on", is_staff="on").is_superuser
    administrator.client.post(f"{USERS}new/", {"email": "root@example.org", "is_superuser": "on"})
    assert not User.objects.get(email="root@example.org").is_superuser


def test_not_even_a_superuser_makes_one_here(administrator: Actor, learner: Actor) -> None:
    User.objects.filter(pk=administrator.person.pk).update(is_superuser=True)
    assert not edit(administrator, learner.person, is_superuser="on").is_superuser


def test_an_administrator_gives_no_group_outside_the_table(administrator: Actor, learner: Actor) -> None:
    powerful = Group.objects.create(name="Everything")
    powerful.permissions.set(Permission.objects.all())
    assert edit(administrator, learner.person, groups=[powerful.pk]).groups.count() == 0
    bulk(administrator, "assign_role", [learner.person], role=powerful.pk)
    assert learner.person.groups.count() == 0


def test_groups_outside_the_table_survive_an_edit(administrator: Actor, learner: Actor) -> None:
    learner.person.groups.add(Group.objects.create(name="Translators"))
    changed = edit(administrator, learner.person, groups=[group("Editors").pk])
    assert set(changed.groups.values_list("name", flat=True)) == {"Editors", "Translators"}


def test_an_administrator_gives_no_permissions_one_by_one(administrator: Actor, learner: Actor) -> None:
    publish = Permission.objects.filter(codename="publish_page")
    edit(administrator, learner.person, user_permissions=[permission.pk for permission in publish])
    assert not learner.person.user_permissions.exists()


def test_nobody_gives_themselves_a_role(administrator: Actor) -> None:
    moderators = group("Moderators")
    edit(administrator, administrator.person, groups=[moderators.pk, group("Administrators").pk])
    bulk(administrator, "assign_role", [administrator.person], role=moderators.pk)
    assert [role.name for role in administrator.person.groups.all()] == ["Administrators"]


def test_an_administrator_does_not_touch_a_superuser(administrator: Actor) -> None:
    root = make_person("root@example.org", is_superuser=True)
    assert administrator.client.get(f"{USERS}edit/{root.pk}/")["Location"] == "/admin/"
    assert edit(administrator, root, is_active="", first_name="Eve").is_active
    bulk(administrator, "set_active_state", [root], mark_as_active="False")
    bulk(administrator, "assign_role", [root], role=group("Editors").pk)
    root.refresh_from_db()
    assert root.is_active
    assert root.groups.count() == 0


def test_nobody_changes_anothers_address(administrator: Actor, learner: Actor) -> None:
    assert edit(administrator, learner.person, email="eve@example.org").email == "learner@example.org"


def test_people_are_deactivated_together_except_oneself(
    administrator: Actor, learner: Actor, other_learner: Actor
) -> None:
    everybody = [learner.person, other_learner.person, administrator.person]
    bulk(administrator, "set_active_state", everybody, mark_as_active="False")
    active = User.objects.filter(is_active=True).values_list("email", flat=True)
    assert list(active) == [administrator.person.email]


def test_a_role_is_given_to_several_people(
    administrator: Actor, learner: Actor, other_learner: Actor
) -> None:
    bulk(administrator, "assign_role", [learner.person, other_learner.person], role=group("Editors").pk)
    assert group("Editors").user_set.count() == 2


def test_an_administrator_erases_nobody_from_the_list(administrator: Actor, learner: Actor) -> None:
    administrator.client.post(f"{USERS}delete/{learner.person.pk}/")
    bulk(administrator, "delete", [learner.person])
    assert User.objects.filter(pk=learner.person.pk).exists()


@pytest.mark.parametrize("together", [False, True])
def test_deleting_in_the_admin_is_erasing(together: bool, administrator: Actor, learner: Actor) -> None:
    User.objects.filter(pk=administrator.person.pk).update(is_superuser=True)
    if together:
        bulk(administrator, "delete", [learner.person])
    else:
        administrator.client.post(f"{USERS}delete/{learner.person.pk}/")
    assert not User.objects.filter(pk=learner.person.pk).exists()
    assert learner.client.get("/accounts/profile/").status_code == 302


def test_administrators_do_not_edit_groups(administrator: Actor) -> None:
    assert administrator.client.get(reverse("wagtailusers_groups:index"))["Location"] == "/admin/"
