"""Starts, saves and submissions in a flood: taken as suspect, then refused, with everything still there."""

import json
import time
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from assessments.access import digest_of_token
from assessments.models import Attempt, Outcome, SuspectMark
from portal.shared.write_limits import BOUNDS, Bounds, Write
from tests.factories.assessments import PROJECT_ANSWERS, make_assessment, make_attempt
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

NOW = time.time()


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """One from an address is usual, two are taken; and the hour does not end meanwhile."""
    monkeypatch.setattr("portal.shared.write_limits.time.time", lambda: NOW)
    for write in (Write.STARTS, Write.SUBMISSIONS):
        monkeypatch.setitem(BOUNDS, write, Bounds(usual=1, most=2, open=3, suspect=1, account=2))
    monkeypatch.setitem(BOUNDS, Write.SAVES, Bounds(1, 1, 5, 0, 2))


def start(address: str = "192.0.2.1") -> Any:
    """Begin an attempt as a new browser does."""
    about = Attempt.objects.first() or make_assessment()
    assessment = about.version.assessment if isinstance(about, Attempt) else about
    return Client().post(reverse("assessments:about", args=[assessment.slug]), REMOTE_ADDR=address)


def test_starts_from_one_address_are_taken_marked_and_refused() -> None:
    assert [start().status_code for _number in range(4)] == [302, 302, 429, 429]

    assert Attempt.objects.count() == 2
    mark = SuspectMark.objects.get()
    assert (mark.reason, mark.marked_by, mark.attempt) == ("address", None, Attempt.objects.latest("pk"))
    assert not Session.objects.exists()


def test_refused_start_says_in_words_what_to_do() -> None:
    for _number in range(2):
        start()

    response = start()

    assert "We couldn’t start it just now" in response.text
    assert "Too much has come from your network in a short time" in response.text
    assert "try again in" in response.text
    assert int(response["Retry-After"]) > 0
    assert not response.cookies.get("portal_attempt")


def test_visitor_is_told_that_signing_in_is_a_way_round_a_flood_of_the_site(learner: Actor) -> None:
    for number in range(4):
        start(f"198.51.100.{number}")

    response = start()

    assert response.status_code == 429
    assert "Sign in to go on at once" in response.text
    about = Attempt.objects.latest("pk").version.assessment
    assert learner.client.post(reverse("assessments:about", args=[about.slug])).status_code == 302


def test_going_on_with_what_was_begun_is_no_start(visitor: Actor) -> None:
    address = reverse("assessments:about", args=[make_assessment().slug])

    assert {visitor.client.post(address).status_code for _number in range(5)} == {302}
    assert not SuspectMark.objects.exists()


def test_save_in_a_flood_is_refused_so_that_the_browser_sends_it_again(learner: Actor) -> None:
    attempt = make_attempt(learner=learner.person)
    address = reverse("assessments:answer", args=[attempt.public_id, "share"])

    def save(revision: int) -> Any:
        sent = json.dumps({"value": "half", "revision": revision})
        return learner.client.post(address, sent, content_type="application/json")

    assert save(0).status_code == 200
    response = save(1)
    assert (response.status_code, response.json()) == (429, {})
    assert "Retry-After" in response


def test_refused_section_still_has_everything_that_was_typed(learner: Actor) -> None:
    attempt = make_attempt(learner=learner.person)
    address = reverse("assessments:section", args=[attempt.public_id, "week"])
    learner.client.post(address, {})

    response = learner.client.post(address, {"answer.share": "operations", "revision.share": "0"})

    assert response.status_code == 429
    assert 'value="operations" checked' in response.text
    assert "Everything you typed is still here." in response.text
    attempt.refresh_from_db()
    assert attempt.answers == {}


def test_refused_list_of_certifications_still_has_its_ticks(learner: Actor) -> None:
    make_certification(make_catalogue_page(), slug="pmp")
    attempt = make_attempt(learner=learner.person)
    address = reverse("assessments:section", args=[attempt.public_id, "certifications-held"])
    learner.client.post(address, {})

    response = learner.client.post(address, {"held": "pmp", "until.pmp": "2027-06"})

    assert response.status_code == 429
    assert 'name="held" value="pmp"' in response.text


def test_submissions_are_taken_marked_and_refused_and_the_taken_get_their_result() -> None:
    tokens = [letter * 43 for letter in "abc"]
    statuses = []
    version = make_assessment().current_version
    for token in tokens:
        attempt = make_attempt(version, visitor=digest_of_token(token), answers=PROJECT_ANSWERS)
        client = Client()
        client.cookies["portal_attempt"] = token
        response = client.post(reverse("assessments:review", args=[attempt.public_id]))
        statuses.append(response.status_code)
        if response.status_code == 302:
            assert client.get(response["Location"]).status_code == 200

    assert statuses == [302, 302, 429]
    assert Outcome.objects.count() == 2
    assert SuspectMark.objects.get().attempt == Outcome.objects.latest("pk").submission.attempt
    assert "Your answers are saved but not sent yet" in response.text
