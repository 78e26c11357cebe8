"""Random snapshots and holdings: the same for the same random.Random, and full of what is hard.

Facts that are missing, unsure, stale or on their last day; waivers, alternative routes, circles of
prerequisites, names outside the catalogue. Every snapshot is sorted as snapshots are.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from assessments.domain.answers.sheet import Held
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
from certifications.domain.vocabulary import ProgressionKind

AS_OF = date(2026, 12, 1)
DISCIPLINES = ("first", "second", "third")
AREAS = ("flow", "people")
KINDS = ("project", "operations", "programme", "")
OUTSIDE = ("Another certificate", "ext:elsewhere")
WAIVED = ("training_hours", "months", "months:project", "months:programme")

Item = TypeVar("Item")


def random_of(seed: int) -> Random:
    """The source of chance for a seed."""
    return Random(seed)  # noqa: S311 - what tests are made of is no secret


def random_snapshot(random: Random, *, as_of: date = AS_OF, most: int = 9) -> Snapshot:
    """A snapshot of up to `most` certifications whose facts are around the end of their shelf life."""
    slugs = sorted(random.sample([f"c{number}" for number in range(2 * most)], random.randint(0, most)))
    return Snapshot(
        certifications=tuple(_certified(random, slug, slugs, as_of) for slug in slugs),
        steps=_steps(random, slugs, as_of),
    )


def random_held(random: Random, snapshot: Snapshot, *, as_of: date = AS_OF) -> tuple[Held, ...]:
    """Some of a snapshot's certifications, perhaps one outside it; active, expired or without an end."""
    slugs = [certified.slug for certified in snapshot.certifications]
    taken = random.sample(slugs, random.randint(0, min(3, len(slugs))))
    if random.random() < 0.1:
        taken.append("not-in-the-catalogue")
    days = (None, as_of - timedelta(days=1), as_of, as_of + timedelta(days=400))
    return tuple(Held(slug, None, random.choice(days)) for slug in taken)


def shuffled(random: Random, snapshot: Snapshot) -> Snapshot:
    """The same snapshot in another order of certifications, routes, areas and steps."""
    return Snapshot(
        certifications=tuple(
            replace(
                certified,
                routes=_shuffled(random, certified.routes),
                coverage=_shuffled(random, certified.coverage),
                bookings=_shuffled(random, certified.bookings),
            )
            for certified in _shuffled(random, snapshot.certifications)
        ),
        steps=_shuffled(random, snapshot.steps),
    )


def _shuffled(random: Random, items: Sequence[Item]) -> tuple[Item, ...]:
    return tuple(random.sample(items, len(items)))


def _certified(random: Random, slug: str, slugs: list[str], as_of: date) -> Certified:
    return Certified(
        slug=slug,
        name=slug.upper(),
        issuer=random.choice(("a", "b")),
        own_offer=random.random() < 0.2,
        status=random.choice(("active",) * 6 + ("announced-or-early", "being-superseded")),
        orientation=random.choice(("discipline-based",) * 6 + ("framework-specific", "tool-specific")),
        discipline=random.choice(DISCIPLINES),
        level=random.randint(0, 2),
        coverage=tuple(
            Covered(area, random.choice(("none", "partial", "core", "unknown")), random.random() < 0.3)
            for area in AREAS
            if random.random() < 0.8
        ),
        bookings=tuple(sorted({_day(random, as_of) for _each in range(random.choice((0, 1, 1, 2, 2)))})),
        routes=tuple(
            _route(random, number, slugs, as_of) for number in range(1, random.choice((1, 2, 2, 3, 4)))
        ),
    )


def _route(random: Random, number: int, slugs: list[str], as_of: date) -> Route:
    return Route(
        number=number,
        is_expressed=random.random() < 0.9,
        education=_maybe(random, (-1, 0, 0, 0, 1, 3, 4, 5), as_of),
        months=_months(random, as_of),
        window_years=_maybe(random, (5, 8, 8, 10), as_of),
        training_hours=_maybe(random, (0, 0, 16, 35), as_of),
        course=_stated(random, 1, as_of) if random.random() < 0.2 else None,
        certifications=tuple(
            sorted(
                (_asked(random, slugs, as_of) for _each in range(random.choice((0, 0, 0, 1, 1, 2)))),
                key=lambda item: (
                    item.any_one,
                    item.slugs,
                    item.others,
                    item.grounds.confidence,
                    item.grounds.fresh_until,
                ),
            )
        ),
    )


def _months(random: Random, as_of: date) -> MonthsStated | None:
    if random.random() < 0.1:
        return None
    kinds = random.sample(KINDS, random.choice((1, 1, 2)))
    parts = tuple(sorted((kind, random.choice((0, 0, 12, 36, 48))) for kind in kinds))
    return MonthsStated(parts, random.choice(("", "work of some kind")), _grounds(random, as_of))


def _asked(random: Random, slugs: list[str], as_of: date) -> CertificationsStated:
    taken = random.sample(slugs, random.randint(0, min(3, len(slugs))))
    others = random.sample(OUTSIDE, random.choice((0, 0, 0, 1, 2)))
    return CertificationsStated(
        any_one=random.random() < 0.5,
        slugs=tuple(sorted(taken)),
        others=tuple(sorted(others or ([] if taken else OUTSIDE[:1]))),
        grounds=_grounds(random, as_of),
    )


def _steps(random: Random, slugs: list[str], as_of: date) -> tuple[Step, ...]:
    kinds = [kind.value for kind in ProgressionKind]
    kinds += ["waives", "required", "satisfies-prerequisite"] * 6
    steps = {}
    for _each in range(random.randint(0, 2 * len(slugs)) if len(slugs) > 1 else 0):
        start, end = random.sample(slugs, 2)
        kind = random.choice(kinds)
        waives = tuple(sorted(random.sample(WAIVED, random.randint(0, 2)))) if kind == "waives" else ()
        steps[start, end, kind] = Step(
            start, end, kind, waives, bool(waives) and random.random() < 0.5, _grounds(random, as_of)
        )
    return tuple(steps[key] for key in sorted(steps))


def _maybe(random: Random, values: Sequence[int], as_of: date) -> Stated | None:
    return _stated(random, random.choice(values), as_of) if random.random() < 0.85 else None


def _stated(random: Random, value: int, as_of: date) -> Stated:
    return Stated(value, _grounds(random, as_of))


def _grounds(random: Random, as_of: date) -> Grounds:
    return Grounds(random.choice(("high", "high", "medium", "medium", "low")), _day(random, as_of))


def _day(random: Random, as_of: date) -> date:
    """Long fresh as a rule; now and then stale since today, or on its last day."""
    return as_of + timedelta(days=random.choice((300,) * 8 + (-1, 0)))
