"""What moved the demo's learner from run to run, on the real questionnaire and the real catalogue."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.sheet import Held
from assessments.domain.attribution import Attribution, Cause, PlanMoveKind, Situation, attribute
from assessments.domain.engines.registry import engine_for
from assessments.domain.outcomes.outcome import Outcome
from portal.demo.learner import WrittenAttempt, months_before, written_attempts
from tests.assessments.find_your_path import DEFINITION
from tests.factories.real_catalogue import real_snapshot

ANSWERS, HELD, TIME = Cause.ANSWERS, Cause.HELD, Cause.TIME
LOADED = datetime(2026, 12, 1, 12, tzinfo=UTC)
ENGINE = engine_for(DEFINITION)
PREPARED = ENGINE.prepare(DEFINITION)


def day(months: int) -> date:
    return months_before(LOADED, months).date()


def situation(run: WrittenAttempt) -> Situation:
    held = (
        Held(
            item["slug"],
            day(item["earned_months_before"]),
            day(item["earned_months_before"] - item["valid_months"]),
        )
        for item in run.held
    )
    sheet = sheet_of(DEFINITION, run.answers)
    return Situation(DEFINITION, sheet, tuple(held), real_snapshot(), day(run.months_before), ENGINE.version)


def judged(made: Situation) -> Outcome:
    return ENGINE.judge(PREPARED, made.sheet, made.held, made.snapshot, made.as_of)


@pytest.fixture(scope="module")
def moves() -> list[Attribution]:
    runs = [situation(run) for run in written_attempts()]
    return [attribute(earlier, later, judged) for earlier, later in pairwise(runs)]


def test_causes_are_those_that_the_runs_tell(moves: list[Attribution]) -> None:
    assert [move.causes for move in moves] == [
        (ANSWERS, TIME),
        (ANSWERS, HELD, TIME),
        (ANSWERS, HELD, TIME),
    ]


def test_path_moves_by_the_answers_and_not_by_one_of_them(moves: list[Attribution]) -> None:
    assert [(move.path.changed, move.path.sets) for move in moves] == [
        (True, ((ANSWERS,),)),
        (False, ()),
        (True, ((ANSWERS,),)),
    ]
    assert [move.path_answers for move in moves] == [(), (), ()]


def test_certification_that_was_earned_takes_itself_out_of_the_plan(moves: list[Attribution]) -> None:
    left = {move.slug: move.moved.sets for move in moves[1].plan if move.kind is PlanMoveKind.LEFT}
    assert left["capm"] == ((HELD,),)
