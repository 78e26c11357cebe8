"""The demo learner's runs as written."""

from datetime import UTC, datetime

import pytest

from portal.demo.learner import months_before, written_attempts
from tests.assessments.find_your_path import DEFINITION


def test_each_run_answers_every_question_that_is_always_shown() -> None:
    always = {question.key for question in DEFINITION.questions if not question.visible_if}

    for run in written_attempts():
        assert always - set(run.answers) <= {"months_business"}


def test_experience_never_shrinks() -> None:
    for key in ("months_projects", "months_operations", "training_hours"):
        told = [int(str(run.answers[key])) for run in written_attempts()]
        assert told == sorted(told)


@pytest.mark.parametrize(
    ("moment", "months", "expected"),
    [
        ((2026, 11, 25), 0, (2026, 11, 25)),
        ((2026, 11, 25), 11, (2025, 12, 25)),
        ((2026, 1, 5), 1, (2025, 12, 5)),
        ((2026, 3, 31), 1, (2026, 2, 28)),
        ((2026, 11, 25), -25, (2028, 12, 25)),
    ],
)
def test_months_are_counted_back_by_the_calendar(
    moment: tuple[int, int, int], months: int, expected: tuple[int, int, int]
) -> None:
    assert months_before(datetime(*moment, 9, 30, tzinfo=UTC), months) == datetime(
        *expected, 9, 30, tzinfo=UTC
    )
