"""Every engine that a stored outcome may name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assessments.domain import engine_1, engine_2
from assessments.domain.answers import Held, Sheet
from assessments.domain.definition import Definition
from assessments.domain.outcome import Outcome
from assessments.domain.snapshot import Snapshot

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
    prepared: engine_2.Prepared, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    outcome = engine_1.evaluate(prepared.first, sheet, held, snapshot, as_of)
    return replace(outcome, engine=engine_2.ENGINE)


_ENGINES = {
    engine.version: engine
    for engine in (
        Engine(1, engine_1.prepare, engine_1.visible_questions, engine_1.evaluate, engine_1.evaluate),
        Engine(2, engine_2.prepare, engine_2.visible_questions, engine_2.evaluate, _judge_2),
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
