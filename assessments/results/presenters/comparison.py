"""The first certification and what may be taken instead, side by side: editors' words, else facts."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from assessments.domain.outcomes.outcome import PlanEntry
from assessments.results.presenters.advice_book import why_for_role
from assessments.results.presenters.costs import cost_in_short, to_keep_in_short
from assessments.results.presenters.material import Material
from certifications.domain.advice import Alternative
from certifications.domain.certification import Certification
from certifications.queries.fact_words import value_words
from portal.shared.components import TableColumn, TableView

EXAM = ("exam.questions", "exam.minutes", "exam.format")


def present_comparison(first: PlanEntry, material: Material) -> TableView:
    """A column for each certification; a row is left out where nothing is known of any."""
    slugs = (first.slug, *(item.slug for item in first.instead))
    entries = {first.slug: first.eligibility} | {item.slug: item.eligibility for item in first.instead}
    names = material.catalogue.short_names
    rows: tuple[tuple[str, Callable[[str], str]], ...] = (
        (
            _("Take it if"),
            lambda slug: told(slug, first, material, "best_if") or why_for_role(slug, first, material.book),
        ),
        (_("Entry"), lambda slug: material.entry(slug, entries[slug]).label),
        (
            _("Exam or course"),
            lambda slug: told(slug, first, material, "form") or exam_of(material.catalogue.facts_of(slug)),
        ),
        (
            _("Cost"),
            lambda slug: (
                cost_in_short(material.catalogue.facts_of(slug), material.today)
                or told(slug, first, material, "cost")
            ),
        ),
        (
            _("Renewal"),
            lambda slug: (
                told(slug, first, material, "renewal")
                or to_keep_in_short(material.catalogue.facts_of(slug), material.today)
            ),
        ),
        (_("Demand"), lambda slug: told(slug, first, material, "recognition")),
        (_("Watch out for"), lambda slug: told(slug, first, material, "caution")),
    )
    cells = ((head, [cell(slug) for slug in slugs]) for head, cell in rows)
    return TableView.of(
        caption=_("Side by side"),
        columns=(TableColumn(_("What")), *(TableColumn(names.get(slug, slug)) for slug in slugs)),
        rows=tuple((head, *(text or _("unknown") for text in row)) for head, row in cells if any(row)),
    )


def told(slug: str, first: PlanEntry, material: Material, field: str) -> str:
    """What editors say of one of them, in the group that it shares with the others if there is one."""
    others = (item.slug for item in first.instead) if slug == first.slug else (first.slug,)
    found: Alternative | None = next(
        filter(None, (material.book.alternative(slug, other) for other in others)),
        material.book.alternative(slug),
    )
    return str(getattr(found, field)) if found else ""


def exam_of(facts: Certification | None) -> str:
    """The exam as facts have it."""
    found = [fact for key in EXAM for fact in (facts.facts_of(key) if facts else ())[:1]]
    return ", ".join(value_words(fact, {}) for fact in found)
