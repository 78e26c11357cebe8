"""What a search may cost, and how long work hears that it is to stop."""

from collections.abc import Callable
from dataclasses import dataclass

# Called at least once a second by work that may take long. What it raises ends the work.
Look = Callable[[], object]


def look_at_nothing() -> None:
    """Nobody wants it to stop."""


@dataclass(frozen=True, slots=True)
class Effort:
    """`limit`: of one search of the solver, in units of deterministic time: about seconds."""

    limit: float
    look: Look = look_at_nothing
