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
    SameAnswerCondition,
    ScoreCondition,
)
from assessments.domain.definitions.definition import ExploreKind, Stage
from assessments.domain.engines.registry import CURRENT
from assessments.domain.outcomes.document import outcome_document, parse_outcome
from assessments.domain.outcomes.outcome import (
    Check,
    Limit,
    Outcome,
    Placement,
    PlanEntry,
    Requirement,
    Rung,
    Standing,
    Why,
)
from tests.golden.corpus import NEVER_SAID, OPEN, GoldenCase, golden_cases, outcome_anew

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

    never = NEVER_SAID[engine]
    assert {*Placement, *Standing, *Requirement, *Why, *ExploreKind} - never <= met
    assert met.isdisjoint(never)
    assert {(condition, holds) for condition in CONDITIONS for holds in (True, False)} <= met
    assert {f"reason {code}" for code in ("rule", "answer", "not_sure")} <= met
    assert {"other path held", "points lacking", "no points lacking", "waived", "opens"} <= met


@pytest.mark.parametrize("engine", [1, 2])
def test_cases_have_the_reasons_of_scores(engine: int) -> None:
    assert {"reason score", "reason difference"} <= {*_all_met(engine)}


def test_cases_of_ladders_have_everything_that_one_can_have() -> None:
    met = {*_all_met(3)}

    assert {*Rung, *Limit, *Stage, (SameAnswerCondition, True), (SameAnswerCondition, False)} <= met
    assert {"reason wish", "moves", "left open", "tools", "announced"} <= met
    assert {f"reason of a step {code}" for code in ("role", "kind", "region", "circumstance")} <= met
    assert {("instead", limit) for limit in Limit} | {"0 instead", "1 instead", "2 instead"} <= met
    assert {f"margin {margin}" for margin in (1, 2, 3, None)} <= met


def _all_met(engine: int) -> Iterator[object]:
    for case in golden_cases(engine):
        yield from _met(parse_outcome(case.document["outcome"]))


def _met(outcome: Outcome) -> Iterator[object]:
    yield outcome.kind
    yield f"margin {outcome.margin}"
    yield from (f"reason {reason.code}" for reason in outcome.reasons)
    yield from (placed.placement for placed in outcome.placements)
    yield from (name for name in ("moves", "tools", "announced") if getattr(outcome, name))
    yield "left open" if outcome.left_open else "nothing left open"
    yield from (reached.stage for reached in (outcome.bearings.stages if outcome.bearings else ()))
    for group in outcome.decided_by.groups:
        yield from map(_side, group)
    for other in outcome.others:
        yield "other path held" if other.held else "other path failed"
        if other.failing:
            yield _side(other.failing)
            yield "no points lacking" if other.failing.lacking is None else "points lacking"
    for entry in outcome.plan:
        yield from _met_in_step(entry)


def _met_in_step(entry: PlanEntry) -> Iterator[object]:
    found = entry.eligibility
    yield from (found.standing, "opens" if entry.opens else "", "waived" if found.waived else "")
    yield from (part.requirement for part in found.missing)
    yield from (part.requirement for part in found.unknown)
    yield from (part.why for part in found.unknown)
    yield from (entry.rung, *entry.limits, f"{len(entry.instead)} instead")
    yield from (("instead", limit) for item in entry.instead for limit in item.limits)
    yield from (f"reason of a step {reason.code}" for reason in entry.reasons)


def _side(check: Check) -> tuple[type, bool]:
    return type(check.condition), check.holds
