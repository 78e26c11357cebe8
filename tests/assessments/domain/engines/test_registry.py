"""Engines by version."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from assessments.domain.engines.registry import CURRENT, engine_of
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.random_evaluations import Case, cases
from tests.builders.snapshots import AS_OF
from tests.builders.worked_instrument import worked_instrument


def test_current_engine_says_its_own_version() -> None:
    engine = engine_of(CURRENT)
    outcome = engine.evaluate(engine.prepare(worked_instrument()), {}, (), Snapshot((), ()), AS_OF)

    assert outcome.engine == engine.version == CURRENT


def test_engine_asks_questions() -> None:
    engine = engine_of(1)

    assert engine.visible_questions(engine.prepare(worked_instrument()), {"q2": "third"}) == (
        "q1",
        "q2",
        "q3",
        "q4",
        "tools",
        "months",
    )


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
@settings(max_examples=10)
@given(case=cases(most_certifications=3))
def test_engine_judges_as_it_evaluates_but_for_the_margin(version: int, case: Case) -> None:
    engine = engine_of(version)
    inputs = (engine.prepare(case.definition), case.sheet, case.held, case.snapshot, case.as_of)

    assert engine.judge(*inputs) == replace(engine.evaluate(*inputs), margin=None)


def test_there_is_no_engine_zero() -> None:
    with pytest.raises(KeyError):
        engine_of(0)
