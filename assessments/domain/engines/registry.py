"""Every engine that a stored outcome may name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines import v1, v2
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot

# From what `prepare` gives, a sheet, certifications held, a catalogue and a day.
Evaluate = Callable[[Any, Sheet, tuple[Held, ...], Snapshot, date], Outcome]


@dataclass(frozen=True, slots=True)
class Engine:
    """One version. What `prepare` gives is what the others take; it belongs to this version alone.

    `judge` says all that `evaluate` says but the margin, which can cost a hundred times as much as the rest.
    """

    version: int
    prepare: Callable[[Definition], Any]
    visible_questions: Callable[[Any, Sheet], tuple[str, ...]]
    evaluate: Evaluate
    judge: Evaluate


def _judge_2(
    prepared: v2.Prepared, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    outcome = v1.evaluate(prepared.first, sheet, held, snapshot, as_of)
    return replace(outcome, engine=v2.ENGINE)


_ENGINES = {
    engine.version: engine
    for engine in (
        Engine(1, v1.prepare, v1.visible_questions, v1.evaluate, v1.evaluate),
        Engine(2, v2.prepare, v2.visible_questions, v2.evaluate, _judge_2),
    )
}

# The engine of new outcomes.
CURRENT = max(_ENGINES)


def engine_of(version: int) -> Engine:
    """The engine of a version.

    Raises:
        KeyError: there is none.
    """
    return _ENGINES[version]
