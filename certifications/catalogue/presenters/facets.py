"""The catalogue's filter as a form, and as links that take one part of it away."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.catalogue.presenters.labels import FACET_LABELS, SORT_LABELS, option_label
from certifications.catalogue.queries import FilteredCatalogue
from certifications.domain.catalogue_entries import Sort
from certifications.domain.catalogue_filter import (
    CURRENCY,
    MEMBER,
    CatalogueFilter,
    Options,
    ReadFilter,
    counts,
)
from certifications.domain.facets.declaration import Facet, FacetOption, PriceBasis
from certifications.domain.vocabulary import Orientation
from portal.shared.components import Link

# In the order of the form: what belongs together, and whether it is folded away until something is chosen.
GROUPS: tuple[tuple[Promise, Mapping[Facet, bool]], ...] = (
    (
        gettext_lazy("What you do"),
        {Facet.WORK: False, Facet.ROLE: True, Facet.STAGE: True, Facet.DISCIPLINE: True, Facet.LEVEL: False},
    ),
    (
        gettext_lazy("What it requires"),
        {
            Facet.EXPERIENCE: False,
            Facet.EXAM: False,
            Facet.TRAINING: True,
            Facet.DEGREE: True,
            Facet.FIRST: True,
        },
    ),
    (gettext_lazy("What it costs"), {Facet.PRICE: False, Facet.VALID: True}),
    (
        gettext_lazy("Who offers it"),
        {Facet.ISSUER: True, Facet.ORIENTATION: True, Facet.REGION: True, Facet.BOOKABLE: True},
    ),
    (gettext_lazy("How fresh"), {Facet.CHECKED: True}),
)
# What readers have to know to understand the options.
HELP: Mapping[Facet, Promise] = {
    Facet.ROLE: gettext_lazy("Our editors judge which roles a certification fits. Its page says why."),
    Facet.DISCIPLINE: gettext_lazy(
        "The certification’s main field. To see everything that fits your work, choose a kind of work."
    ),
    Facet.EXPERIENCE: gettext_lazy("A certification counts under each answer that one of its routes gives."),
    Facet.PRICE: gettext_lazy(
        "The lowest exam price we found, or the course price where the course includes the exam. Any other "
        "course that you need costs extra."
    ),
    Facet.REGION: gettext_lazy(
        "Places where a source mentions job adverts, employers or certificate holders."
    ),
    Facet.CHECKED: gettext_lazy(
        "Counted from the oldest fact: the day we checked it or, failing that, the day we collected it."
    ),
}
# Fewer certifications than these make a discipline a small one, which is folded away among others.
SMALL_DISCIPLINE = 4


@dataclass(frozen=True, slots=True)
class OptionView:
    """One box to tick; `count` is how many rows it stands for beside what else is chosen."""

    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """The boxes of one facet; `more` are small ones, folded away inside. `chosen` counts the ticked ones."""

    name: str
    label: str
    help: str
    options: tuple[OptionView, ...]
    more: tuple[OptionView, ...]
    chosen: int
    is_folded: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets that answer one question."""

    label: str
    facets: tuple[FacetView, ...]


@dataclass(frozen=True, slots=True)
class SelectOption:
    """One of a select's options."""

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FilterView:
    """The form. `active` says how much of it is in use, in words; empty when nothing is.

    `address` is that of the page without what asks for nothing; `show` labels the button once it is counted.
    """

    groups: tuple[FacetGroup, ...]
    search: str
    sorts: tuple[SelectOption, ...]
    currencies: tuple[SelectOption, ...]
    is_member: bool
    chips: tuple[Link, ...]
    active: str
    clear_url: str
    ignored: str
    address: str
    show: str


def filter_view(read: ReadFilter, catalogue: FilteredCatalogue, path: str, found: int = 0) -> FilterView:
    """The form that shows a filter; `path` is the catalogue's address, `found` how many there are."""
    wanted, options = read.filter, catalogue.options
    shown = chips(wanted, options, path)
    return FilterView(
        groups=facet_groups(wanted, catalogue),
        search=wanted.search,
        sorts=tuple(
            SelectOption(sort.value, _sort_label(sort, wanted.basis), sort is wanted.sort)
            for sort in SORT_LABELS
        ),
        currencies=tuple(
            SelectOption(code, code, code == wanted.basis.currency) for code in catalogue.currencies
        ),
        is_member=wanted.basis.is_member,
        chips=shown,
        active=ngettext("%(count)d in use", "%(count)d in use", len(shown)) % {"count": len(shown)}
        if shown
        else "",
        clear_url=address(path, CatalogueFilter(sort=wanted.sort, basis=wanted.basis)),
        ignored=ignored_words((*catalogue.ignored, *read.ignored)),
        address=address(path, wanted),
        show=ngettext("Show %(count)d certification", "Show %(count)d certifications", found)
        % {"count": found},
    )


