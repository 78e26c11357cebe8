"""A certification as it is compared: its facts, its costs over the years, and what stands beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from certifications.domain.advice import Recognition, whole_of
from certifications.domain.certification import Certification
from certifications.domain.cost_over_time import CostOverTime, cost_over_time, memberships_of
from certifications.domain.demands import Demands, demands_of
from certifications.domain.names import spoken_name
from certifications.domain.routes import EntryRoute, routes_of
from certifications.queries.advice import AllAdvice
from certifications.queries.fact_words import Names


@dataclass(frozen=True, slots=True)
class ServedAs:
    """A role that it serves, by name, at the earliest stage, and how well."""

    role: str
    stage: str
    service: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One of those compared. `name` is what sentences and columns call it."""

    certification: Certification
    name: str
    routes: tuple[EntryRoute, ...]
    demands: Demands | None
    cost: CostOverTime
    roles: tuple[ServedAs, ...]
    recognition: tuple[Recognition, ...]


@dataclass(frozen=True, slots=True)
class ComparisonContext:
    """What all that are compared share: the day, names of certifications and regions.

    `everywhere` is the key of the region that all others are part of, or empty.
    """

    today: date
    names: Names
    regions: Mapping[str, str]
    everywhere: str


def context_of(known: Iterable[Certification], advice: AllAdvice, today: date) -> ComparisonContext:
    """What a comparison on a day needs beside those that are compared; `known` are all certifications."""
    return ComparisonContext(
        today=today,
        names={one.slug: spoken_name(one.abbreviation, one.title) for one in known},
        regions={region.key: region.name for region in advice.regions},
        everywhere=whole_of(advice.regions),
    )


def compared_of(
    chosen: Iterable[Certification], known: Iterable[Certification], advice: AllAdvice
) -> tuple[Compared, ...]:
    """Certifications as they are compared. `known` are all: one may state what a membership costs."""
    memberships = memberships_of(known)
    found = []
    for certification in chosen:
        routes = routes_of(certification.facts)
        found.append(
            Compared(
                certification=certification,
                name=spoken_name(certification.abbreviation, certification.title),
                routes=routes,
                demands=demands_of(routes),
                cost=cost_over_time(certification, memberships=memberships),
                roles=_roles(certification.slug, advice),
                recognition=_recognition(certification.slug, advice),
            )
        )
    return tuple(found)


def _roles(slug: str, advice: AllAdvice) -> tuple[ServedAs, ...]:
    """Each role once, at the first stage at which the certification serves it."""
    found: dict[str, ServedAs] = {}
    for role in advice.roles:
        for service in role.services:
            if service.certification.slug == slug:
                found.setdefault(role.name, ServedAs(role.name, service.stage, service.service))
    return tuple(found.values())


def _recognition(slug: str, advice: AllAdvice) -> tuple[Recognition, ...]:
    return tuple(
        item for item in advice.recognition if any(named.slug == slug for named in item.certifications)
    )
