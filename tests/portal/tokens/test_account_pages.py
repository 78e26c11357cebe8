"""A person makes, reads and revokes access tokens in their account."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from portal.shared.rest.scopes import Scope
from portal.tokens.authentication import TokenAuthentication
from portal.tokens.models import AccessToken
from portal.tokens.services.make_token import MOST_AT_ONCE
from portal.users.roles import EDITORS, REPORT_VIEWERS
from tests.factories.tokens import expire, make_access_token
from tests.support.cast import Actor, add_second_factor, confirm, make_person, signed_in_client
from tests.support.mailbox import last_mail
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

LIST, MAKE = "/accounts/tokens/", "/accounts/tokens/make/"


def sent(**fields: object) -> dict[str, object]:
    return {"name": "Learning system", "days": "90", "number": str(uuid4()), **fields}


def shown_token(html: str) -> str:
    found = re.search(r"lpt_[0-9a-f]{64}", html)
    assert found, html
    return found.group()


def offered_scopes(client: Client) -> set[str]:
    html = client.get(MAKE).content.decode()
    return set(re.findall(r'name="scopes" value="([a-z:]+)"', html))


def test_a_token_is_shown_once_and_signs_in(learner: Actor) -> None:
    confirm(learner)

    made = learner.client.post(MAKE, sent(scopes=["outcomes:read"]))

    text = shown_token(made.content.decode())
    assert "no-store" in made["Cache-Control"]
    user, token = TokenAuthentication().authenticate_credentials(text.encode())
    assert (user, token.name) == (learner.person, "Learning system")
    assert token.scopes == {"outcomes:read"}
    listed = learner.client.get(LIST).content.decode()
    assert text not in listed
    assert text[:15] in listed
    assert "Read your results, plans and history" in listed


def test_the_owner_is_told_by_mail_without_the_token(learner: Actor) -> None:
    confirm(learner)

    text = shown_token(learner.client.post(MAKE, sent(scopes=["outcomes:read"])).content.decode())

    message = last_mail()
    assert message.to == [learner.person.email]
    assert "Learning system" in message.body
    assert "reset your password" in message.body
    assert text[:15] not in f"{message.subject}{message.body}"


def test_no_token_is_made_of_which_its_owner_cannot_be_told(
    learner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(learner)
    monkeypatch.setattr("portal.tokens.views.mail_made", unsendable)
    form = sent(name="BI tool")

    page = learner.client.post(MAKE, form).content.decode()

    assert "so no token was made" in page
    assert 'value="BI tool"' in page
    assert not AccessToken.objects.exists()
    monkeypatch.undo()
    shown_token(learner.client.post(MAKE, form).content.decode())


def unsendable(*_arguments: object) -> None:
    raise SMTPServerDisconnected("Connection unexpectedly closed")


def test_a_form_that_is_sent_twice_makes_one_token(learner: Actor) -> None:
    confirm(learner)
    form = sent()
    learner.client.post(MAKE, form)

    again = learner.client.post(MAKE, form, follow=True)

    assert "This token was made already" in again.content.decode()
    assert AccessToken.objects.count() == 1
    assert len(mail.outbox) == 1


def test_whoever_has_not_lately_confirmed_is_asked_to(learner: Actor) -> None:
    session = learner.client.session
    session["account_authentication_methods"] = [
        {**method, "at": method["at"] - 3600} for method in session["account_authentication_methods"]
    ]
    session.save()

    for response in (learner.client.get(MAKE), learner.client.post(MAKE, sent())):
        assert response["Location"].startswith("/accounts/reauthenticate/")
    assert not AccessToken.objects.exists()


def test_staff_without_a_second_factor_set_one_up_first(db: None) -> None:
    person = make_person("no-factor@example.org", role=EDITORS)

    response = signed_in_client(person).post(MAKE, sent())

    assert response["Location"] == "/accounts/2fa/"
    assert not AccessToken.objects.exists()


def test_a_session_from_before_the_second_factor_shows_it_first(db: None) -> None:
    person = make_person("late-factor@example.org", role=EDITORS)
    client = signed_in_client(person)
    add_second_factor(person)

    assert client.post(MAKE, sent())["Location"].startswith("/accounts/2fa/reauthenticate/")
    assert not AccessToken.objects.exists()


def test_scopes_on_offer_are_those_the_person_has_permissions_for(
    learner: Actor, report_viewer: Actor, editor: Actor
) -> None:
    for actor in (learner, report_viewer, editor):
        confirm(actor)

    own = {"attempts:write", "outcomes:read", "outcomes:share"}
    assert offered_scopes(learner.client) == own
    assert offered_scopes(report_viewer.client) == own | {"reports:read", "exports:write"}
    assert offered_scopes(editor.client) >= own | {"drafts:read", "drafts:write", "facts:write"}
    assert REPORT_VIEWERS.name == "Report viewers"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("scopes", ["reports:read"], "Select a valid choice"),
        ("scopes", ["everything"], "Select a valid choice"),
        ("days", "366", "Select a valid choice"),
        ("days", "-1", "Select a valid choice"),
        ("name", "", "required"),
        ("name", "x" * 61, "60"),
        ("number", "1", ""),
    ],
)
def test_what_a_form_does_not_offer_is_refused_in_words(
    learner: Actor, field: str, value: object, sentence: str
) -> None:
    confirm(learner)

    html = learner.client.post(MAKE, sent(**{field: value})).content.decode()

    assert "error" in html
    assert not AccessToken.objects.exists()


def test_nobody_has_tokens_without_end(learner: Actor) -> None:
    confirm(learner)
    gone, _text = make_access_token(learner.person)
    expire(gone)
    for _number in range(MOST_AT_ONCE - 1):
        make_access_token(learner.person)

    assert learner.client.post(MAKE, sent()).status_code == 200
    refused = learner.client.post(MAKE, sent()).content.decode()

    assert f"You can have {MOST_AT_ONCE} tokens at a time." in refused
    assert AccessToken.objects.live().count() == MOST_AT_ONCE


def test_a_revoked_token_opens_nothing(learner: Actor) -> None:
    token, _text = make_access_token(learner.person)
    address = f"/accounts/tokens/{token.public_id}/revoke/"

    assert "Revoke “Script”?" in learner.client.get(address).content.decode()
    assert AccessToken.objects.exists()
    done = learner.client.post(address, follow=True)

    assert "The token “Script” is revoked." in done.content.decode()
    assert not AccessToken.objects.exists()


def test_nobody_sees_or_revokes_a_token_of_somebody_else(learner: Actor, other_learner: Actor) -> None:
    token, _text = make_access_token(learner.person, name="Secret plan")

    assert "Secret plan" not in other_learner.client.get(LIST).content.decode()
    assert other_learner.client.post(f"/accounts/tokens/{token.public_id}/revoke/").status_code == 404
    assert AccessToken.objects.exists()


def test_the_list_says_what_expired_and_what_was_never_used(learner: Actor) -> None:
    token, _text = make_access_token(learner.person, Scope.OUTCOMES_READ)
    assert "Never" in learner.client.get(LIST).content.decode()
    AccessToken.objects.filter(pk=token.pk).update(last_used=timezone.now())
    expire(token, ago=timedelta(days=2))

    html = learner.client.get(LIST).content.decode()

    assert "Never" not in html
    assert "<dt>Expired</dt>" in html


def test_a_long_list_costs_no_query_more(learner: Actor) -> None:
    def more(number: int) -> None:
        for _number in range(number):
            make_access_token(learner.person)

    assert_queries_do_not_grow(more, lambda: learner.client.get(LIST))


def test_the_account_leads_to_the_tokens(learner: Actor) -> None:
    assert f'href="{LIST}"' in learner.client.get("/accounts/").content.decode()
