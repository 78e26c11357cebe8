"""How advice comes about on this site, for programs that ask: the room that gives advice registers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class ExplainedAssessment:
    """An assessment that can be taken, and where its whole logic is read."""

    title: str
    url: str
    how_it_works_url: str
    version: int
    live_since: date


advice_sources: Port[str, Callable[[], Iterable[ExplainedAssessment]]] = Port("advice sources")
