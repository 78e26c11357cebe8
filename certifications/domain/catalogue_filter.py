"""Which certifications of the catalogue a reader asked for, and in which order.

Within a facet any chosen option is enough; facets and the words searched for must all hold. Values that no
option has are left out and reported, so that an old or mistyped address still shows a list.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from certifications.domain.certification import Certification, is_bookable
from certifications.domain.vocabulary import Orientation, Status

# Characters. Longer searches are cut: nobody types them.
LONGEST_SEARCH = 100


class Facet(StrEnum):
    """What can be filtered by; the values are the names in the address."""

    DISCIPLINE = "discipline"
    ORIENTATION = "orientation"
    LEVEL = "level"
    ISSUER = "issuer"


class Sort(StrEnum):
    """Orders of the list. Every order ends with the name, then the slug."""

    NAME = "name"
    LEVEL = "level"


# Every name in the address that the list depends on.
PARAMETERS = (*(facet.value for facet in Facet), "sort", "q")


@dataclass(frozen=True, slots=True)
class FacetOption:
    """A value of a facet that at least one certification has. `name` is as editors named it."""

    key: str
    name: str
    order: int = 0


Options = Mapping[Facet, Sequence[FacetOption]]


@dataclass(frozen=True, slots=True)
class CatalogueFilter:
    """What a reader asked for. `chosen` holds pairs of facet and option, without doubles, in order."""

    chosen: tuple[tuple[Facet, str], ...] = ()
    search: str = ""
    sort: Sort = Sort.NAME

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return not self.chosen and not self.search

    def of(self, facet: Facet) -> tuple[str, ...]:
        """The options chosen of one facet."""
        return tuple(key for chosen, key in self.chosen if chosen is facet)

    def has(self, facet: Facet, key: str) -> bool:
        """Whether an option is chosen."""
        return (facet, key) in self.chosen

    def without(self, facet: Facet, key: str) -> "CatalogueFilter":
        """The same without one option."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair != (facet, key)))

    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Names and values for an address; what is not asked for does not appear."""
        pairs = [(facet.value, key) for facet, key in self.chosen]
        if self.search:
            pairs.append(("q", self.search))
        if self.sort is not Sort.NAME:
            pairs.append(("sort", self.sort.value))
        return tuple(pairs)


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """A filter read from an address, and the values that meant nothing: (name, value)."""

    filter: CatalogueFilter
    ignored: tuple[tuple[str, str], ...]


def options_of(certifications: Iterable[Certification]) -> dict[Facet, tuple[FacetOption, ...]]:
    """The options that occur, in the order of their lists; issuers by name."""
    known = tuple(certifications)
    return {
        facet: tuple(
            sorted(
                {option for item in known for option in read(item)},
                key=lambda option: (option.order, option.name.casefold(), option.key),
            )
        )
        for facet, read in _OPTIONS.items()
    }


def read_filter(parameters: Mapping[str, Sequence[str]], options: Options) -> ReadFilter:
    """The filter that the parameters of an address ask for."""
    chosen: list[tuple[Facet, str]] = []
    ignored: list[tuple[str, str]] = []
    for facet in Facet:
        known = {option.key for option in options.get(facet, ())}
        for value in dict.fromkeys(parameters.get(facet.value, ())):
            if value in known:
                chosen.append((facet, value))
            elif value:
                ignored.append((facet.value, value))
    sort = next(iter(parameters.get("sort", ())), Sort.NAME.value)
    if sort not in set(Sort):
        ignored.append(("sort", sort))
        sort = Sort.NAME.value
    search = " ".join(next(iter(parameters.get("q", ())), "").split())[:LONGEST_SEARCH].strip()
    return ReadFilter(CatalogueFilter(tuple(chosen), search, Sort(sort)), tuple(ignored))


def select(certifications: Iterable[Certification], wanted: CatalogueFilter) -> tuple[Certification, ...]:
    """The certifications that a filter lets through, in its order."""
    words = folded(wanted.search).split()
    found = [item for item in certifications if _passes(item, wanted) and _mentions(item, words)]
    return tuple(sorted(found, key=_ORDERS[wanted.sort]))


def counts(
    certifications: Iterable[Certification], wanted: CatalogueFilter, options: Options
) -> dict[tuple[Facet, str], int]:
    """For each option, how many it lets through together with the search and the other facets."""
    words = folded(wanted.search).split()
    mentioned = [item for item in certifications if _mentions(item, words)]
    found: dict[tuple[Facet, str], int] = {}
    for facet in Facet:
        others = [item for item in mentioned if _passes(item, wanted, leaving_out=facet)]
        for option in options.get(facet, ()):
            found[facet, option.key] = sum(option.key in _keys(item, facet) for item in others)
    return found


def is_listed_apart(certification: Certification) -> bool:
    """Whether it stands below the list: announced, or without an exam, course or registration to find."""
    return certification.status is not Status.BEING_SUPERSEDED and not is_bookable(certification)


def folded(text: str) -> str:
    """A text without case and accents: “Größe” and “GROSSE” fold to the same."""
    # Decomposed on both sides of folding: some letters have a case only once they are decomposed.
    folding = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folding)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def _passes(item: Certification, wanted: CatalogueFilter, leaving_out: Facet | None = None) -> bool:
    for facet in Facet:
        asked = wanted.of(facet)
        if facet is not leaving_out and asked and _keys(item, facet).isdisjoint(asked):
            return False
    return True


def _mentions(item: Certification, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = folded(
        "\n".join((item.title, item.naming_note, item.abbreviation, item.issuer.name, item.who_it_suits))
    )
    return all(word in text for word in words)


def _keys(item: Certification, facet: Facet) -> set[str]:
    return {option.key for option in _OPTIONS[facet](item)}


def _disciplines(item: Certification) -> tuple[FacetOption, ...]:
    return tuple(FacetOption(term.key, term.name, term.order) for term in (item.discipline, *item.also_fits))


def _orientation(item: Certification) -> tuple[FacetOption, ...]:
    return (
        FacetOption(
            item.orientation.value, item.orientation.value, list(Orientation).index(item.orientation)
        ),
    )


def _level(item: Certification) -> tuple[FacetOption, ...]:
    return (FacetOption(item.level.key, item.level.name, item.level.order),)


def _issuer(item: Certification) -> tuple[FacetOption, ...]:
    return (FacetOption(item.issuer.key, item.issuer.name),)


_OPTIONS: dict[Facet, Callable[[Certification], tuple[FacetOption, ...]]] = {
    Facet.DISCIPLINE: _disciplines,
    Facet.ORIENTATION: _orientation,
    Facet.LEVEL: _level,
    Facet.ISSUER: _issuer,
}


def _by_name(item: Certification) -> tuple[str, str]:
    return folded(item.title), item.slug


def _by_level(item: Certification) -> tuple[int, str, str, str]:
    return item.level.order, item.level.key, *_by_name(item)


_ORDERS: dict[Sort, Callable[[Certification], tuple[str | int, ...]]] = {
    Sort.NAME: _by_name,
    Sort.LEVEL: _by_level,
}
