"""What moved the demo's learner from attempt to attempt, by the real questionnaires and catalogue."""

from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.attribution import Attribution, Cause, PlanMoveKind, Situation, attribute
from assessments.domain.engines.registry import engine_for, engine_of
from assessments.domain.outcomes.outcome import Outcome
from portal.demo.learner import WrittenAttempt, written_attempts
from portal.demo.months import months_before
from tests.factories.real_catalogue import real_snapshot
from tests.portal.demo.versions import definition, learner_sheets

ANSWERS, HELD, QUESTIONNAIRE, TIME = Cause.ANSWERS, Cause.HELD, Cause.QUESTIONNAIRE, Cause.TIME
LOADED = datetime(2026, 12, 1, 12, tzinfo=UTC)


def day(months: int) -> date:
    return months_before(LOADED, months).date()


def situation(attempt: WrittenAttempt, sheet: Sheet) -> Situation:
    held = (
        Held(
            item["slug"],
            day(item["earned_months_before"]),
            day(item["earned_months_before"] - item["valid_months"]),
        )
        for item in attempt.held
    )
    asked = definition(attempt.version)
    return Situation(
        asked, sheet, tuple(held), real_snapshot(), day(attempt.months_before), engine_for(asked).version
    )


@cache
def prepared(number: int) -> Any:
    asked = definition(number)
    return engine_for(asked).prepare(asked)


def judged(made: Situation) -> Outcome:
    number = next(number for number in (1, 2) if definition(number) is made.definition)
    return engine_of(made.engine).judge(prepared(number), made.sheet, made.held, made.snapshot, made.as_of)


@pytest.fixture(scope="module")
def situations() -> list[Situation]:
    return [
        situation(attempt, sheet) for attempt, sheet in zip(written_attempts(), learner_sheets(), strict=True)
    ]


@pytest.fixture(scope="module")
def moves(situations: list[Situation]) -> list[Attribution]:
    return [attribute(earlier, later, judged) for earlier, later in pairwise(situations)]


def test_causes_are_those_that_the_attempts_tell(moves: list[Attribution]) -> None:
    assert [move.causes for move in moves] == [
        (ANSWERS, TIME),
        (ANSWERS, HELD, TIME),
        (ANSWERS, HELD, QUESTIONNAIRE, TIME),
    ]
    assert [move.asks_anew for move in moves] == [False, False, True]


def test_path_moves_by_the_answers_then_by_the_new_questionnaire(moves: list[Attribution]) -> None:
    assert [(move.path.changed, move.path.sets) for move in moves] == [
        (True, ((ANSWERS,),)),
        (False, ()),
        (True, ((QUESTIONNAIRE,),)),
    ]
    assert [move.path_answers for move in moves] == [(), (), ()]


def test_certification_that_was_earned_takes_itself_out_of_the_plan(moves: list[Attribution]) -> None:
    left = {move.slug: move.moved.sets for move in moves[1].plan if move.kind is PlanMoveKind.LEFT}
    assert left["capm"] == ((HELD,),)
