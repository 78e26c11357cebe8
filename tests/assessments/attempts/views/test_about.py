"""An assessment before the start, and the start."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.access import VISITOR_COOKIE, digest_of_token
from assessments.models import Attempt
from tests.factories.assessments import make_assessment, make_attempt
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    return reverse("assessments:about", args=[make_assessment().slug])


def test_reader_learns_what_it_is_how_long_it_takes_and_what_happens_with_answers(
    address: str, visitor: Actor
) -> None:
    text = visitor.client.get(address).text

    assert "A short assessment" in text
    assert "Takes about 1 minute" in text
    assert "6 questions at most" in text
    assert "Up to 4 questions decide your path. Up to 2 more" in text
    assert "for 30 days" in text
    assert "Your certifications" in text


def test_learner_is_told_that_answers_stay_with_the_account(address: str, learner: Actor) -> None:
    text = learner.client.get(address).text

    assert "We keep them with your account. You can download or" in text
    assert "for 30 days" not in text


def test_looking_sets_no_cookie_but_that_of_the_form(address: str, visitor: Actor) -> None:
    assert set(visitor.client.get(address).cookies) == {"csrftoken"}


def test_visitor_starts_a_run_that_their_browser_alone_finds(address: str, visitor: Actor) -> None:
    response = visitor.client.post(address)

    run = Attempt.objects.get()
    assert response["Location"] == reverse("assessments:attempt", args=[run.public_id])
    cookie = response.cookies[VISITOR_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert len(cookie.value) >= 43
    assert run.visitor == digest_of_token(cookie.value)
    assert visitor.client.get(response["Location"]).status_code == 302
    assert Client().get(response["Location"]).status_code == 404


def test_pressing_start_again_keeps_the_cookie(address: str, visitor: Actor) -> None:
    first, second = (visitor.client.post(address).cookies[VISITOR_COOKIE].value for _run in range(2))

    assert first == second
    assert Attempt.objects.values_list("visitor").distinct().count() == 1


def test_learner_starts_a_run_of_their_own_without_a_cookie(address: str, learner: Actor) -> None:
    response = learner.client.post(address)

    assert Attempt.objects.get().learner == learner.person
    assert VISITOR_COOKIE not in response.cookies


def test_pressing_start_again_goes_on_with_the_run_that_has_no_answer(
    address: str, learner: Actor, other_learner: Actor
) -> None:
    first, second = (learner.client.post(address)["Location"] for _time in range(2))
    assert first == second

    answer = reverse("assessments:answer", args=[Attempt.objects.get().public_id, "share"])
    learner.client.post(answer, {"value": "half", "revision": 0}, content_type="application/json")
    assert learner.client.post(address)["Location"] != first
    other_learner.client.post(address)
    assert Attempt.objects.filter(learner=other_learner.person).count() == 1


def test_open_run_is_offered_before_a_new_one(address: str, learner: Actor) -> None:
    learner.client.post(address)
    run = Attempt.objects.get()
    other = make_attempt(make_assessment("Other").current_version, learner=learner.person)

    text = learner.client.get(address).text

    assert reverse("assessments:attempt", args=[run.public_id]) in text
    assert str(other.public_id) not in text


def test_start_needs_the_token_of_the_form(address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403


def test_draft_and_unknown_assessment_are_not_there(visitor: Actor) -> None:
    draft = make_assessment()
    draft.live = False
    draft.save(update_fields=["live"])

    for slug in (draft.slug, "none-of-this-name"):
        address = reverse("assessments:about", args=[slug])
        assert visitor.client.get(address).status_code == 404
        assert visitor.client.post(address).status_code == 404
    assert not Attempt.objects.exists()
