"""Everybody sees where they are signed in, and can end all of it but the browser before them."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import transaction
from django.test import Client

from portal.users.browsers import kind_of_browser
from portal.users.personal_data import export_personal_data
from portal.users.session_list import prune_session_list
from tests.support.authenticator_app import still_clock, totp_code
from tests.support.cast import PASSWORD, Actor, confirm, make_person
from tests.support.mailbox import link_in_mail
from tests.support.queries import assert_queries_do_not_grow

__all__ = ["still_clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

SESSIONS = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
NEW_PASSWORD = "Long-enough-9"


def sign_in(email: str, agent: str = FIREFOX, address: str = "203.0.113.7") -> Client:
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    assert is_signed_in(client)
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/accounts/profile/").status_code == 200


@pytest.fixture
def elsewhere(learner: Actor) -> Client:
    return sign_in(learner.person.email)


@pytest.fixture
def _commits_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction, "on_commit", lambda callback, *_args, **_kwargs: callback())


def test_the_list_shows_each_browser_and_which_one_this_is(learner: Actor, elsewhere: Client) -> None:
    page = elsewhere.get(SESSIONS).content.decode()
    assert "Firefox on Linux" in page
    assert "Unknown browser" in page
    assert page.count("This browser") == 1


def test_nobody_sees_the_sessions_of_others(learner: Actor, other_learner: Actor) -> None:
    sign_in(other_learner.person.email)
    assert "Firefox" not in learner.client.get(SESSIONS).content.decode()


def test_no_address_of_the_network_and_no_exact_browser_is_kept(learner: Actor, elsewhere: Client) -> None:
    kept = UserSession.objects.filter(user=learner.person).values("ip", "user_agent", "data")
    assert "203.0.113.7" not in str(list(kept))
    assert "145" not in str(list(kept))


def test_signing_out_elsewhere_ends_every_other_session_and_not_this_one(
    learner: Actor, other_learner: Actor, elsewhere: Client
) -> None:
    page = elsewhere.post(SESSIONS, follow=True).content.decode()
    assert "You have signed out everywhere else." in page
    assert is_signed_in(elsewhere)
    assert not is_signed_in(learner.client)
    assert is_signed_in(other_learner.client)
    assert UserSession.objects.filter(user=learner.person).count() == 1


def test_sessions_that_no_list_knows_end_too(learner: Actor, elsewhere: Client) -> None:
    UserSession.objects.all().delete()
    elsewhere.post(SESSIONS)
    assert not is_signed_in(learner.client)
    assert is_signed_in(elsewhere)


def test_a_session_from_before_is_listed_from_its_first_visit_on(learner: Actor, elsewhere: Client) -> None:
    UserSession.objects.all().delete()
    assert "Firefox on Linux" in elsewhere.get(SESSIONS).content.decode()


def test_a_changed_password_ends_the_other_sessions(learner: Actor, elsewhere: Client) -> None:
    data = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD}
    elsewhere.post("/accounts/password/change/", data)
    assert not is_signed_in(learner.client)
    assert is_signed_in(elsewhere)
    assert list(Session.objects.values_list("pk", flat=True)) == [elsewhere.session.session_key]
    assert elsewhere.get(SESSIONS).content.decode().count("Firefox on Linux") == 1


def test_a_reset_password_ends_all_sessions(learner: Actor, elsewhere: Client) -> None:
    stranger = Client()
    stranger.post("/accounts/password/reset/", {"email": learner.person.email})
    form = stranger.get(link_in_mail())["Location"]
    stranger.post(form, {"password1": NEW_PASSWORD})
    assert "was reset" in mail.outbox[-1].subject
    assert not is_signed_in(learner.client)
    assert not is_signed_in(elsewhere)
    assert not UserSession.objects.filter(user=learner.person).exists()


@pytest.mark.usefixtures("_commits_at_once")
def test_a_new_and_a_removed_factor_end_the_other_sessions(learner: Actor, elsewhere: Client) -> None:
    confirm(Actor(user=learner.person, client=elsewhere))
    secret = elsewhere.get("/accounts/2fa/totp/activate/").context["form"].secret
    elsewhere.post("/accounts/2fa/totp/activate/", {"code": totp_code(secret)})
    assert not is_signed_in(learner.client)
    third = Client()
    third.force_login(type(learner.person).objects.get(pk=learner.person.pk))
    elsewhere.post("/accounts/2fa/totp/deactivate/")
    assert not is_signed_in(third)
    assert is_signed_in(elsewhere)


def test_signing_out_takes_the_session_off_the_list(learner: Actor, elsewhere: Client) -> None:
    elsewhere.post("/accounts/logout/")
    assert "Firefox" not in learner.client.get(SESSIONS).content.decode()
    assert UserSession.objects.filter(user=learner.person).count() == 1


def test_the_night_takes_away_what_is_listed_of_sessions_that_are_over(
    learner: Actor, elsewhere: Client
) -> None:
    Session.objects.filter(pk=elsewhere.session.session_key).delete()
    prune_session_list()
    assert UserSession.objects.count() == 1


def test_the_copy_of_ones_data_tells_the_sign_ins(learner: Actor, elsewhere: Client) -> None:
    records = export_personal_data(learner.person)["account"]
    browsers = [record["browser"] for record in records if record["record"] == "sign-in"]
    assert sorted(map(str, browsers)) == ["", "Firefox/Linux"]


def test_the_list_costs_the_same_however_long() -> None:
    person = make_person("anna@example.org")
    client = sign_in(person.email)

    def make_more(number: int) -> None:
        for _each in range(number):
            sign_in(person.email)

    assert_queries_do_not_grow(make_more, lambda: client.get(SESSIONS))


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        (FIREFOX, "Firefox/Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 "
            "Safari/537.36 Edg/142.0.0.0",
            "Edge/Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
            "Version/18.6 Mobile/15E148 Safari/604.1",
            "Safari/iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile "
            "Safari/537.36",
            "Chrome/Android",
        ),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_known_by_its_kind_alone(agent: str, kind: str) -> None:
    assert kind_of_browser(agent) == kind
