"""A filter that lets nothing through: which part of it to drop."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from certifications.catalogue.presenters.facets import address
from certifications.catalogue.presenters.labels import FACET_LABELS, option_label
from certifications.domain.catalogue_entries import CatalogueEntry
from certifications.domain.catalogue_filter import CatalogueFilter, Options, Relaxation, relaxations
from portal.shared.words import either

# The parts that hide most are named; a longer list is no help.
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class SmallerFilter:
    """What there is without one part of the filter: “Without “Exam: No” there are 12”."""

    words: str
    url: str


def smaller_filters(
    entries: Iterable[CatalogueEntry], wanted: CatalogueFilter, options: Options, path: str
) -> tuple[SmallerFilter, ...]:
    """The parts of a filter without which there is something, what hides most first."""
    return tuple(
        SmallerFilter(_words(item, wanted, options), address(path, item.filter))
        for item in relaxations(entries, wanted)[:MOST_OFFERED]
    )


def _words(item: Relaxation, wanted: CatalogueFilter, options: Options) -> str:
    return ngettext(
        "Without “%(part)s” there is %(count)d", "Without “%(part)s” there are %(count)d", item.found
    ) % {"part": _part(item, wanted, options), "count": item.found}


def _part(item: Relaxation, wanted: CatalogueFilter, options: Options) -> str:
    if item.facet is None:
        return wanted.search
    chosen = [
        option_label(item.facet, option, wanted.basis)
        for option in options[item.facet]
        if wanted.has(item.facet, option.key)
    ]
    return f"{FACET_LABELS[item.facet]}: {either(chosen)}"
