"""The catalogue's filter as a form, and as links that take one part of it away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certifications.domain.catalogue_filter import (
    CatalogueFilter,
    Facet as Facet,
    FacetOption as FacetOption,
    Options,
    ReadFilter,
    Sort as Sort,
    counts,
)
from certifications.domain.certification import Certification
from certifications.models.certification import ORIENTATIONS
from portal.shared.components import Link
from portal.shared.words import sentence_case

FACET_LABELS: dict[Facet, Promise] = {
    Facet.DISCIPLINE: gettext_lazy("Discipline"),
    Facet.ORIENTATION: gettext_lazy("What it certifies"),
    Facet.LEVEL: gettext_lazy("Level"),
    Facet.ISSUER: gettext_lazy("Issuer"),
}
SORT_LABELS: dict[Sort, Promise] = {
    Sort.NAME: gettext_lazy("Name"),
    Sort.LEVEL: gettext_lazy("Level"),
}
# Longer lists of options are folded away until one of them is chosen.
LONGEST_OPEN_FACET = 12
_ORIENTATION_LABELS = dict(ORIENTATIONS)


@dataclass(frozen=True, slots=True)
class OptionView:
    """One box to tick; `count` is how many rows it stands for beside what else is chosen."""

    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """The boxes of one facet."""

    name: str
    label: str
    options: tuple[OptionView, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class SortLink:
    """An order of the list; the present one has no address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class FilterView:
    """The form. `sort` is kept when it is sent."""

    facets: tuple[FacetView, ...]
    search: str
    sort: str
    chips: tuple[Link, ...]
    clear_url: str
    sorts: tuple[SortLink, ...]
    ignored: str


def filter_view(
    read: ReadFilter, options: Options, certifications: Sequence[Certification], path: str
) -> FilterView:
    """The form that shows a filter; `path` is the catalogue's address."""
    wanted = read.filter
    numbers = counts(certifications, wanted, options)
    return FilterView(
        facets=tuple(_facet(facet, wanted, options[facet], numbers) for facet in Facet if options[facet]),
        search=wanted.search,
        sort=wanted.sort.value if wanted.sort is not Sort.NAME else "",
        chips=chips(wanted, options, path),
        clear_url=address(path, CatalogueFilter(sort=wanted.sort)),
        sorts=tuple(
            SortLink(str(label), "" if sort is wanted.sort else address(path, replace(wanted, sort=sort)))
            for sort, label in SORT_LABELS.items()
        ),
        ignored=ignored_words(read.ignored),
    )


def _facet(
    facet: Facet,
    wanted: CatalogueFilter,
    options: Sequence[FacetOption],
    numbers: dict[tuple[Facet, str], int],
) -> FacetView:
    return FacetView(
        name=facet.value,
        label=str(FACET_LABELS[facet]),
        options=tuple(
            OptionView(
                option.key,
                option_label(facet, option),
                numbers[facet, option.key],
                wanted.has(facet, option.key),
            )
            for option in options
        ),
        is_folded=len(options) > LONGEST_OPEN_FACET and not wanted.of(facet),
    )


def chips(wanted: CatalogueFilter, options: Options, path: str) -> tuple[Link, ...]:
    """A link for everything asked for, which takes it away."""
    found = [
        Link(
            f"{FACET_LABELS[facet]}: {option_label(facet, option)}",
            address(path, wanted.without(facet, option.key)),
        )
        for facet in Facet
        for option in options[facet]
        if wanted.has(facet, option.key)
    ]
    if wanted.search:
        words = _("Search: “%(words)s”") % {"words": wanted.search}
        found.insert(0, Link(words, address(path, replace(wanted, search=""))))
    return tuple(found)


def option_label(facet: Facet, option: FacetOption) -> str:
    """An option as readers know it."""
    if facet is Facet.ORIENTATION:
        return sentence_case(str(_ORIENTATION_LABELS[option.key]))
    return option.name


def address(path: str, wanted: CatalogueFilter) -> str:
    """The catalogue's address with a filter."""
    query = urlencode(wanted.parameters())
    return f"{path}?{query}" if query else path


def ignored_words(ignored: Sequence[tuple[str, str]]) -> str:
    """What of an address meant nothing; empty when all did."""
    if not ignored:
        return ""
    names: dict[str, Promise] = {facet.value: label for facet, label in FACET_LABELS.items()}
    names["sort"] = gettext_lazy("Order")
    values = ", ".join(f"{names[name]} “{value[:40]}”" for name, value in ignored[:3])
    return _("We left out what we do not have: %(values)s.") % {"values": values}
