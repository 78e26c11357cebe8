"""Certifications as the catalogue's filter reads them: worked out once, read by every address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from certifications.domain.certification import Certification
from certifications.domain.facets.declaration import (
    CatalogueItem,
    Facet,
    FacetAdvice,
    FacetOption,
    Family,
    PriceBasis,
)
from certifications.domain.facets.entry import ENTRY, least_months, least_training
from certifications.domain.facets.offer import OFFER_FAMILIES, oldest_day
from certifications.domain.facets.price import PRICES, lowest_price
from certifications.domain.facets.work import WORK_FAMILIES
from certifications.domain.validity import years_valid
from portal.shared.folded_text import folded

# Every facet is in one of these.
FAMILIES: tuple[Family, ...] = (*WORK_FAMILIES, ENTRY, PRICES, *OFFER_FAMILIES)


class Sort(StrEnum):
    """Orders of the list. Every order ends with the name, then the slug; what is unknown comes last."""

    NAME = "name"
    LEVEL = "level"
    PRICE = "price"
    EXPERIENCE = "experience"
    TRAINING = "training"
    VALID = "valid"
    CHECKED = "checked"


# Of one case: the keys of its options, by facet.
Keys = Mapping[Facet, frozenset[str]]


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A certification with all that it can be filtered and sorted by.

    `cases` are those of each family, `keys` the same as keys; `measures` are what an order goes by, the least
    first, None where it is unknown; `text`, folded, is what words are searched in.
    """

    certification: Certification
    cases: tuple[tuple[Mapping[Facet, tuple[FacetOption, ...]], ...], ...]
    keys: tuple[tuple[Keys, ...], ...]
    measures: Mapping[Sort, int | Decimal | None]
    name: tuple[str, str]
    text: str

    def options(self, facet: Facet) -> frozenset[FacetOption]:
        """What it has of a facet, in any case."""
        return frozenset(option for cases in self.cases for case in cases for option in case.get(facet, ()))

    def holds(self, family: int, asked: Keys) -> bool:
        """Whether one case of a family has what is asked for of all its facets."""
        return any(_fits(case, FAMILIES[family], asked) for case in self.keys[family])

    def keys_beside(self, family: int, facet: Facet, asked: Keys) -> frozenset[str]:
        """What it has of a facet in the cases that have what is asked for of the family's other facets."""
        return frozenset(
            key
            for case in self.keys[family]
            if _fits(case, FAMILIES[family], asked, leaving_out=facet)
            for key in case.get(facet, ())
        )


def _fits(case: Keys, family: Family, asked: Keys, leaving_out: Facet | None = None) -> bool:
    return all(
        not case.get(facet, frozenset()).isdisjoint(asked[facet])
        for facet in family.facets
        if facet in asked and facet is not leaving_out
    )


def catalogue_entry(
    certification: Certification,
    today: date,
    basis: PriceBasis | None = None,
    advice: FacetAdvice | None = None,
) -> CatalogueEntry:
    """A certification as the filter reads it on a day."""
    subject = CatalogueItem(certification, today, basis or PriceBasis(), advice or FacetAdvice())
    cases = tuple(family.cases(subject) for family in FAMILIES)
    return CatalogueEntry(
        certification,
        cases,
        tuple(tuple(map(_keys_of, of_family)) for of_family in cases),
        _measures(subject),
        (folded(certification.title), certification.slug),
        _text_of(certification),
    )


def _text_of(item: Certification) -> str:
    return folded(
        "\n".join((item.title, item.naming_note, item.abbreviation, item.issuer.name, item.who_it_suits))
    )


def _keys_of(case: Mapping[Facet, tuple[FacetOption, ...]]) -> Keys:
    return {facet: frozenset(option.key for option in options) for facet, options in case.items()}


def _measures(subject: CatalogueItem) -> dict[Sort, int | Decimal | None]:
    item = subject.certification
    years, oldest = years_valid(item.facts), oldest_day(item)
    return {
        Sort.LEVEL: item.level.order,
        Sort.PRICE: lowest_price(item, subject.basis),
        Sort.EXPERIENCE: least_months(item),
        Sort.TRAINING: least_training(item),
        # The longest, and what was checked last, come first.
        Sort.VALID: None if years is None else -years,
        Sort.CHECKED: None if oldest is None else -oldest.toordinal(),
    }


def ordered(entries: Iterable[CatalogueEntry], sort: Sort) -> tuple[Certification, ...]:
    """Certifications in an order; within it by name."""

    def place(entry: CatalogueEntry) -> tuple[bool, int | Decimal, tuple[str, str]]:
        measure = entry.measures.get(sort)
        return measure is None and sort is not Sort.NAME, measure or 0, entry.name

    return tuple(entry.certification for entry in sorted(entries, key=place))
