"""Every engine that a stored outcome may name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.domain import engine_1, engine_2
from assessments.domain.answers import Held, Sheet
from assessments.domain.definition import Definition
from assessments.domain.outcome import Outcome
from assessments.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Engine:
    """One version. What `prepare` gives is what the others take; it belongs to this version alone."""

    version: int
    prepare: Callable[[Definition], Any]
    visible_questions: Callable[[Any, Sheet], tuple[str, ...]]
    evaluate: Callable[[Any, Sheet, tuple[Held, ...], Snapshot, date], Outcome]


_ENGINES = {
    engine.version: engine
    for engine in (
        Engine(1, engine_1.prepare, engine_1.visible_questions, engine_1.evaluate),
        Engine(2, engine_2.prepare, engine_2.visible_questions, engine_2.evaluate),
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
