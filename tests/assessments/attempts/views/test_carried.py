"""A retake begins with what somebody told of themselves the last time."""

from typing import Any

import pytest
from django.urls import reverse

from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.models import HELD_KEY, Assessment, Attempt
from tests.factories.assessments import NOW, PROJECT_ANSWERS, make_assessment, make_attempt, make_version
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def values(attempt: Attempt) -> dict[str, Any]:
    attempt.refresh_from_db()
    return {key: entry["value"] for key, entry in attempt.answers.items()}


@pytest.fixture
def assessment(learner: Actor) -> Assessment:
    """One that the learner has submitted with 40 months and a certification."""
    make_certification(make_catalogue_page(), slug="pmp")
    found = make_assessment()
    answers = {**PROJECT_ANSWERS, "months": 40}
    before = make_attempt(found.current_version, learner=learner.person, answers=answers, held=["pmp"])
    submit_attempt(before.pk, now=NOW)
    return found


@pytest.fixture
def retake(learner: Actor, assessment: Assessment) -> Attempt:
    """Their next attempt, just begun."""
    learner.client.post(reverse("assessments:about", args=[assessment.slug]))
    return Attempt.objects.get(submitted_at=None)


def test_background_and_held_certifications_are_carried_over_and_the_work_is_asked_anew(
    retake: Attempt,
) -> None:
    assert values(retake) == {"months": 40, HELD_KEY: [{"slug": "pmp"}]}
    assert retake.saved_at is None


def test_what_was_carried_over_is_shown_first_with_its_day(learner: Actor, retake: Attempt) -> None:
    response = learner.client.get(reverse("assessments:attempt", args=[retake.public_id]))
    assert response["Location"] == reverse("assessments:carried", args=[retake.public_id])

    text = learner.client.get(response["Location"]).text

    assert "Is this still right?" in text
    assert "from your answers of 1 December 2026" in text
    assert "3 years and 4 months" in text
    assert "PMP" in text


def test_one_press_confirms_all_of_it(learner: Actor, retake: Attempt) -> None:
    address = reverse("assessments:carried", args=[retake.public_id])

    response = learner.client.post(address)

    assert response["Location"] == reverse("assessments:section", args=[retake.public_id, "week"])
    assert values(retake) == {"months": 40, HELD_KEY: [{"slug": "pmp"}]}
    assert not any("carried" in entry for entry in retake.answers.values())
    assert learner.client.get(address)["Location"] == response["Location"]


def test_unconfirmed_answers_are_marked_and_confirmed_by_going_on(learner: Actor, retake: Attempt) -> None:
    address = reverse("assessments:section", args=[retake.public_id, "background"])
    text = learner.client.get(f"{address}?then=carried").text
    assert "Carried over from 1 December 2026: still right?" in text
    assert 'name="years.months" value="3"' in text

    response = learner.client.post(
        address,
        {
            "revision.tools": "0",
            "revision.months": "1",
            "years.months": "3",
            "answer.months": "4",
            "then": "carried",
        },
    )

    assert response["Location"] == reverse("assessments:carried", args=[retake.public_id])
    assert values(retake)["months"] == 40
    assert "carried" not in retake.answers["months"]


def test_other_persons_carried_answers_are_not_there(other_learner: Actor, retake: Attempt) -> None:
    address = reverse("assessments:carried", args=[retake.public_id])

    assert other_learner.client.get(address).status_code == 404
    assert other_learner.client.post(address).status_code == 404
    retake.refresh_from_db()
    assert "carried" in retake.answers["months"]


def test_answers_that_a_newer_version_does_not_take_are_asked_anew(
    learner: Actor, assessment: Assessment
) -> None:
    document = make_version().definition
    questions = [
        {**question, "most": 12} if question["key"] == "months" else question
        for question in document["questions"]
    ]
    make_version(assessment, questions=questions)
    learner.client.post(reverse("assessments:about", args=[assessment.slug]))

    assert values(Attempt.objects.get(submitted_at=None)) == {HELD_KEY: [{"slug": "pmp"}]}


def test_resuming_passes_over_what_was_carried_over(learner: Actor, retake: Attempt) -> None:
    learner.client.post(reverse("assessments:carried", args=[retake.public_id]))

    response = learner.client.get(reverse("assessments:attempt", args=[retake.public_id]))

    assert response["Location"] == reverse("assessments:section", args=[retake.public_id, "week"])
