"""Signing up, in, and out; forgotten passwords; a new address. What strangers learn from it: nothing."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import OperationalError
from django.test import Client

from tests.support.cast import PASSWORD, Actor, make_person
from tests.support.mailbox import code_in_mail, link_in_mail

pytestmark = pytest.mark.django_db

NEW_PASSWORD = "Long-enough-9"


def sign_up(client: Client, email: str, **extra: str) -> Any:
    data = {"email": email, "password1": NEW_PASSWORD, **extra}
    return client.post("/accounts/signup/", data)


def sign_in(client: Client, email: str, **extra: str) -> Any:
    return client.post("/accounts/login/", {"login": email, "password": PASSWORD, **extra})


def test_a_new_person_signs_up_with_a_code_from_the_mail(client: Client) -> None:
    assert sign_up(client, "Anna@Example.org")["Location"] == "/accounts/confirm-email/"
    assert client.get("/accounts/profile/").status_code == 302
    answer = client.post("/accounts/confirm-email/", {"code": code_in_mail()})
    assert answer["Location"] == "/accounts/"
    assert client.get("/accounts/profile/").status_code == 200
    assert get_user_model().objects.get().email == "anna@example.org"


def test_one_event_is_one_notice(client: Client) -> None:
    sign_up(client, "anna@example.org")
    page = client.post("/accounts/confirm-email/", {"code": code_in_mail()}, follow=True).content.decode()
    assert page.count('class="alert') == 1
    assert "You have confirmed anna@example.org." in page


@pytest.mark.parametrize(
    ("told", "kept"), [("Asia/Tokyo", "Asia/Tokyo"), ("Mars/Olympus", "UTC"), ("", "UTC")]
)
def test_a_new_account_has_the_zone_of_its_browser(told: str, kept: str, client: Client) -> None:
    sign_up(client, "anna@example.org", time_zone=told)
    assert get_user_model().objects.get().time_zone == kept


def test_a_wrong_code_signs_nobody_in(client: Client) -> None:
    sign_up(client, "anna@example.org")
    page = client.post("/accounts/confirm-email/", {"code": "AAAA-AAAA"}).content.decode()
    assert 'href="#id_code"' in page
    assert client.get("/accounts/profile/").status_code == 302


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short1", "too short"),
        ("password1234", "too common"),
        ("1029384756473", "only digits"),
        ("anna@example.org", "too close to your"),
    ],
)
def test_a_weak_password_is_refused_in_words(password: str, why: str, client: Client) -> None:
    page = sign_up(client, "anna@example.org", password1=password).content.decode()
    assert why in page
    assert not get_user_model().objects.exists()


def test_the_rules_for_passwords_stand_beside_the_field(client: Client) -> None:
    page = client.get("/accounts/signup/").content.decode()
    assert 'aria-describedby="id_password1_helptext"' in page
    assert "Use at least 8 characters, including at least one that is not a digit" in page


def test_a_refused_form_keeps_the_labels_of_the_first(client: Client) -> None:
    page = client.post("/accounts/login/", {"login": "", "password": ""}).content.decode()
    assert "<strong>Email address</strong>" in page
    assert "Keep me signed in" in page


def test_browsers_can_fill_in_the_fields(client: Client) -> None:
    signup = client.get("/accounts/signup/").content.decode()
    assert signup.count('autocomplete="new-password"') == 1
    login = client.get("/accounts/login/").content.decode()
    assert 'autocomplete="email"' in login
    assert 'autocomplete="current-password"' in login


def test_signing_up_with_a_known_address_looks_like_any_other(client: Client) -> None:
    make_person("known@example.org")
    known, unknown = sign_up(client, "known@example.org"), sign_up(Client(), "unknown@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert get_user_model().objects.filter(email="known@example.org").count() == 1
    to_known, to_unknown = mail.outbox
    assert "You already have an account with this address" in to_known.body
    assert ". Enter it on the page that is open in your browser:" in to_unknown.body


def test_asking_for_a_password_with_an_unknown_address_looks_like_any_other(client: Client) -> None:
    make_person("known@example.org")
    answers = [
        Client().post("/accounts/password/reset/", {"email": email})
        for email in ("known@example.org", "unknown@example.org")
    ]
    assert len({(answer.status_code, answer["Location"]) for answer in answers}) == 1
    assert "No account uses this address" in mail.outbox[1].body


def test_a_failed_sign_in_does_not_say_whether_the_account_exists(client: Client) -> None:
    make_person("known@example.org")
    pages = [
        Client().post("/accounts/login/", {"login": email, "password": "wrong"}).content.decode()
        for email in ("known@example.org", "unknown@example.org")
    ]
    errors = [re.findall(r"<li>([^<]*don’t match[^<]*)</li>", page) for page in pages]
    assert errors[0] == errors[1] != []


def test_guessing_passwords_is_slowed_down(client: Client) -> None:
    make_person("anna@example.org")
    for _attempt in range(5):
        client.post("/accounts/login/", {"login": "anna@example.org", "password": "wrong"})
    page = sign_in(client, "anna@example.org")
    assert page.status_code in {200, 429}
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("counters_are_away", [False, True])
def test_attempts_that_the_database_broke_off_are_not_held_against_anybody(
    counters_are_away: bool, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_args: Any, **_credentials: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    make_person("anna@example.org")
    client.raise_request_exception = False
    with monkeypatch.context() as away:
        away.setattr("allauth.account.adapter.authenticate", break_off)
        if counters_are_away:
            away.setattr("allauth.core.internal.ratelimit.RateLimitUsage.rollback", break_off)
        assert {sign_in(client, "anna@example.org").status_code for _attempt in range(5)} == {500}

    assert sign_in(client, "anna@example.org")["Location"] == "/accounts/"


def test_the_address_may_be_typed_in_any_case(client: Client) -> None:
    make_person("anna@example.org")
    assert sign_in(client, "ANNA@Example.org")["Location"] == "/accounts/"


def test_a_deactivated_person_cannot_sign_in(client: Client) -> None:
    make_person("anna@example.org", is_active=False)
    sign_in(client, "anna@example.org")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "http:evil.example",
        "https:///evil.example",
        "\thttps://evil.example/",
    ],
)
def test_signing_in_never_leads_to_another_site(address: str, client: Client) -> None:
    make_person("anna@example.org")
    answers = [
        sign_in(client, "anna@example.org", next=address),
        client.get("/accounts/login/", {"next": address}),
        client.post("/accounts/logout/", {"next": address}),
        client.get("/admin/login/", {"next": address}, follow=True),
    ]
    for answer in answers:
        location = answer.headers.get("Location", "")
        assert "evil" not in location or location.startswith("/accounts/"), location
        assert not location.startswith(("javascript", "http", "//"))


def test_signing_in_leads_back_inside_the_site(client: Client) -> None:
    make_person("anna@example.org")
    assert sign_in(client, "anna@example.org", next="/accounts/email/")["Location"] == "/accounts/email/"


def test_signing_out_takes_a_click(learner: Actor) -> None:
    assert learner.client.get("/accounts/logout/").status_code == 200
    assert learner.client.get("/accounts/profile/").status_code == 200
    learner.client.post("/accounts/logout/")
    assert learner.client.get("/accounts/profile/").status_code == 302


@pytest.mark.parametrize("path", ["/accounts/logout/", "/admin/logout/"])
@pytest.mark.parametrize("name", ["learner", "editor"])
def test_signing_out_by_either_address_takes_a_post_and_ends_the_session_on_the_server(
    path: str, name: str, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(name)
    key = actor.client.session.session_key
    assert "Sign out" in actor.client.get(path).content.decode()
    assert actor.client.get("/accounts/profile/").status_code == 200
    actor.client.post(path)
    assert not Session.objects.filter(pk=key).exists()
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = str(key)
    assert stolen.get("/accounts/profile/").status_code == 302


def test_a_session_outlives_a_new_secret_key_while_the_old_one_is_a_fallback(
    learner: Actor, other_learner: Actor, settings: Any
) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key", [settings.SECRET_KEY]
    assert learner.client.get("/accounts/profile/").status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    assert learner.client.get("/accounts/profile/").status_code == 200
    assert other_learner.client.get("/accounts/profile/").status_code == 302


def test_a_forgotten_password_is_reset_by_a_link_that_works_once(client: Client) -> None:
    make_person("anna@example.org")
    client.post("/accounts/password/reset/", {"email": "anna@example.org"})
    link = link_in_mail()
    form_address = client.get(link)["Location"]
    client.post(form_address, {"password1": NEW_PASSWORD})
    assert "Your password was reset" in mail.outbox[-1].subject
    assert client.login(email="anna@example.org", password=NEW_PASSWORD)
    assert "no longer works" in Client().get(link).content.decode()


def test_a_link_for_a_new_password_works_for_an_hour(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_person("anna@example.org")
    client.post("/accounts/password/reset/", {"email": "anna@example.org"})
    assert "within one hour" in mail.outbox[0].body
    link, asked_at = link_in_mail(), PasswordResetTokenGenerator()._now()
    for minutes, status in ((59, 302), (61, 200)):
        monkeypatch.setattr(
            PasswordResetTokenGenerator,
            "_now",
            lambda _self, late=timedelta(minutes=minutes): asked_at + late,
        )
        assert Client().get(link).status_code == status


def test_no_link_in_a_mail_is_made_from_what_the_browser_says_the_host_is(settings: Any) -> None:
    settings.BASE_URL = "https://paths.example"
    make_person("known@example.org")
    elsewhere = Client(headers={"Host": "localhost"})
    for email in ("known@example.org", "unknown@example.org"):
        elsewhere.post("/accounts/password/reset/", {"email": email})
    sign_up(elsewhere, "known@example.org")
    addresses = [re.findall(r"https?://[^/\s]+", str(message.body)) for message in mail.outbox]
    assert [set(found) for found in addresses] == [{"https://paths.example"}] * 3
    assert all(len(found) >= 2 for found in addresses)


def test_a_new_address_counts_once_its_code_is_typed(learner: Actor) -> None:
    learner.client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    learner.client.post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
    learner.person.refresh_from_db()
    assert learner.person.email == "learner@example.org"
    learner.client.post("/accounts/confirm-email/", {"code": code_in_mail()})
    learner.person.refresh_from_db()
    assert learner.person.email == "new@example.org"


def test_a_new_address_takes_the_password(learner: Actor) -> None:
    answer = learner.client.post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
    assert answer["Location"].startswith("/accounts/reauthenticate/")


def test_a_changed_password_is_announced(learner: Actor) -> None:
    data = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    learner.client.post("/accounts/password/change/", data)
    assert mail.outbox[-1].subject == "[Learning portal] Your password was changed"


def test_mails_are_plain_and_name_the_site(client: Client, settings: Any) -> None:
    settings.WAGTAIL_SITE_NAME = "Paths & Proofs"
    settings.BASE_URL = "https://paths.example"
    sign_up(client, "anna@example.org")
    (message,) = mail.outbox
    assert message.subject == "[Paths & Proofs] Your code to confirm your email address"
    assert message.body.endswith("--\nPaths & Proofs\nhttps://paths.example")
    assert not getattr(message, "alternatives", None)
