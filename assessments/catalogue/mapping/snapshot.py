"""The catalogue's certifications, progressions and counsel as the snapshot that engines read."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assessments.catalogue.mapping.counsel import counsel_of
from assessments.catalogue.mapping.courses import IssuersCourse
from assessments.catalogue.mapping.editions import editions_of, in_force
from assessments.catalogue.mapping.grounds import plain
from assessments.catalogue.mapping.prices import prices_to_get
from assessments.catalogue.mapping.routes import ways_in
from assessments.domain.snapshots.snapshot import (
    ADVANCED,
    Certified,
    Covered,
    Grounds,
    Price,
    Route,
    Snapshot,
    Step,
)
from certifications.domain.certification import Certification, shows_booking
from certifications.domain.facts import Fact, fresh_until
from certifications.domain.readings import Readings
from certifications.domain.statements import Progression
from certifications.domain.vocabulary import ProgressionKind

if TYPE_CHECKING:
    # A query of rows; the mapping itself needs no database.
    from certifications.queries.advice import AllAdvice


def snapshot_from_catalogue(
    certifications: Iterable[Certification],
    progressions: Iterable[Progression],
    readings: Readings,
    advice: "AllAdvice | None" = None,
    *,
    today: date,
) -> Snapshot:
    """The snapshot of published certifications and of what leads from one to another, in any order.

    It is that of a day: facts that are over are left out, those to come stand in editions. Without `advice`
    it has no counsel and is of format 1.

    What no list of `readings` holds has no effect: a kind of experience that nobody asks for, a name outside
    the catalogue. Nor has a waiver of which no editor said what it waives.
    """
    published = {item.slug: item for item in sorted(certifications, key=lambda item: (item.slug, item.url))}
    slugs = frozenset(published)
    steps = {
        _step(progression)
        for progression in progressions
        if progression.start in slugs and progression.end in slugs
    }
    return Snapshot(
        # By code point, which is the order of bytes in UTF-8.
        certifications=tuple(_certified(published[slug], slugs, readings, today) for slug in sorted(slugs)),
        steps=tuple(sorted(steps, key=_step_fields)),
        counsel=None if advice is None else counsel_of(advice, slugs),
    )


def _certified(item: Certification, slugs: frozenset[str], readings: Readings, today: date) -> Certified:
    def read(facts: tuple[Fact, ...]) -> tuple[tuple[Route, ...], tuple[Price, ...]]:
        return ways_in(facts, slugs, readings), prices_to_get(facts)

    known = (*item.facts, *item.facts_ahead)
    facts = in_force(known, today)
    routes, prices = read(facts)
    return Certified(
        slug=item.slug,
        name=plain(item.title),
        issuer=item.issuer.key,
        own_offer=item.issuer.is_publisher,
        status=item.status.value,
        orientation=item.orientation.value,
        discipline=item.discipline.key,
        # A level without a rank is taken for the highest: never for newcomers.
        level=ADVANCED if item.level.rank is None else item.level.rank,
        coverage=tuple(
            sorted(
                (Covered(each.area.key, each.coverage.value, each.issuer_only) for each in item.coverage),
                key=lambda covered: covered.area,
            )
        ),
        bookings=tuple(sorted({fresh_until(fact) for fact in facts if shows_booking(fact)})),
        routes=routes,
        prices=prices,
        course=IssuersCourse(facts, readings).told(price.currency for price in prices),
        editions=editions_of(known, today, read),
    )


def _step(progression: Progression) -> Step:
    does_waive = progression.kind is ProgressionKind.WAIVES
    return Step(
        start=progression.start,
        end=progression.end,
        kind=progression.kind.value,
        waives=progression.waives if does_waive else (),
        needs_active=progression.needs_active and does_waive,
        grounds=Grounds(progression.grounds.confidence.value, progression.fresh_until),
    )


def _step_fields(item: Step) -> tuple[str, str, str, tuple[str, ...], bool, str, date]:
    return (
        item.start,
        item.end,
        item.kind,
        item.waives,
        item.needs_active,
        item.grounds.confidence,
        item.grounds.fresh_until,
    )
