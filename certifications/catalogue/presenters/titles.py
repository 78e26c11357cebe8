"""What a filtered catalogue is called by browsers, search engines and previews of links."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.catalogue.presenters.facets import address
from certifications.catalogue.presenters.labels import option_phrase
from certifications.catalogue.presenters.phrases import THAT
from certifications.domain.catalogue_filter import CatalogueFilter, Options
from certifications.domain.facets.declaration import Facet, PriceBasis
from portal.shared.components import PageMeta
from portal.shared.words import either, listed

# More filters than these are counted instead of named.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class PageTitle:
    """Title and description of a filtered page, and the path with query that search engines know it by."""

    meta: PageMeta
    canonical_path: str


def page_title(
    plain: PageMeta, wanted: CatalogueFilter, options: Options, *, found: int, total: int, path: str
) -> PageTitle:
    """The page's own title where nothing is filtered, else that of the filter.

    One option is a page of its own to search engines; several at once are the plain catalogue to them.
    """
    if wanted.is_empty:
        return PageTitle(plain, path)
    title = filter_title(wanted, options)
    words = (
        _("%(title)s: %(found)d of %(total)d. Every fact has a source, a date and a confidence.")
        if found
        else _("%(title)s: none found. Try fewer filters or other words.")
    )
    description = words % {"title": title, "found": found, "total": total}
    is_alone = len(wanted.chosen) == 1 and not wanted.search and not wanted.basis.is_member
    own = CatalogueFilter(wanted.chosen, basis=wanted.basis if wanted.of(Facet.PRICE) else PriceBasis())
    return PageTitle(PageMeta(title, description), address(path, own) if is_alone else path)


def filter_title(wanted: CatalogueFilter, options: Options) -> str:
    """“Certifications in project management that need no experience and cost up to USD 300”."""
    phrases = [
        _one_of([option_phrase(facet, option, wanted.basis) for option in chosen])
        for facet in Facet
        if (chosen := [option for option in options[facet] if wanted.has(facet, option.key)])
    ]
    if wanted.search:
        phrases.insert(0, _("matching “%(words)s”") % {"words": wanted.search})
    named = phrases[:MOST_NAMED]
    title = _("Certifications %(filters)s") % {"filters": _joined(named)}
    left = len(phrases) - len(named)
    if not left:
        return title
    more = ngettext("%(count)d more filter", "%(count)d more filters", left) % {"count": left}
    return _("%(title)s, and %(more)s") % {"title": title, "more": more}


def _one_of(phrases: list[str]) -> str:
    """The options of one facet; “that” is said once: “that have an exam or have no exam”."""
    return either([phrases[0], *(phrase.removeprefix(THAT) for phrase in phrases[1:])])


def _joined(phrases: list[str]) -> str:
    """What they are for, then what they need, have and cost in one clause, then what is unknown."""
    clauses = [phrase.removeprefix(THAT) for phrase in phrases if phrase.startswith(THAT)]
    others = [phrase for phrase in phrases if not phrase.startswith((THAT, "("))]
    unknown = [phrase for phrase in phrases if phrase.startswith("(")]
    clause = THAT + listed(clauses) if clauses else ""
    return " ".join(filter(None, (*others, clause, *unknown)))
