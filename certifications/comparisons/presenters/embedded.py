"""A comparison by itself, for a frame on another site, and the markup that puts it there."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.conf import settings
from django.utils.translation import gettext as _

from certifications.comparisons.presenters.choices import ChosenView, chosen_views
from certifications.comparisons.presenters.compared import compared_of, context_of
from certifications.comparisons.presenters.comparison import interest_sentence
from certifications.comparisons.presenters.table import ComparedGroup, row_groups
from certifications.domain.chosen import ChosenToCompare
from certifications.domain.names import spoken_name
from certifications.queries.advice import all_advice
from certifications.queries.kept import kept_certifications
from certifications.wording.comparison_links import (
    canonical_comparison_url,
    comparison_url,
    embedded_comparison_url,
)
from certifications.wording.words import date_words
from portal.shared.clock import site_date
from portal.shared.words import listed

# What readers of another site ask first; the rest is a click away.
ROWS = ("for-whom", "experience", "course", "held", "exam", "cost", "six-years", "renewal", "renewal-fee")
# Of the frame, in CSS pixels.
WIDTH, HEIGHT = 720, 760


@dataclass(frozen=True, slots=True)
class EmbeddedComparisonView:
    """What the frame shows. Its links leave the frame, which may show no page of ours but this one."""

    title: str
    caption: str
    canonical_url: str
    url: str
    columns: tuple[ChosenView, ...]
    groups: tuple[ComparedGroup, ...]
    interest: str
    missing: str
    as_of: str


def present_embedded(chosen: ChosenToCompare) -> EmbeddedComparisonView:
    """The comparison on the site's day; without two certifications it says so, and has no groups."""
    columns = chosen_views(chosen) if chosen.is_comparison else ()
    slugs = [one.slug for one in columns]
    known, advice, today = kept_certifications(), all_advice(), site_date()
    groups = (
        row_groups(compared_of(chosen.compared, known, advice), context_of(known, advice, today))
        if columns
        else ()
    )
    title = embedded_title(chosen) if columns else _("Compare certifications")
    return EmbeddedComparisonView(
        title=title,
        caption=_("%(names)s, side by side") % {"names": listed([one.name for one in columns])},
        canonical_url=settings.BASE_URL + canonical_comparison_url(slugs),
        url=comparison_url(slugs),
        columns=columns,
        groups=_asked_first(groups),
        interest=interest_sentence(chosen.compared) if columns else "",
        missing=_missing(chosen),
        as_of=date_words(today),
    )


def _asked_first(groups: Iterable[ComparedGroup]) -> tuple[ComparedGroup, ...]:
    """The groups with those of their rows that the frame shows."""
    kept = [
        ComparedGroup(group.label, tuple(row for row in group.rows if row.key in ROWS)) for group in groups
    ]
    return tuple(group for group in kept if group.rows)


def embedded_title(chosen: ChosenToCompare) -> str:
    """“PMP vs PRINCE2 Practitioner”."""
    return _(" vs ").join(spoken_name(one.abbreviation, one.title) for one in chosen.compared)


def embed_markup(chosen: ChosenToCompare, *, width: str = "100%", height: int = HEIGHT) -> str:
    """What somebody copies into a page of their own."""
    address = settings.BASE_URL + embedded_comparison_url([one.slug for one in chosen.compared])
    return frame_markup(address, embedded_title(chosen), width=width, height=height)


def frame_markup(address: str, title: str, *, width: str, height: int) -> str:
    """A frame for another site's page: a plain text, which a page of ours shows and does not run."""
    size = f'width="{escape(width)}" height="{height}"'
    return f'<iframe src="{escape(address)}" title="{escape(title)}" {size} loading="lazy"></iframe>'


def _missing(chosen: ChosenToCompare) -> str:
    """What the address names and the catalogue does not have, or not any more."""
    if not chosen.unknown:
        return ""
    return _("Not in our catalogue: %(names)s.") % {"names": listed(list(chosen.unknown))}
