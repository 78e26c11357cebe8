"""What ends tokens beside their owner: a new password, a closed account, an administrator, time."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.shared.rest.scopes import Scope
from portal.tokens.models import AccessToken
from portal.tokens.services.drop_expired import drop_expired_tokens
from portal.users.personal_data import export_personal_data
from portal.users.services.erase_person import erase_person
from tests.factories.tokens import expire, make_access_token
from tests.support.cast import PASSWORD, Actor, confirm
from tests.support.mailbox import last_mail, link_in_mail
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "Long-enough-9"


@pytest.fixture
def _commits_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction, "on_commit", lambda callback, *_args, **_kwargs: callback())


def has_token(actor: Actor) -> bool:
    return bool(AccessToken.objects.filter(user=actor.person).exists())


def test_a_changed_password_ends_the_tokens_of_its_owner_alone(learner: Actor, other_learner: Actor) -> None:
    for actor in (learner, other_learner):
        make_access_token(actor.person)
    confirm(learner)

    learner.client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})

    assert (has_token(learner), has_token(other_learner)) == (False, True)


@pytest.mark.usefixtures("_commits_at_once")
def test_a_password_that_is_reset_ends_the_tokens(learner: Actor) -> None:
    make_access_token(learner.person)
    client = Client()
    client.post("/accounts/password/reset/", {"email": learner.person.email})
    form = client.get(link_in_mail(), follow=True)

    client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD})

    assert not has_token(learner)


def test_signing_out_elsewhere_leaves_tokens(learner: Actor) -> None:
    make_access_token(learner.person)

    learner.client.post("/accounts/sessions/")

    assert has_token(learner)


def test_a_deactivated_person_has_no_tokens_when_they_come_back(
    learner: Actor, other_learner: Actor, administrator: Actor
) -> None:
    for actor in (learner, other_learner):
        make_access_token(actor.person)
    address = f"/admin/users/edit/{learner.person.pk}/"

    administrator.client.post(address, {"first_name": "", "last_name": "", "groups": []})

    learner.person.refresh_from_db()
    assert not learner.person.is_active
    assert (has_token(learner), has_token(other_learner)) == (False, True)


def test_people_deactivated_together_lose_their_tokens(
    learner: Actor, other_learner: Actor, administrator: Actor
) -> None:
    for actor in (learner, other_learner, administrator):
        make_access_token(actor.person)
    chosen = [learner.person.pk, other_learner.person.pk]
    address = "/admin/bulk/users/user/set_active_state/?" + "&".join(f"id={pk}" for pk in chosen)

    administrator.client.post(address, {"mark_as_active": "False"})

    assert [has_token(actor) for actor in (learner, other_learner, administrator)] == [False, False, True]


def test_a_person_who_is_erased_leaves_no_token(learner: Actor) -> None:
    make_access_token(learner.person)

    erase_person(learner.person)

    assert not AccessToken.objects.exists()


def test_a_copy_of_ones_data_lists_tokens_without_their_digest(learner: Actor) -> None:
    token, text = make_access_token(learner.person, Scope.OUTCOMES_READ, name="Script")

    [record] = export_personal_data(learner.person)["access_tokens"]

    assert (record["name"], record["scopes"], record["begins_with"]) == (
        "Script",
        ["outcomes:read"],
        token.token_key,
    )
    assert token.digest not in str(record)
    assert text not in str(record)


def test_what_expired_is_forgotten_after_a_month(learner: Actor) -> None:
    lately, _text = make_access_token(learner.person)
    long_ago, _text = make_access_token(learner.person)
    live, _text = make_access_token(learner.person)
    expire(lately, ago=timedelta(days=29))
    expire(long_ago, ago=timedelta(days=31))

    assert drop_expired_tokens() == 1
    assert set(AccessToken.objects.all()) == {lately, live}


def test_administrators_see_all_tokens_but_never_one_itself(
    learner: Actor, editor: Actor, administrator: Actor
) -> None:
    token, text = make_access_token(learner.person, Scope.OUTCOMES_READ, name="Script")

    html = administrator.client.get("/admin/access-tokens/").content.decode()

    assert all(words in html for words in (learner.person.email, "Script", token.token_key))
    assert text not in html
    assert token.digest not in html
    assert editor.client.get("/admin/access-tokens/").status_code == 302


def test_an_administrator_revokes_with_a_reason_that_owner_and_log_keep(
    learner: Actor, administrator: Actor
) -> None:
    token, _text = make_access_token(learner.person, name="Script")
    address = f"/admin/access-tokens/{token.public_id}/revoke/"

    refused = administrator.client.post(address, {"reason": ""})
    assert refused.status_code == 200
    assert has_token(learner)
    administrator.client.post(address, {"reason": "Found in a public repository."})

    assert not has_token(learner)
    assert last_mail().to == [learner.person.email]
    assert "Found in a public repository." in last_mail().body
    entry = ModelLogEntry.objects.get(action="tokens.revoke")
    assert (entry.user, entry.data["reason"]) == (administrator.person, "Found in a public repository.")
    history = administrator.client.get(f"/admin/users/history/{learner.person.pk}/").content.decode()
    assert "Found in a public repository." in history


def test_a_token_ends_even_if_its_owner_cannot_be_told(
    learner: Actor, administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, _text = make_access_token(learner.person)

    def unsendable(*_arguments: object) -> None:
        raise SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr("portal.tokens.administration.mail_revoked", unsendable)

    page = administrator.client.post(
        f"/admin/access-tokens/{token.public_id}/revoke/", {"reason": "Leaked"}, follow=True
    )

    assert not has_token(learner)
    assert f"The email that tells {learner.person.email} could not be sent." in page.content.decode()


def test_a_superusers_token_is_a_superusers_business(learner: Actor, administrator: Actor) -> None:
    learner.person.is_superuser = True
    learner.person.save()
    token, _text = make_access_token(learner.person)

    response = administrator.client.post(
        f"/admin/access-tokens/{token.public_id}/revoke/", {"reason": "Because"}
    )

    assert response.status_code in {302, 403}
    assert has_token(learner)
    assert mail.outbox == []


def test_a_long_list_of_administrators_costs_no_query_more(learner: Actor, administrator: Actor) -> None:
    def more(number: int) -> None:
        for _number in range(number):
            make_access_token(learner.person)

    assert_queries_do_not_grow(more, lambda: administrator.client.get("/admin/access-tokens/"))
