"""What entry asks, over all routes of a certification: for a line in a list, not for a decision.

A part is unknown (None) when one of the routes does not state it; the least and the most are over the routes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from certifications.domain.routes import EntryRoute


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most that a route asks; equal when all routes ask the same."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Demands:
    """What the routes ask.

    `months` is one span for each kind of experience, with the kind (empty when the routes do not tell kinds
    apart). `by_points` when a route counts points instead of stating requirements.
    """

    routes: int
    months: tuple[tuple[str, Span], ...] | None
    training_hours: Span | None
    needs_course: bool
    needs_certification: bool
    by_points: bool


def demands_of(routes: Sequence[EntryRoute]) -> Demands | None:
    """What the routes ask; None when no route is known."""
    if not routes:
        return None
    return Demands(
        routes=len(routes),
        months=_months(routes),
        training_hours=_span([route.training_hours for route in routes]),
        needs_course=any(route.course for route in routes),
        needs_certification=all(route.certifications for route in routes),
        by_points=any(fact.key.endswith("_points") for route in routes for fact in route.facts),
    )


def _months(routes: Sequence[EntryRoute]) -> tuple[tuple[str, Span], ...] | None:
    by_kind: dict[str, list[int]] = {}
    for route in routes:
        if route.months is None:
            return None
        for part in route.months:
            by_kind.setdefault(part.kind, []).append(part.months)
    return tuple((kind, Span(min(months), max(months))) for kind, months in by_kind.items())


def _span(values: Sequence[int | None]) -> Span | None:
    known = [value for value in values if value is not None]
    return Span(min(known), max(known)) if len(known) == len(values) else None
