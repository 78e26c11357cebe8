"""The catalogue's certifications and progressions as the snapshot that the engine reads."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from assessments.domain.snapshots.snapshot import (
    ADVANCED,
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
from certifications.domain.certification import Certification, shows_booking
from certifications.domain.facts import Confidence, Fact, fresh_until
from certifications.domain.fields import route_of
from certifications.domain.readings import Readings, kinds_of, words_of
from certifications.domain.routes import EntryRoute as StatedRoute
from certifications.domain.routes import routes_of
from certifications.domain.statements import Progression
from certifications.domain.values import CertificationsHeld, MonthsOf
from certifications.domain.vocabulary import ProgressionKind

COURSE_REQUIRED = 1
# From least to most sure.
_CONFIDENCES = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def snapshot_from_catalogue(
    certifications: Iterable[Certification], progressions: Iterable[Progression], readings: Readings
) -> Snapshot:
    """The snapshot of published certifications and of the progressions between them, in any order.

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
        certifications=tuple(_certified(published[slug], slugs, readings) for slug in sorted(slugs)),
        steps=tuple(sorted(steps, key=_step_fields)),
    )


def _certified(item: Certification, slugs: frozenset[str], readings: Readings) -> Certified:
    return Certified(
        slug=item.slug,
        name=_plain(item.title),
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
        bookings=tuple(sorted({fresh_until(fact) for fact in item.facts if shows_booking(fact)})),
        routes=tuple(_route(route, slugs, readings) for route in routes_of(item.facts)),
    )


def _route(route: StatedRoute, slugs: frozenset[str], readings: Readings) -> Route:
    return Route(
        number=route.number,
        # Points that nothing counts are no requirement that anybody could be held against.
        is_expressed=route.is_expressed and not any(fact.key.endswith("_points") for fact in route.facts),
        education=_education(route),
        months=_months(route, readings),
        window_years=_number(route, "window_years"),
        training_hours=_number(route, "training_hours"),
        course=_course(route),
        certifications=tuple(
            sorted(
                (
                    _certifications(fact.typed, fact, slugs, readings)
                    for fact in _facts(route, "certs_required")
                    if isinstance(fact.typed, CertificationsHeld)
                ),
                key=_statement_fields,
            )
        ),
    )


def _facts(route: StatedRoute, field: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in route.facts if route_of(fact.key) == (route.number, field))


def _fact(route: StatedRoute, field: str) -> Fact | None:
    """The fact that states a field; None when none does, and when several do not say the same."""
    facts = _facts(route, field)
    return _surest(facts) if len({fact.value for fact in facts}) == 1 else None


def _surest(facts: Iterable[Fact]) -> Fact:
    return max(facts, key=lambda fact: (_CONFIDENCES.index(fact.confidence), fresh_until(fact)))


def _education(route: StatedRoute) -> Stated | None:
    fact = _fact(route, "education")
    return Stated(int(route.education), _grounds(fact)) if fact else None


def _number(route: StatedRoute, field: str) -> Stated | None:
    fact = _fact(route, field)
    return Stated(fact.typed, _grounds(fact)) if fact and isinstance(fact.typed, int) else None


def _course(route: StatedRoute) -> Stated | None:
    # Whatever several facts call the course, each says that there is one to attend.
    facts = _facts(route, "course_required")
    return Stated(COURSE_REQUIRED, _grounds(_surest(facts))) if facts else None


def _months(route: StatedRoute, readings: Readings) -> MonthsStated | None:
    fact = _fact(route, "experience_months")
    if fact is None or not isinstance(fact.typed, tuple):
        return None
    kinds = _facts(route, "experience_kind")
    said = kinds_of(route)
    parts = [part for part in fact.typed if isinstance(part, MonthsOf)]
    read = sorted((readings.kind_of(words_of(part, said)), part.months) for part in parts)
    return MonthsStated(
        parts=tuple(read),
        words=said or "; ".join(sorted({part.kind for part in parts if not readings.kind_of(part.kind)})),
        grounds=_weakest(_grounds(each) for each in (fact, *kinds)),
    )


def _certifications(
    held: CertificationsHeld, fact: Fact, slugs: frozenset[str], readings: Readings
) -> CertificationsStated:
    names = {name: readings.slug_of(name, slugs) for name in held.names}
    return CertificationsStated(
        any_one=held.any_one,
        slugs=tuple(sorted({slug for slug in names.values() if slug})),
        others=tuple(sorted({_plain(name) for name, slug in names.items() if not slug})),
        grounds=_grounds(fact),
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


def _grounds(fact: Fact) -> Grounds:
    return Grounds(fact.confidence.value, fresh_until(fact))


def _weakest(grounds: Iterable[Grounds]) -> Grounds:
    """What a statement has that rests on several: the least sure of them, until the first is stale."""
    known = tuple(grounds)
    return Grounds(
        min((item.confidence for item in known), key=lambda name: _CONFIDENCES.index(Confidence(name))),
        min(item.fresh_until for item in known),
    )


def _statement_fields(item: CertificationsStated) -> tuple[bool, tuple[str, ...], tuple[str, ...], str, date]:
    return item.any_one, item.slugs, item.others, item.grounds.confidence, item.grounds.fresh_until


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


def _plain(text: str) -> str:
    """A text as canonical JSON takes it: composed, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())
