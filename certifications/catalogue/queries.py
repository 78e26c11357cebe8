"""The catalogue as its filter reads it on a day, kept in the memory of the process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from certifications.domain.catalogue_entries import CatalogueEntry, catalogue_entry
from certifications.domain.catalogue_filter import Options, Pairs, options_of, read_basis
from certifications.domain.certification import Certification
from certifications.domain.facets.advice import facet_advice
from certifications.domain.facets.declaration import FacetAdvice, PriceBasis
from certifications.domain.facets.price import currencies_of
from certifications.queries.advice import AllAdvice, all_advice
from certifications.queries.evidence import certifications_on
from portal.shared.clock import site_date


@dataclass(frozen=True, slots=True)
class FilteredCatalogue:
    """All certifications as an address reads their prices, with the options that occur.

    `ignored` are the parts of the address on currency and membership that meant nothing.
    """

    certifications: tuple[Certification, ...]
    currencies: tuple[str, ...]
    basis: PriceBasis
    entries: tuple[CatalogueEntry, ...]
    options: Options
    ignored: Pairs


@dataclass(slots=True)
class _WorkedOut:
    """What was worked out from one state of catalogue and advice; two entries for each currency at most."""

    certifications: tuple[Certification, ...]
    advice: AllAdvice
    currencies: tuple[str, ...]
    by_slug: Mapping[str, FacetAdvice]
    by_basis: dict[PriceBasis, tuple[tuple[CatalogueEntry, ...], Options]] = field(default_factory=dict)


# By day, and no more days than these.
_kept: dict[date, _WorkedOut] = {}
MOST_DAYS = 8


def filtered_catalogue(parameters: Mapping[str, Sequence[str]], day: date | None = None) -> FilteredCatalogue:
    """The catalogue as the parameters of an address read its prices, today or on another day.

    No query while nothing was published, beyond that of `kept_certifications`; afterwards those of
    `published_certifications` and `read_advice`, and 0.3 ms of work a certification. The first time for
    another day that work again, and what `certifications_on` costs.
    """
    day = day or site_date()
    kept = _worked_out(day)
    basis, ignored = read_basis(parameters, kept.currencies)
    if basis not in kept.by_basis:
        entries = tuple(
            catalogue_entry(item, day, basis, kept.by_slug.get(item.slug)) for item in kept.certifications
        )
        kept.by_basis[basis] = entries, options_of(entries)
    entries, options = kept.by_basis[basis]
    return FilteredCatalogue(kept.certifications, kept.currencies, basis, entries, options, ignored)


def _worked_out(day: date) -> _WorkedOut:
    certifications, advice = certifications_on(day), all_advice()
    # Both are read anew after a change, and certifications on another day: what they are tells whether to.
    kept = _kept.get(day)
    if kept is None or kept.certifications is not certifications or kept.advice is not advice:
        by_slug = facet_advice(advice.roles, advice.recognition, advice.regions)
        kept = _WorkedOut(certifications, advice, currencies_of(certifications), by_slug)
        if len(_kept) >= MOST_DAYS:
            _kept.clear()
        _kept[day] = kept
    return kept
