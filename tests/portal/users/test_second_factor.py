"""The second factor of staff: who is asked, where they are sent, and how they come back."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.users.roles import EDITORS
from portal.users.second_factor import note_first_factor, session_has_shown_factor
from tests.support.authenticator_app import still_clock, totp_code
from tests.support.cast import PASSWORD, Actor, add_second_factor, make_person, secret_of, signed_in_client

__all__ = ["still_clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

SET_UP = "/accounts/2fa/"
CONFIRM = "/accounts/2fa/reauthenticate/"


@pytest.fixture
def editor_without_factor() -> Actor:
    user = make_person("new-editor@example.org", role=EDITORS)
    return Actor(user=user, client=signed_in_client(user))


@pytest.fixture
def _commits_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside a request, as in production; the transaction round each test would put it off for ever."""
    monkeypatch.setattr(transaction, "on_commit", lambda callback, *_args, **_kwargs: callback())


def set_up_totp(client: Client) -> str:
    """Set up an authenticator app as the pages do; returns the address that the answer leads to."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    response = client.post("/accounts/2fa/totp/activate/", {"code": totp_code(secret)})
    return str(response["Location"])


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/api/main/pages/"])
def test_staff_without_a_factor_are_sent_to_set_one_up(path: str, editor_without_factor: Actor) -> None:
    response = editor_without_factor.client.get(path)
    assert (response.status_code, response["Location"]) == (302, SET_UP)


def test_the_set_up_page_says_why(editor_without_factor: Actor) -> None:
    page = editor_without_factor.client.get("/admin/", follow=True)
    assert "Your role needs two-step sign-in" in page.content.decode()


@pytest.mark.usefixtures("_commits_at_once")
def test_after_setting_up_one_continues_to_where_one_was_going(editor_without_factor: Actor) -> None:
    client = editor_without_factor.client
    client.get("/admin/reports/locked/?q=a")
    assert set_up_totp(client) == "/accounts/2fa/recovery-codes/"
    codes_page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert 'href="/admin/reports/locked/?q=a"' in codes_page
    assert client.get("/admin/").status_code == 200
    assert 'href="/admin/' not in client.get("/accounts/2fa/recovery-codes/").content.decode()


@pytest.mark.usefixtures("_commits_at_once")
def test_setting_up_a_factor_is_announced_by_mail(editor_without_factor: Actor) -> None:
    set_up_totp(editor_without_factor.client)
    assert "Authenticator app added" in " ".join(str(message.subject) for message in mail.outbox)


@pytest.mark.parametrize(
    "headers",
    [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}],
    ids=["xhr", "json"],
)
def test_scripts_of_staff_without_a_factor_get_403(
    headers: dict[str, str], editor_without_factor: Actor
) -> None:
    assert editor_without_factor.client.get("/admin/", headers=headers).status_code == 403


def test_data_sent_by_staff_without_a_factor_does_nothing(editor_without_factor: Actor) -> None:
    response = editor_without_factor.client.post("/admin/account/", {"first_name": "Eve"})
    assert response.status_code == 302
    assert editor_without_factor.client.session["after_second_factor"] == "/admin/"


def test_a_superuser_needs_a_factor_too() -> None:
    user = make_person("root@example.org", is_superuser=True, is_staff=True)
    assert signed_in_client(user).get("/admin/")["Location"] == SET_UP


def test_a_session_older_than_the_factor_must_confirm_and_comes_back(editor_without_factor: Actor) -> None:
    authenticator = add_second_factor(editor_without_factor.person)
    client = editor_without_factor.client
    response = client.get("/admin/pages/")
    assert response["Location"] == f"{CONFIRM}?next=%2Fadmin%2Fpages%2F"
    code = totp_code(secret_of(authenticator))
    confirmed = client.post(CONFIRM, {"code": code, "next": "/admin/pages/"})
    assert confirmed["Location"] == "/admin/pages/"
    assert client.get("/admin/").status_code == 200


def test_a_password_alone_cannot_replace_a_factor(editor_without_factor: Actor) -> None:
    add_second_factor(editor_without_factor.person)
    client = editor_without_factor.client
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for path in ("totp/deactivate/", "webauthn/add/", "recovery-codes/", "recovery-codes/generate/"):
        assert client.get(f"/accounts/2fa/{path}")["Location"].startswith(CONFIRM), path
        assert client.post(f"/accounts/2fa/{path}")["Location"] == f"{CONFIRM}?next=%2Faccounts%2F2fa%2F", (
            path
        )
    assert Authenticator.objects.filter(user=editor_without_factor.person, type="totp").exists()


def test_recovery_codes_alone_are_not_a_factor(editor_without_factor: Actor) -> None:
    Authenticator.objects.create(user=editor_without_factor.person, type="recovery_codes", data={})
    assert editor_without_factor.client.get("/admin/")["Location"] == SET_UP


def test_whoever_removes_the_last_factor_loses_the_admin(editor: Actor) -> None:
    editor.client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert editor.client.get("/admin/").status_code == 200
    editor.client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=editor.person).exists()
    assert editor.client.get("/admin/")["Location"] == SET_UP


def test_people_without_a_role_get_403_and_no_loop(learner: Actor) -> None:
    assert learner.client.get("/admin/").status_code == 403
    at_the_end = learner.client.get("/admin/login/?next=/admin/", follow=True)
    assert at_the_end.status_code == 403
    assert len(at_the_end.redirect_chain) == 2


def test_visitors_are_sent_to_sign_in(visitor: Actor) -> None:
    assert visitor.client.get("/admin/pages/")["Location"] == "/accounts/login/?next=/admin/pages/"


def test_staff_without_a_factor_can_sign_out_of_the_admin(editor_without_factor: Actor) -> None:
    editor_without_factor.client.post("/admin/logout/")
    assert "_auth_user_id" not in editor_without_factor.client.session


def test_signing_in_asks_staff_for_the_factor(client: Client) -> None:
    user = make_person("editor@example.org", role=EDITORS)
    authenticator = add_second_factor(user)
    answer = client.post(
        "/accounts/login/", {"login": user.email, "password": PASSWORD, "next": "/admin/pages/"}
    )
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"
    done = client.post("/accounts/2fa/authenticate/", {"code": totp_code(secret_of(authenticator))})
    assert done["Location"] == "/admin/pages/"
    assert client.get("/admin/").status_code == 200


def test_a_code_works_once(client: Client) -> None:
    user = make_person("editor@example.org", role=EDITORS)
    code = totp_code(secret_of(add_second_factor(user)))
    for expected in (302, 200):
        client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
        assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == expected
        client.logout()


@pytest.mark.parametrize(
    ("demo", "switch", "status"), [(True, True, 200), (True, False, 302), (False, True, 302)]
)
def test_only_the_demo_with_its_switch_lets_staff_in_without_a_factor(
    demo: bool, switch: bool, status: int, editor_without_factor: Actor, settings: Any
) -> None:
    settings.DEMO, settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = demo, switch
    assert editor_without_factor.client.get("/admin/").status_code == status


def test_the_demo_lets_nobody_in_without_a_role(learner: Actor, settings: Any) -> None:
    settings.DEMO = settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR = True
    assert learner.client.get("/admin/").status_code == 403


def queries_about_factors(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(path)
    return sum("mfa_authenticator" in query["sql"] for query in queries)


def test_the_rule_costs_one_query_in_the_admin(editor: Actor) -> None:
    assert queries_about_factors(editor.client, "/admin/pages/") == 1


def test_other_pages_are_not_even_asked_for_their_user(editor: Actor) -> None:
    with CaptureQueriesContext(connection) as queries:
        editor.client.get("/api/v1/schema/")
    assert not [
        query["sql"] for query in queries if "session" in query["sql"] or "users_user" in query["sql"]
    ]


def request_of(actor: Actor) -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = actor.client.session
    if actor.user is not None:
        request.user = actor.user
    return request


def test_adding_another_factor_does_not_count_as_showing_one(editor_without_factor: Actor) -> None:
    add_second_factor(editor_without_factor.person)
    request = request_of(editor_without_factor)
    passkey = Authenticator.objects.create(user=editor_without_factor.person, type="webauthn", data={})
    note_first_factor(request, editor_without_factor.person, passkey)
    assert not session_has_shown_factor(request)
