"""What of the map somebody asked for. All that is asked for has to hold; the rest is faded, not hidden."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from certifications.domain.certification import Certification, Term, is_bookable
from certifications.domain.field_map.disciplines import DisciplineGroup, group_of

# Every name in the address that the map depends on.
PARAMETERS = ("role", "kind", "level", "bookable")
YES = "1"


@dataclass(frozen=True, slots=True)
class MapFilter:
    """What is asked for; empty where nothing is. `role` and `level` are keys, `kind` a DisciplineGroup."""

    role: str = ""
    kind: str = ""
    level: str = ""
    bookable: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether all of the map is asked for."""
        return not any(getattr(self, part.name) for part in fields(self))


def read_filter(
    parameters: Mapping[str, Sequence[str]], roles: Collection[str], levels: Collection[str]
) -> MapFilter:
    """The filter of an address. What nothing on the map has is left out, so that old addresses show a map."""
    known: dict[str, Collection[str]] = {
        "role": roles,
        "kind": set(DisciplineGroup),
        "level": levels,
        "bookable": {YES},
    }
    asked = {name: next(iter(parameters.get(name, ())), "") for name in PARAMETERS}
    return MapFilter(**{name: value for name, value in asked.items() if value in known[name]})


def fits(certification: Certification, wanted: MapFilter, served: Collection[str]) -> bool:
    """Whether a certification is what was asked for; `served` are the keys of the roles that it serves."""
    return (
        (not wanted.role or wanted.role in served)
        and (not wanted.kind or group_of(certification.discipline.key) == wanted.kind)
        and (not wanted.level or certification.level.key == wanted.level)
        and (not wanted.bookable or is_bookable(certification))
    )


def levels_of(certifications: Iterable[Certification]) -> tuple[Term, ...]:
    """The levels that occur, from the lowest up."""
    return tuple(
        sorted({one.level for one in certifications}, key=lambda level: (level.order, level.name, level.key))
    )


def disciplines_of(certifications: Iterable[Certification]) -> tuple[Term, ...]:
    """The disciplines that occur, as the map draws them from left to right."""
    groups = list(DisciplineGroup)
    return tuple(
        sorted(
            {one.discipline for one in certifications},
            key=lambda term: (groups.index(group_of(term.key)), term.order, term.name, term.key),
        )
    )


def by_discipline(
    certifications: Collection[Certification], shown: Collection[str]
) -> tuple[tuple[Term, tuple[Certification, ...]], ...]:
    """The certifications with one of these slugs, discipline by discipline, each from the lowest level up."""
    levels = [level.key for level in levels_of(certifications)]
    found = sorted(
        (one for one in certifications if one.slug in shown),
        key=lambda one: (levels.index(one.level.key), one.short_name.casefold(), one.slug),
    )
    groups = (
        (term, tuple(one for one in found if one.discipline == term))
        for term in disciplines_of(certifications)
    )
    return tuple((term, those) for term, those in groups if those)
