"""The map as a table: everything that the picture shows, and what it has no room for."""

from collections.abc import Collection
from dataclasses import dataclass

from certifications.domain.certification import Certification
from certifications.domain.field_map.disciplines import ALTERNATIVES
from certifications.domain.field_map.map_filter import by_discipline
from certifications.field_map.presenters.words import state_words
from certifications.field_map.queries import MapMatter
from certifications.wording.words import progression_words
from portal.shared.components import Link
from portal.shared.words import sentence_case


@dataclass(frozen=True, slots=True)
class MapTableLine:
    """A certification. `onward` are sentences without a subject, each with where it leads."""

    key: str
    name: str
    abbreviation: str
    url: str
    issuer: str
    level: str
    states: tuple[str, ...]
    onward: tuple[tuple[str, Link], ...]
    alternatives: tuple[Link, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableGroup:
    """The certifications of a discipline, from the entry level up."""

    name: str
    lines: tuple[MapTableLine, ...]


def table_of(matter: MapMatter, shown: Collection[str]) -> tuple[TableGroup, ...]:
    """The certifications among `shown`, discipline by discipline, in the order of the picture."""
    links = {one.slug: Link(one.short_name, one.url) for one in matter.certifications}
    roles = {role.key: role.name for role in matter.roles}
    return tuple(
        TableGroup(term.name, tuple(_line(one, matter, links, roles) for one in found))
        for term, found in by_discipline(matter.certifications, shown)
    )


def _line(
    one: Certification, matter: MapMatter, links: dict[str, Link], roles: dict[str, str]
) -> MapTableLine:
    rivals = dict.fromkeys(
        links.get(member.certification.slug, Link(member.certification.name, ""))
        for group in matter.groups
        if group.rule in ALTERNATIVES
        and any(member.certification.slug == one.slug for member in group.members)
        for member in group.members
        if member.certification.slug != one.slug
    )
    served = matter.served.get(one.slug, frozenset())
    return MapTableLine(
        key=one.slug,
        name=one.title,
        abbreviation=one.abbreviation if one.abbreviation != one.title else "",
        url=one.url,
        issuer=one.issuer.name,
        level=one.level.name,
        states=tuple(sentence_case(state) for state in state_words(one)),
        onward=tuple(
            (sentence_case(progression_words(item)), links[item.end])
            for item in matter.progressions
            if item.start == one.slug
        ),
        alternatives=tuple(rivals),
        roles=tuple(name for key, name in roles.items() if key in served),
    )
