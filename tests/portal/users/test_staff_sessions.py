"""A session of staff ends when they are away, and when their day is over; what they typed does not."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from portal.users.roles import EDITORS
from portal.users.staff_sessions import BEGAN
from tests.support.authenticator_app import still_clock, totp_code
from tests.support.cast import PASSWORD, Actor, add_second_factor, make_person, secret_of
from tests.support.queries import recorded_queries

__all__ = ["still_clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

JSON = {"Accept": "application/json"}


def wait(client: Client, minutes: float, *, away: bool = True) -> None:
    """Let time pass: the session began so much earlier, and ends so much earlier if nobody was there."""
    session, gone = client.session, timedelta(minutes=minutes)
    session[BEGAN] -= gone.total_seconds()
    if away:
        end = datetime.fromisoformat(session["_session_expiry"]) - gone
        session["_session_expiry"] = end.isoformat()
    session.save()


def is_in(client: Client) -> bool:
    return client.get("/admin/pages/", follow=False).status_code == 200


def test_staff_are_signed_out_after_half_an_hour_away_from_every_page(editor: Actor) -> None:
    key = editor.client.session.session_key
    assert is_in(editor.client)
    wait(editor.client, 31)
    assert Session.objects.get(pk=key).expire_date < timezone.now()
    assert editor.client.get("/accounts/profile/").status_code == 302
    assert editor.client.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"


def test_whoever_does_something_stays_signed_in(editor: Actor) -> None:
    for _again in range(3):
        assert is_in(editor.client)
        wait(editor.client, 20)
    assert is_in(editor.client)


def test_a_day_of_staff_has_twelve_hours(editor: Actor) -> None:
    wait(editor.client, 11 * 60 + 50, away=False)
    assert is_in(editor.client)
    assert Session.objects.get().expire_date < timezone.now() + timedelta(minutes=11)
    wait(editor.client, 11)
    assert not is_in(editor.client)


@pytest.mark.parametrize(("hours", "may_stay"), [(11, True), (11.8, False)])
def test_nobody_is_offered_to_stay_beyond_twelve_hours(hours: float, may_stay: bool, editor: Actor) -> None:
    wait(editor.client, hours * 60, away=False)
    assert is_in(editor.client)
    told = editor.client.get("/admin/session/", headers=JSON).json()
    assert told["may_stay"] is may_stay
    wait(editor.client, 5)
    again = editor.client.post("/admin/session/", headers=JSON).json()
    assert (again["seconds"] > told["seconds"] - 200) is may_stay


def ping(client: Client) -> None:
    page = Page.objects.get(title="Home")
    address = reverse("wagtailadmin_editing_sessions:ping", args=("wagtailcore", "page", page.pk, 1))
    client.post(address)


def ask(client: Client) -> None:
    assert client.get("/admin/session/", headers={**JSON, "X-Background": "1"}).status_code == 200


def autosave(client: Client) -> None:
    content = {"title": "Home", "slug": "home", "body-count": "0"}
    client.post(f"/admin/pages/{Page.objects.get(title='Home').pk}/edit/", content, headers=JSON)


def stay(client: Client) -> None:
    assert client.post("/admin/session/", headers=JSON).status_code == 200


@pytest.mark.parametrize(("act", "keeps"), [(ping, False), (ask, False), (autosave, True), (stay, True)])
def test_what_a_page_does_by_itself_keeps_nobody_signed_in(act: object, keeps: bool, editor: Actor) -> None:
    assert callable(act)
    wait(editor.client, 20)
    act(editor.client)
    wait(editor.client, 11)
    assert is_in(editor.client) is keeps


def test_the_session_is_written_once_a_minute_at_most(editor: Actor) -> None:
    wait(editor.client, 5)
    written = []
    for _again in range(2):
        with recorded_queries() as statements:
            editor.client.get("/admin/pages/")
        written.append(sum('UPDATE "django_session"' in statement for statement in statements))
    assert written == [1, 0]


def test_to_stay_signed_in_is_for_those_without_a_role(client: Client) -> None:
    editor = make_person("editor@example.org", role=EDITORS)
    code = totp_code(secret_of(add_second_factor(editor)))
    client.post("/accounts/login/", {"login": editor.email, "password": PASSWORD, "remember": "on"})
    client.post("/accounts/2fa/authenticate/", {"code": code})
    assert Session.objects.get().expire_date < timezone.now() + timedelta(minutes=31)
    Session.objects.all().delete()
    learner = make_person("learner@example.org")
    Client().post("/accounts/login/", {"login": learner.email, "password": PASSWORD, "remember": "on"})
    assert Session.objects.get().expire_date > timezone.now() + timedelta(days=13)


def test_a_session_from_before_the_role_counts_from_its_sign_in(learner: Actor) -> None:
    session = learner.client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 13 * 3600
    session.save()
    learner.person.groups.add(Group.objects.get(name="Editors"))
    assert learner.client.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"
    assert learner.client.get("/accounts/profile/").status_code == 302


def test_autosave_hears_in_words_that_the_session_is_over(editor: Actor) -> None:
    wait(editor.client, 31)
    answer = editor.client.post("/admin/pages/2/edit/", {"title": "Home"}, headers=JSON)
    assert answer.status_code == 401
    assert answer.json()["success"] is False
    # Wagtail shows the sentence of this kind of error alone.
    assert answer.json()["error_code"] == "validation_error"
    assert "You are signed out" in answer.json()["error_message"]


def test_the_script_of_the_admin_learns_who_is_signed_in_and_for_how_long(editor: Actor) -> None:
    told = editor.client.get("/admin/session/", headers=JSON).json()
    assert told["person"] == str(editor.person.public_id)
    assert 1700 < told["seconds"] <= 1800
    assert len(told["csrf"]) > 30
    page = editor.client.get("/admin/").content.decode()
    assert f'data-person="{editor.person.public_id}"' in page
    assert "users/js/admin-session.js" in page
