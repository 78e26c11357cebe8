"""Which certifications of the catalogue a reader asked for, and in which order.

Within a facet any chosen option is enough; facets and the words searched for must all hold, those of a family
in one and the same case. Values that no option has are left out and reported, so that an old or mistyped
address still shows a list.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from certifications.domain.catalogue_entries import FAMILIES, CatalogueEntry, Sort, ordered
from certifications.domain.certification import Certification
from certifications.domain.facets.declaration import Facet, FacetOption, PriceBasis
from certifications.domain.facets.price import price_bands
from portal.shared.folded_text import folded

# Characters. Longer searches are cut: nobody types them.
LONGEST_SEARCH = 100
# Of the address: in which currency and for whom prices are read.
CURRENCY, MEMBER, IS_MEMBER = "currency", "member", "yes"

# Every name in the address that the list depends on.
PARAMETERS = (*(facet.value for facet in Facet), CURRENCY, MEMBER, "sort", "q")

Options = Mapping[Facet, Sequence[FacetOption]]
# Names and values as an address has them, or those that meant nothing.
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CatalogueFilter:
    """What a reader asked for. `chosen` holds pairs of facet and option, without doubles, in order."""

    chosen: tuple[tuple[Facet, str], ...] = ()
    search: str = ""
    sort: Sort = Sort.NAME
    basis: PriceBasis = field(default_factory=PriceBasis)

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return not self.chosen and not self.search

    @property
    def reads_prices(self) -> bool:
        """Whether currency and membership change the list."""
        return self.sort is Sort.PRICE or bool(self.of(Facet.PRICE))

    def of(self, facet: Facet) -> tuple[str, ...]:
        """The options chosen of one facet."""
        return tuple(key for chosen, key in self.chosen if chosen is facet)

    def has(self, facet: Facet, key: str) -> bool:
        """Whether an option is chosen."""
        return (facet, key) in self.chosen

    def without(self, facet: Facet, key: str) -> "CatalogueFilter":
        """The same without one option."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair != (facet, key)))

    def without_all(self, facet: Facet) -> "CatalogueFilter":
        """The same without any option of a facet."""
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair[0] is not facet))

    def parameters(self) -> Pairs:
        """Names and values for an address; what is not asked for does not appear.

        Prices are read in a currency, so an address that asks for one names it.
        """
        pairs = [(facet.value, key) for facet, key in self.chosen]
        if self.reads_prices or self.basis.currency != PriceBasis().currency:
            pairs.append((CURRENCY, self.basis.currency))
        if self.basis.is_member:
            pairs.append((MEMBER, IS_MEMBER))
        if self.search:
            pairs.append(("q", self.search))
        if self.sort is not Sort.NAME:
            pairs.append(("sort", self.sort.value))
        return tuple(pairs)


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """A filter read from an address, and the values that meant nothing: (name, value)."""

    filter: CatalogueFilter
    ignored: Pairs


@dataclass(frozen=True, slots=True)
class Relaxation:
    """How many there are without one facet of a filter, or (None) without the words searched for."""

    facet: Facet | None
    found: int
    filter: CatalogueFilter


def options_of(entries: Iterable[CatalogueEntry]) -> dict[Facet, tuple[FacetOption, ...]]:
    """The options that occur, in the order of their lists; issuers by name.

    All bands of prices are options, so that an address for one keeps its meaning in another currency.
    """
    known = tuple(entries)
    always = {Facet.PRICE: frozenset(price_bands())} if known else {}
    return {
        facet: tuple(
            sorted(
                {option for entry in known for option in entry.options(facet)}
                | always.get(facet, frozenset()),
                key=lambda option: (option.order, option.name.casefold(), option.key),
            )
        )
        for facet in Facet
    }