def _sort_label(sort: Sort, basis: PriceBasis) -> str:
    label = str(SORT_LABELS[sort])
    return f"{label} ({basis.currency})" if sort is Sort.PRICE else label


def facet_groups(wanted: CatalogueFilter, catalogue: FilteredCatalogue) -> tuple[FacetGroup, ...]:
    """The facets that something can be chosen of, in their groups."""
    numbers = counts(catalogue.entries, wanted, catalogue.options)
    groups = []
    for label, facets in GROUPS:
        views = tuple(
            _facet(
                facet,
                wanted,
                shown_options(facet, wanted, catalogue),
                numbers,
                small=small_disciplines(catalogue) if facet is Facet.DISCIPLINE else frozenset(),
                is_folded=is_folded,
            )
            for facet, is_folded in facets.items()
            if catalogue.options[facet]
        )
        if views:
            groups.append(FacetGroup(str(label), views))
    return tuple(groups)


def shown_options(
    facet: Facet, wanted: CatalogueFilter, catalogue: FilteredCatalogue
) -> tuple[FacetOption, ...]:
    """The options of a facet that the form offers. A discipline of nothing but products is offered once,
    as “one product”. An address that asks for the discipline keeps working, and shows its box.
    """
    options = tuple(catalogue.options[facet])
    if facet is not Facet.DISCIPLINE:
        return options
    others = {
        term.key
        for item in catalogue.certifications
        if item.orientation is not Orientation.TOOL
        for term in (item.discipline, *item.also_fits)
    }
    return tuple(option for option in options if option.key in others or wanted.has(facet, option.key))


def small_disciplines(catalogue: FilteredCatalogue) -> frozenset[str]:
    """The keys of disciplines with few certifications, unless all are small: then nothing is gained."""
    number = Counter(
        term.key for item in catalogue.certifications for term in (item.discipline, *item.also_fits)
    )
    small = frozenset(key for key, count in number.items() if count < SMALL_DISCIPLINE)
    return small if len(small) < len(number) else frozenset()


def _facet(
    facet: Facet,
    wanted: CatalogueFilter,
    options: Sequence[FacetOption],
    numbers: Mapping[tuple[Facet, str], int],
    *,
    small: frozenset[str],
    is_folded: bool,
) -> FacetView:
    views = tuple(
        OptionView(
            option.key,
            option_label(facet, option, wanted.basis),
            numbers[facet, option.key],
            wanted.has(facet, option.key),
        )
        for option in options
    )
    return FacetView(
        name=facet.value,
        label=str(FACET_LABELS[facet]),
        help=str(HELP.get(facet, "")),
        options=tuple(view for view in views if view.key not in small or view.is_chosen),
        more=tuple(view for view in views if view.key in small and not view.is_chosen),
        chosen=len(wanted.of(facet)),
        is_folded=is_folded and not wanted.of(facet),
    )


def chips(wanted: CatalogueFilter, options: Options, path: str) -> tuple[Link, ...]:
    """A link for everything asked for, which takes it away."""
    found = [
        Link(
            f"{FACET_LABELS[facet]}: {option_label(facet, option, wanted.basis)}",
            address(path, wanted.without(facet, option.key)),
        )
        for facet in Facet
        for option in options[facet]
        if wanted.has(facet, option.key)
    ]
    if wanted.basis.is_member and wanted.reads_prices:
        other = replace(wanted, basis=replace(wanted.basis, is_member=False))
        found.append(Link(_("Prices for members"), address(path, other)))
    if wanted.search:
        words = _("Search: “%(words)s”") % {"words": wanted.search}
        found.insert(0, Link(words, address(path, replace(wanted, search=""))))
    return tuple(found)


def address(path: str, wanted: CatalogueFilter) -> str:
    """The catalogue's address with a filter."""
    query = urlencode(wanted.parameters())
    return f"{path}?{query}" if query else path


def ignored_words(ignored: Sequence[tuple[str, str]]) -> str:
    """What of an address meant nothing; empty when all did."""
    if not ignored:
        return ""
    names: dict[str, Promise] = {facet.value: label for facet, label in FACET_LABELS.items()}
    names |= {
        "sort": gettext_lazy("Order"),
        CURRENCY: gettext_lazy("Currency"),
        MEMBER: gettext_lazy("Member"),
    }
    values = ", ".join(f"{names[name]} “{value[:40]}”" for name, value in ignored[:3])
    return _("We left out what we do not have: %(values)s.") % {"values": values}
