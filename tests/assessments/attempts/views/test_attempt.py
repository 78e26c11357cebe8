"""Going on with a run where one left it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from assessments.models import HELD_KEY, Attempt
from tests.factories.assessments import NOW, PROJECT_ANSWERS, make_attempt, make_outcome, save
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def part(run: Attempt, section: str) -> str:
    return reverse("assessments:section", args=[run.public_id, section])


def leads_to(actor: Actor, run: Attempt) -> str:
    response = actor.client.get(reverse("assessments:attempt", args=[run.public_id]))
    assert response.status_code == 302
    return str(response["Location"])


def test_new_run_begins_with_the_first_part(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    assert leads_to(learner, run) == part(run, "week")


def test_part_with_unanswered_questions_is_gone_on_with(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers={"share": "projects", "planning": "2"})

    assert leads_to(learner, run) == part(run, "week")


def test_after_a_whole_part_the_next_one_comes(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)

    assert leads_to(learner, run) == part(run, "background")


def test_the_part_answered_last_counts_not_the_first_with_a_gap(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers={"share": "operations"})
    later = NOW + timedelta(minutes=5)
    save(run, "months", 3, expected=0, now=later)

    assert leads_to(learner, run) == part(run, "background")


def test_after_the_last_part_comes_the_review(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers={**PROJECT_ANSWERS, "tools": [], "months": 1})
    later = NOW + timedelta(minutes=5)
    save(run, HELD_KEY, [], expected=0, now=later)

    assert leads_to(learner, run) == reverse("assessments:review", args=[run.public_id])


def test_submitted_run_leads_to_its_result(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)

    address = reverse("assessments:result", args=[outcome.submission.public_id])
    assert leads_to(learner, outcome.submission.attempt) == address


def test_stranger_gets_the_same_404_for_anothers_run_and_for_none(
    learner: Actor, other_learner: Actor, visitor: Actor
) -> None:
    run = make_attempt(learner=learner.person)
    for actor in (other_learner, visitor):
        for public_id in (run.public_id, uuid4()):
            response = actor.client.get(reverse("assessments:attempt", args=[public_id]))
            assert response.status_code == 404


def test_visitor_is_told_how_to_come_back_by_signing_in(visitor: Actor) -> None:
    address = reverse("assessments:attempt", args=[uuid4()])

    assert f"/accounts/login/?next={address}" in visitor.client.get(address).text
