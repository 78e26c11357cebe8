"""What may be done in place of a first certification, side by side: others, and nothing for now."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import Eligibility, PlanEntry
from assessments.results.presenters.advice_book import why_for_role
from assessments.results.presenters.comparison import exam_of, told
from assessments.results.presenters.costs import cost_in_short
from assessments.results.presenters.material import Material
from assessments.results.presenters.payer_costs import renewal_words
from assessments.results.presenters.payer_entry import payer_entry
from portal.shared.components import TableColumn, TableView


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its head, what it says of a certification, and of doing nothing."""

    head: str
    of: Callable[[str], str]
    nothing: str


def present_payer_choices(first: PlanEntry, material: Material) -> TableView:
    """The first certification beside what may be taken instead, and beside none. A row is left out where
    nothing is known of any certification.
    """
    slugs = [slug for slug, _own, _entry in _compared(first)]
    rows = [(row, [row.of(slug) for slug in slugs]) for row in _rows(first, material)]
    return TableView.of(
        caption=_("The choices side by side"),
        columns=(
            TableColumn(_("What")),
            *(TableColumn(label) for label in _heads(first, material)),
            TableColumn(_("Nothing for now")),
        ),
        rows=tuple(
            (row.head, *(text or _("unknown") for text in cells), row.nothing)
            for row, cells in rows
            if any(cells)
        ),
    )


def _compared(first: PlanEntry) -> list[tuple[str, bool, Eligibility]]:
    """What stands side by side: by slug, whether it is an own offer, and the state of entry."""
    others = [(item.slug, item.own_offer, item.eligibility) for item in first.instead]
    return [(first.slug, first.own_offer, first.eligibility), *others]


def _heads(first: PlanEntry, material: Material) -> list[str]:
    """Names of certifications; own offers are marked wherever they stand."""
    names = material.catalogue.short_names
    return [
        _("%(name)s (the publisher’s own offer)") % {"name": names.get(slug, slug)}
        if is_own
        else names.get(slug, slug)
        for slug, is_own, _entry in _compared(first)
    ]


def _quoted(words: str) -> str:
    """What editors say to the reader: here “you” is somebody else."""
    return _("“%(words)s”") % {"words": words} if words else ""


def _rows(first: PlanEntry, material: Material) -> tuple[_Row, ...]:
    facts = material.catalogue.facts_of
    entries = {slug: entry for slug, _own, entry in _compared(first)}

    def say(slug: str, field: str) -> str:
        return told(slug, first, material, field)

    return (
        _Row(
            _("Better if"),
            lambda slug: _quoted(say(slug, "best_if")) or why_for_role(slug, first, material.book),
            _("no one asks for a certificate, or time and money are needed elsewhere"),
        ),
        _Row(_("Entry"), lambda slug: payer_entry(entries[slug], material.asked), "–"),
        _Row(
            _("Exam or course"),
            lambda slug: say(slug, "form") or exam_of(facts(slug)),
            _("none"),
        ),
        _Row(
            _("Cost to get it"),
            lambda slug: cost_in_short(facts(slug), material.today) or say(slug, "cost"),
            _("none"),
        ),
        _Row(
            _("Cost to keep it"),
            lambda slug: renewal_words(facts(slug)) or say(slug, "renewal"),
            _("none"),
        ),
        _Row(
            _("Demand"),
            lambda slug: say(slug, "recognition"),
            _("If an advert or a tender asks for one, you will have none to show."),
        ),
        _Row(
            _("Watch out for"),
            lambda slug: say(slug, "caution"),
            _("Experience still counts. Fees and entry rules may change."),
        ),
    )
