"""Snapshots by hand: what a test does not name is open to everybody, fresh and sure."""

from datetime import date
from typing import Any

from assessments.domain.snapshots.snapshot import (
    CertificationsStated,
    Certified,
    Covered,
    Grounds,
    MonthsStated,
    Route,
    Snapshot,
    Stated,
    Step,
)

AS_OF = date(2026, 12, 1)
SURE = Grounds("high", date(2027, 11, 22))
UNSURE = Grounds("low", date(2027, 11, 22))
# As of the first of December it was stale since that day.
STALE = Grounds("high", date(2026, 11, 30))
LAST_DAY = Grounds("high", AS_OF)


def stated(value: int, grounds: Grounds = SURE) -> Stated:
    """A whole number that a fact states."""
    return Stated(value, grounds)


def months(*parts: tuple[str, int], words: str = "", grounds: Grounds = SURE) -> MonthsStated:
    """Months of experience by kind."""
    return MonthsStated(tuple(sorted(parts)), words, grounds)


def any_of(*slugs: str, others: tuple[str, ...] = (), grounds: Grounds = SURE) -> CertificationsStated:
    """Certifications of which one suffices."""
    return CertificationsStated(True, tuple(sorted(slugs)), tuple(sorted(others)), grounds)


def all_of(*slugs: str, others: tuple[str, ...] = (), grounds: Grounds = SURE) -> CertificationsStated:
    """Certifications that are all needed."""
    return CertificationsStated(False, tuple(sorted(slugs)), tuple(sorted(others)), grounds)


def route(number: int = 1, **fields: Any) -> Route:
    """A route that asks for nothing but what is named."""
    values: dict[str, Any] = {
        "number": number,
        "is_expressed": True,
        "education": stated(0),
        "months": months(("", 0)),
        "window_years": None,
        "training_hours": stated(0),
        "course": None,
        "certifications": (),
        **fields,
    }
    return Route(**values)


def certified(slug: str, *routes: Route, flow: str = "none", **fields: Any) -> Certified:
    """An active, bookable certification, open to everybody when no route is named.

    `flow` is its coverage of the focus area "flow".
    """
    values: dict[str, Any] = {
        "slug": slug,
        "name": slug.title(),
        "issuer": "issuer",
        "own_offer": False,
        "status": "active",
        "orientation": "discipline-based",
        "discipline": "discipline",
        "level": 0,
        "coverage": (Covered("flow", flow, issuer_only=False),),
        "bookings": (SURE.fresh_until,),
        "routes": routes or (route(),),
        **fields,
    }
    return Certified(**values)


def step(start: str, end: str, kind: str = "recommended", **fields: Any) -> Step:
    """What holding one certification means for another."""
    values: dict[str, Any] = {"waives": (), "needs_active": False, "grounds": SURE, **fields}
    return Step(start, end, kind, **values)


def snapshot(*certifications: Certified, steps: tuple[Step, ...] = ()) -> Snapshot:
    """A snapshot in its order."""
    return Snapshot(
        tuple(sorted(certifications, key=lambda item: item.slug)),
        tuple(sorted(steps, key=lambda item: (item.start, item.end, item.kind, item.waives))),
    )
