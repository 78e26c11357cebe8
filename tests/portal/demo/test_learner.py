"""The demo learner's attempts as written."""

from datetime import UTC, datetime

import pytest

from assessments.domain.engines.registry import engine_for
from portal.demo.assessment import VERSIONS
from portal.demo.learner import written_attempts
from portal.demo.months import months_before
from tests.portal.demo.versions import definition, learner_sheets

# He has no years in business to tell, of which the first edition asks.
LEFT_OPEN = {"months_business"}


def test_each_attempt_answers_every_question_that_is_shown_and_no_other() -> None:
    for attempt, sheet in zip(written_attempts(), learner_sheets(), strict=True):
        asked = definition(attempt.version)
        engine = engine_for(asked)
        shown = set(engine.visible_questions(engine.prepare(asked), sheet))
        assert shown - set(sheet) <= LEFT_OPEN
        assert set(sheet) <= shown | {"months_programmes"}


def test_experience_never_shrinks() -> None:
    attempts = written_attempts()
    for key, versions in {
        "months_projects": {1},
        "months_operations": {1},
        "months_projects_recent": {1, 2},
        "training_hours": {1, 2},
    }.items():
        told = [int(str(attempt.answers[key])) for attempt in attempts if attempt.version in versions]
        assert told == sorted(told)


def test_each_attempt_is_of_the_version_that_was_live() -> None:
    for attempt in written_attempts():
        live = [
            number
            for number, written in enumerate(VERSIONS, 1)
            if written.months_before > attempt.months_before
        ]
        assert attempt.version == live[-1]


def test_what_is_carried_to_the_second_version_is_what_both_ask() -> None:
    *_earlier, last = written_attempts()
    carried = set(learner_sheets()[-1]) - set(last.answers)

    assert carried == {"education", "by_when"}


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
