"""The answers behind a stored outcome."""

import pytest

from assessments.results.queries.answers import counted_answers, sheet_in
from tests.factories.assessments import PROJECT_ANSWERS, WORK_ANSWERS, make_outcome

pytestmark = pytest.mark.django_db


def test_answer_to_a_question_that_was_hidden_is_there_and_does_not_count() -> None:
    outcome = make_outcome(answers={**WORK_ANSWERS, "lead": "yes"})

    assert sheet_in(outcome) == {**WORK_ANSWERS, "lead": "yes"}
    assert counted_answers(outcome) == WORK_ANSWERS


def test_every_answer_to_a_question_that_was_asked_counts() -> None:
    answers = {**PROJECT_ANSWERS, "tools": ["boards", "charts"], "months": 22}

    assert counted_answers(make_outcome(answers=answers)) == {**answers, "tools": ("boards", "charts")}