def read_basis(
    parameters: Mapping[str, Sequence[str]], currencies: Sequence[str]
) -> tuple[PriceBasis, Pairs]:
    """In which currency and for whom the parameters of an address ask for prices, and what meant nothing."""
    ignored: list[tuple[str, str]] = []
    currency = _first(parameters, CURRENCY)
    if currency and currency not in currencies:
        ignored.append((CURRENCY, currency))
        currency = ""
    member = _first(parameters, MEMBER)
    if member not in {"", IS_MEMBER}:
        ignored.append((MEMBER, member))
    return PriceBasis(currency or PriceBasis().currency, member == IS_MEMBER), tuple(ignored)


def read_filter(
    parameters: Mapping[str, Sequence[str]], options: Options, basis: PriceBasis | None = None
) -> ReadFilter:
    """The filter that the parameters of an address ask for; how prices are read comes from `read_basis`."""
    chosen: list[tuple[Facet, str]] = []
    ignored: list[tuple[str, str]] = []
    for facet in Facet:
        known = {option.key for option in options.get(facet, ())}
        for value in dict.fromkeys(parameters.get(facet.value, ())):
            if value in known:
                chosen.append((facet, value))
            elif value:
                ignored.append((facet.value, value))
    sort = _first(parameters, "sort") or Sort.NAME.value
    if sort not in set(Sort):
        ignored.append(("sort", sort))
        sort = Sort.NAME.value
    search = " ".join(_first(parameters, "q").split())[:LONGEST_SEARCH].strip()
    wanted = CatalogueFilter(tuple(chosen), search, Sort(sort), basis or PriceBasis())
    return ReadFilter(wanted, tuple(ignored))


def _first(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(parameters.get(name, ())), "")


def select(entries: Iterable[CatalogueEntry], wanted: CatalogueFilter) -> tuple[Certification, ...]:
    """The certifications that a filter lets through, in its order."""
    asked = _asked(wanted)
    families = range(len(FAMILIES))
    found = (
        entry
        for entry in _mentioned(entries, wanted)
        if all(entry.holds(number, asked) for number in families)
    )
    return ordered(found, wanted.sort)


def counts(
    entries: Iterable[CatalogueEntry], wanted: CatalogueFilter, options: Options
) -> dict[tuple[Facet, str], int]:
    """For each option, how many it lets through together with the search and the other facets.

    One pass over the entries, whatever is chosen.
    """
    asked = _asked(wanted)
    found: Counter[tuple[Facet, str]] = Counter()
    for entry in _mentioned(entries, wanted):
        failing = [number for number, _family in enumerate(FAMILIES) if not entry.holds(number, asked)]
        if len(failing) > 1:
            continue
        for number, family in enumerate(FAMILIES):
            if failing in ([], [number]):
                for facet in family.facets:
                    found.update((facet, key) for key in entry.keys_beside(number, facet, asked))
    return {
        (facet, option.key): found[facet, option.key] for facet in Facet for option in options.get(facet, ())
    }


def relaxations(entries: Iterable[CatalogueEntry], wanted: CatalogueFilter) -> tuple[Relaxation, ...]:
    """What a filter would show without one of its facets or the search: the most first, nothing empty."""
    known = tuple(entries)
    bare = [(facet, wanted.without_all(facet)) for facet in Facet if wanted.of(facet)]
    tried: list[tuple[Facet | None, CatalogueFilter]] = [*bare]
    if wanted.search:
        tried.append((None, replace(wanted, search="")))
    found = [Relaxation(facet, len(select(known, less)), less) for facet, less in tried]
    return tuple(sorted((item for item in found if item.found), key=lambda item: -item.found))


def _asked(wanted: CatalogueFilter) -> dict[Facet, frozenset[str]]:
    asked: dict[Facet, set[str]] = {}
    for facet, key in wanted.chosen:
        asked.setdefault(facet, set()).add(key)
    return {facet: frozenset(keys) for facet, keys in asked.items()}


def _mentioned(entries: Iterable[CatalogueEntry], wanted: CatalogueFilter) -> Iterator[CatalogueEntry]:
    words = folded(wanted.search).split()
    for entry in entries:
        if all(word in entry.text for word in words):
            yield entry
