"""Engines by version."""

import pytest

from assessments.domain.engines import CURRENT, engine_of
from assessments.domain.snapshot import Snapshot
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


def test_there_is_no_engine_zero() -> None:
    with pytest.raises(KeyError):
        engine_of(0)
