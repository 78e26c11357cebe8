"""What moved an outcome: each cause alone."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from assessments.domain.attribution import (
    Attribution,
    Cause,
    CauseSets,
    CauseShare,
    PlanMove,
    PlanMoveKind,
    Situation,
    Split,
    attribute,
    is_borderline_move,
)
from assessments.domain.definitions.conditions import Bound, ScoreCondition
from assessments.domain.definitions.guarantees import Assertion, Mirror
from assessments.domain.outcomes.outcome import Outcome
from tests.builders.situations import SHEET, TWO_YEARS_LATER, evaluated, situation
from tests.builders.snapshots import AS_OF

ANSWERS, HELD, QUESTIONNAIRE = Cause.ANSWERS, Cause.HELD, Cause.QUESTIONNAIRE
CATALOGUE, TIME, ENGINE = Cause.CATALOGUE, Cause.TIME, Cause.ENGINE
STAYED = CauseSets(changed=False, sets=())
TRAINED = {**SHEET, "hours": 40}
FEW = {**SHEET, "plans": "1", "dates": "2"}


def by(*causes: Cause) -> CauseSets:
    """CauseSets by one set of causes."""
    return CauseSets(changed=True, sets=(causes,))


def attributed(earlier: Situation, later: Situation) -> Attribution:
    return attribute(earlier, later, evaluated)


def split(found: Attribution, dimension: str = "project") -> dict[Cause, Fraction]:
    return {
        share.cause: share.amount
        for item in found.splits
        if item.dimension == dimension
        for share in item.shares
    }


def test_nothing_is_attributed_between_equal_situations() -> None:
    assert attributed(situation(), situation()) == Attribution((), STAYED, (), (), (), (), ())


def test_answers_alone_move_score_path_and_plan() -> None:
    found = attributed(situation(FEW), situation(SHEET))

    assert found.causes == (ANSWERS,)
    assert (found.path, found.path_needs) == (by(ANSWERS), (ANSWERS,))
    assert found.splits == (
        Split("project", Fraction(1, 8), Fraction(6, 8), (CauseShare(ANSWERS, Fraction(5, 8)),)),
    )
    assert found.plan == (
        PlanMove(PlanMoveKind.ENTERED, "capm", by(ANSWERS)),
        PlanMove(PlanMoveKind.ENTERED, "pmp", by(ANSWERS)),
        PlanMove(PlanMoveKind.FIRST, "capm", by(ANSWERS)),
    )


def test_held_certification_alone_moves_the_plan_and_not_the_path() -> None:
    found = attributed(situation(), situation(held=("capm",)))

    assert (found.causes, found.path, found.splits) == ((HELD,), STAYED, ())
    assert found.plan == (
        PlanMove(PlanMoveKind.LEFT, "capm", by(HELD)),
        PlanMove(PlanMoveKind.FIRST, "pmp", by(HELD)),
    )


def test_rules_of_another_questionnaire_alone_move_the_path_and_no_score() -> None:
    sheet = {**SHEET, "plans": "3", "dates": "3"}
    found = attributed(situation(sheet), situation(sheet, "strict"))

    assert (found.causes, found.path, found.splits) == ((QUESTIONNAIRE,), by(QUESTIONNAIRE), ())


def test_points_of_another_questionnaire_alone_move_a_score() -> None:
    sheet = {**SHEET, "plans": "5", "dates": "1"}
    found = attributed(situation(sheet), situation(sheet, "heavy"))

    assert found.path == STAYED
    # 4 of 8, then 12 of 16.
    assert split(found) == {QUESTIONNAIRE: Fraction(1, 4)}


def test_catalogue_alone_moves_the_plan() -> None:
    found = attributed(situation(), situation(catalogue="more"))

    assert (found.causes, found.path) == ((CATALOGUE,), STAYED)
    assert found.plan == (PlanMove(PlanMoveKind.ENTERED, "psm", by(CATALOGUE)),)


def test_time_alone_closes_what_rests_on_a_fact_that_went_stale() -> None:
    fresh, stale = (situation(TRAINED, as_of=day) for day in (AS_OF, TWO_YEARS_LATER))
    found = attributed(fresh, stale)

    assert (found.causes, found.path, found.splits) == ((TIME,), STAYED, ())
    assert found.plan == (PlanMove(PlanMoveKind.CLOSED, "pmp", by(TIME)),)
    assert attributed(stale, fresh).plan == (PlanMove(PlanMoveKind.OPENED, "pmp", by(TIME)),)


def test_time_alone_changes_what_comes_first() -> None:
    fresh, stale = (situation(TRAINED, catalogue="other", as_of=day) for day in (AS_OF, TWO_YEARS_LATER))
    assert PlanMove(PlanMoveKind.FIRST, "psm", by(TIME)) in attributed(fresh, stale).plan


def test_another_engine_alone_moves_what_it_judges_otherwise() -> None:
    def with_second_engine(made: Situation) -> Outcome:
        outcome = evaluated(replace(made, engine=1))
        return outcome if made.engine == 1 else replace(outcome, path="later", plan=())

    found = attribute(situation(), situation(engine=2), with_second_engine)

    assert (found.causes, found.path, found.splits) == ((ENGINE,), by(ENGINE), ())
    assert [(move.kind, move.slug, move.moved) for move in found.plan] == [
        (PlanMoveKind.LEFT, "capm", by(ENGINE)),
        (PlanMoveKind.LEFT, "pmp", by(ENGINE)),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"texts": (("en", (("title", "Another title"),)),)},
        {"mirror": Mirror(dimensions=(("project", "work"),))},
        {"assertions": (Assertion("project", ScoreCondition("project", Bound.AT_LEAST, 50)),)},
    ],
)
def test_what_no_outcome_rests_on_is_no_cause(fields: dict[str, Any]) -> None:
    other = replace(situation(), definition=replace(situation().definition, **fields))

    assert other != situation()
    assert attributed(situation(), other).causes == ()


@pytest.mark.parametrize(
    ("earlier", "later", "path", "expected"),
    [(1, 1, "work", True), (0, 1, "work", True), (1, 2, "work", False), (None, 1, "work", False)],
)
def test_move_is_borderline_move_between_two_borderline_outcomes(
    earlier: int | None, later: int | None, path: str, expected: bool
) -> None:
    before = replace(evaluated(situation()), margin=earlier)
    after = replace(before, path=path, margin=later)

    assert is_borderline_move(before, after) is expected
    assert not is_borderline_move(before, replace(after, path=before.path))
