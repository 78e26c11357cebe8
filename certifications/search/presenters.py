"""Certifications among the hits of a search, in the catalogue's own words; and the answer to “A vs B”."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications.catalogue.presenters.catalogue import CatalogueRow, catalogue_row
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import comparison_url
from portal.search.sources import Answer
from portal.shared.clock import site_date
from portal.shared.words import listed


@dataclass(frozen=True, slots=True)
class CertificationHit:
    """A certification's line as the catalogue has it, and by which slug it is compared."""

    row: CatalogueRow
    slug: str


def certification_hits(slugs: Sequence[str]) -> Mapping[str, CertificationHit]:
    """The lines of these certifications. No query beside the kept catalogue."""
    known = kept_certifications()
    names = {one.slug: one.title for one in known}
    today = site_date()
    return {
        one.slug: CertificationHit(catalogue_row(one, names, today), one.slug)
        for one in known
        if one.slug in slugs
    }


def comparison_answer(slugs: Sequence[str]) -> Answer | None:
    """What answers a query that names two to four certifications; None where one is not published."""
    known = {one.slug: one for one in kept_certifications()}
    if not set(slugs) <= known.keys():
        return None
    return Answer(
        label=_("Comparison"),
        title=_("Compare %(names)s") % {"names": listed([known[slug].short_name for slug in slugs])},
        url=comparison_url(slugs),
        text=_("Side by side: entry, exam, cost to get and to keep, and who each one suits."),
    )
