"""Golden cases: every frozen engine gives for ever what it gave once (tests/golden)."""

import json
from collections.abc import Iterator

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    CountCondition,
    DifferenceCondition,
    NotSureCondition,
    NumberCondition,
    ScoreCondition,
)
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.engines.registry import CURRENT
from assessments.domain.outcomes.document import outcome_document, parse_outcome
from assessments.domain.outcomes.outcome import Check, Outcome, Placement, Requirement, Standing, Why
from tests.golden.corpus import OF_LATER_ENGINES, OPEN, GoldenCase, golden_cases, outcome_anew

ENGINES = tuple(engine for engine in range(1, CURRENT + 1) if engine not in OPEN)
CASES = tuple(case for engine in ENGINES for case in golden_cases(engine))
CONDITIONS = (
    AnswerCondition,
    CountCondition,
    DifferenceCondition,
    NotSureCondition,
    NumberCondition,
    ScoreCondition,
)
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"engine_{case.engine} {case.name}")


@every_case
def test_engine_gives_what_it_gave(case: GoldenCase) -> None:
    assert json.loads(outcome_anew(case)) == case.document["outcome"]
    assert outcome_anew(case) == case.outcome


@every_case
def test_stored_outcome_is_read_and_written_as_it_is(case: GoldenCase) -> None:
    assert canonical_json(outcome_document(parse_outcome(case.document["outcome"]))) == case.outcome


@pytest.mark.parametrize("engine", ENGINES)
def test_cases_have_everything_that_an_outcome_can_have(engine: int) -> None:
    met = {thing for case in golden_cases(engine) for thing in _met(parse_outcome(case.document["outcome"]))}

    assert {*Placement, *Standing, *Requirement, *Why, *ExploreKind} - OF_LATER_ENGINES <= met
    assert met.isdisjoint(OF_LATER_ENGINES)
    assert {(condition, holds) for condition in CONDITIONS for holds in (True, False)} <= met
    assert {f"reason {code}" for code in ("rule", "score", "difference", "answer", "not_sure")} <= met
    assert {"other path held", "points lacking", "no points lacking", "waived", "opens"} <= met


def _met(outcome: Outcome) -> Iterator[object]:
    yield outcome.kind
    yield from (f"reason {reason.code}" for reason in outcome.reasons)
    yield from (placed.placement for placed in outcome.placements)
    for group in outcome.decided_by.groups:
        yield from map(_side, group)
    for other in outcome.others:
        yield "other path held" if other.held else "other path failed"
        if other.failing:
            yield _side(other.failing)
            yield "no points lacking" if other.failing.lacking is None else "points lacking"
    for entry in outcome.plan:
        found = entry.eligibility
        yield from (found.standing, "opens" if entry.opens else "", "waived" if found.waived else "")
        yield from (part.requirement for part in found.missing)
        yield from (part.requirement for part in found.unknown)
        yield from (part.why for part in found.unknown)


def _side(check: Check) -> tuple[type, bool]:
    return type(check.condition), check.holds
