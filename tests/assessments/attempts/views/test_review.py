"""All answers before submitting, and submitting."""

import pytest
from django.urls import reverse

from assessments.models import Attempt, Outcome, Submission
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_attempt
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db


def address(run: Attempt) -> str:
    return reverse("assessments:review", args=[run.public_id])


def test_all_answers_are_listed_in_words_with_a_way_to_change_each(learner: Actor) -> None:
    answers = {**PROJECT_ANSWERS, "tools": ["charts", "boards"], "months": 1250 - 700}
    run = make_attempt(learner=learner.person, answers=answers, held=["capm"])

    text = learner.client.get(address(run)).text

    for words in (
        "Your week",
        "What fills your week?",
        "Projects",
        "Boards and Charts",
        "45 years and 10 months",
        "capm",
    ):
        assert words in text
    part = reverse("assessments:section", args=[run.public_id, "week"])
    assert f'href="{part}?then=review#q-planning"' in text
    assert "still need" not in text


def test_hidden_question_is_not_listed(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=WORK_ANSWERS)

    assert "Do you lead a project?" not in learner.client.get(address(run)).text


def test_what_is_missing_is_named_and_linked_and_what_was_skipped_is_said(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers={"share": "projects", "planning": "2"})

    text = learner.client.get(address(run)).text

    assert "2 questions still need an answer" in text
    part = reverse("assessments:section", args=[run.public_id, "week"])
    assert f'<a href="{part}?then=review#q-lead">Do you lead a project?</a>' in text
    assert text.count("No answer yet") == 2
    assert text.count("Skipped") == 2


def test_run_with_a_gap_is_not_submitted_and_the_gap_takes_the_focus(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers={"share": "projects", "planning": "2", "lead": "no"})

    response = learner.client.post(address(run))

    assert response.status_code == 422
    assert "1 question still needs an answer" in response.text
    assert "autofocus" in response.text
    assert "autofocus" not in learner.client.get(address(run)).text
    assert not Submission.objects.exists()


def test_submitting_leads_to_the_result(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)

    response = learner.client.post(address(run))

    submission = Submission.objects.get()
    assert response["Location"] == reverse("assessments:result", args=[submission.public_id])


def test_submitting_twice_leads_to_the_one_outcome(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)

    first, second = (learner.client.post(address(run))["Location"] for _time in range(2))

    assert first == second == learner.client.get(address(run))["Location"]
    assert Outcome.objects.count() == 1


def test_stranger_neither_sees_nor_submits(learner: Actor, other_learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)

    assert other_learner.client.get(address(run)).status_code == 404
    assert other_learner.client.post(address(run)).status_code == 404
    assert not Submission.objects.exists()


def test_queries_do_not_grow_with_the_catalogue(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    page = make_catalogue_page()

    assert_queries_do_not_grow(
        lambda number: [make_certification(page) for _one in range(number)],
        lambda: learner.client.get(address(run)),
    )
