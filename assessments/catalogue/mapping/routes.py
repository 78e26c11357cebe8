"""The ways in: what each asks for, as far as facts say so."""

from collections.abc import Iterable
from datetime import date

from assessments.catalogue.mapping.courses import COURSE_REQUIRED, IssuersCourse
from assessments.catalogue.mapping.grounds import agreed, grounds_of, plain, weakest
from assessments.domain.snapshots.snapshot import CertificationsStated, MonthsStated, Route, Stated
from certifications.domain.facts import Fact
from certifications.domain.fields import route_of
from certifications.domain.readings import Readings, kinds_of, words_of
from certifications.domain.routes import EntryRoute, routes_of
from certifications.domain.values import CertificationsHeld, MonthsOf


def ways_in(facts: Iterable[Fact], slugs: frozenset[str], readings: Readings) -> tuple[Route, ...]:
    """The routes that facts state, by number; none where no entry rule is known."""
    stated = tuple(facts)
    course = IssuersCourse(stated, readings)
    return tuple(_route(route, course, slugs, readings) for route in routes_of(stated))


def _route(route: EntryRoute, course: IssuersCourse, slugs: frozenset[str], readings: Readings) -> Route:
    required = course.required_by(route)
    hours = _number(route, "training_hours")
    return Route(
        number=route.number,
        # Points that nothing counts are no requirement that anybody could be held against.
        is_expressed=route.is_expressed and not any(fact.key.endswith("_points") for fact in route.facts),
        education=_education(route),
        months=_months(route, readings),
        window_years=_number(route, "window_years"),
        training_hours=course.hours_beside(hours) if required and hours else hours,
        course=Stated(COURSE_REQUIRED, required) if required else None,
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


def _facts(route: EntryRoute, field: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in route.facts if route_of(fact.key) == (route.number, field))


def _education(route: EntryRoute) -> Stated | None:
    fact = agreed(_facts(route, "education"))
    return Stated(int(route.education), grounds_of(fact)) if fact else None


def _number(route: EntryRoute, field: str) -> Stated | None:
    fact = agreed(_facts(route, field))
    return Stated(fact.typed, grounds_of(fact)) if fact and isinstance(fact.typed, int) else None


def _months(route: EntryRoute, readings: Readings) -> MonthsStated | None:
    fact = agreed(_facts(route, "experience_months"))
    if fact is None or not isinstance(fact.typed, tuple):
        return None
    kinds = _facts(route, "experience_kind")
    said = kinds_of(route)
    parts = [part for part in fact.typed if isinstance(part, MonthsOf)]
    read = sorted((readings.kind_of(words_of(part, said)), part.months) for part in parts)
    return MonthsStated(
        parts=tuple(read),
        words=said or "; ".join(sorted({part.kind for part in parts if not readings.kind_of(part.kind)})),
        grounds=weakest(grounds_of(each) for each in (fact, *kinds)),
    )


def _certifications(
    held: CertificationsHeld, fact: Fact, slugs: frozenset[str], readings: Readings
) -> CertificationsStated:
    names = {name: readings.slug_of(name, slugs) for name in held.names}
    return CertificationsStated(
        any_one=held.any_one,
        slugs=tuple(sorted({slug for slug in names.values() if slug})),
        others=tuple(sorted({plain(name) for name, slug in names.items() if not slug})),
        grounds=grounds_of(fact),
    )


def _statement_fields(item: CertificationsStated) -> tuple[bool, tuple[str, ...], tuple[str, ...], str, date]:
    return item.any_one, item.slugs, item.others, item.grounds.confidence, item.grounds.fresh_until
