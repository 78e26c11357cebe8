"""The lists that records refer to: disciplines, levels, focus areas, issuers."""

from dataclasses import dataclass
from typing import TypeVar

from django.utils.text import slugify
from django.utils.translation import gettext as _

from certifications.domain.fact_base.problems import FactBaseRefusedError, Problem
from certifications.domain.fact_base.records import FactBase
from certifications.domain.vocabulary import DISCIPLINES, FOCUS_AREAS, LEVELS
from certifications.fact_base.services.rows import ListRows
from certifications.models import Discipline, FocusArea, FocusTheme, Issuer, Level
from certifications.models.taxonomy import Term

# The five focus areas of the founding page, and the areas of the fact base that they are made of.
THEMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "clarity-and-prioritisation": (
        "Work clarity and prioritisation",
        ("prioritisation", "adhoc_unplanned_work"),
    ),
    "coordination": (
        "Coordination across teams and roles",
        ("cross_functional_coordination", "people_stakeholders"),
    ),
    "workflow-design": ("Workflow design and visibility", ("workflow_design", "recurring_workflows")),
    "sustainable-execution": (
        "Sustainable execution",
        ("ongoing_operational_work", "agile", "predictive", "cost_schedule_risk"),
    ),
    "work-systems": (
        "Organisational work systems",
        ("ongoing_operational_work", "workflow_design", "project_work"),
    ),
}
NAMES = {
    "programme-portfolio": "Programmes and portfolios",
    "risk": "Risk management",
    "functional-operations": "Operations in one field",
    "tool-specific": "Work management tools",
    "adhoc_unplanned_work": "Ad-hoc and unplanned work",
    "agile": "Adaptive delivery",
    "predictive": "Plan-driven delivery",
    "people_stakeholders": "People and stakeholders",
    "cost_schedule_risk": "Cost, schedule and risk",
    "cross_functional_coordination": "Coordination across functions",
}


TermType = TypeVar("TermType", bound=Term)


@dataclass(frozen=True, slots=True)
class Terms:
    """The rows that pages point at, by key; issuers by name."""

    disciplines: dict[str, Discipline]
    levels: dict[str, Level]
    focus_areas: dict[str, FocusArea]
    issuers: dict[str, Issuer]


def import_terms(base: FactBase, rows: ListRows) -> Terms:
    """Make what is missing. Names that an editor changed stay."""
    terms = Terms(
        disciplines=_terms(Discipline, DISCIPLINES, rows),
        levels=_terms(Level, LEVELS, rows),
        focus_areas=_terms(FocusArea, FOCUS_AREAS, rows),
        issuers=_issuers(base, rows),
    )
    # Themes and pages point at these.
    rows.publish_new()
    _themes(terms, rows)
    return terms


def _terms(model: type[TermType], keys: tuple[str, ...], rows: ListRows) -> dict[str, TermType]:
    present = {term.key: term for term in model._default_manager.all()}
    for order, key in enumerate(keys):
        if key not in present:
            name = NAMES.get(key, key.replace("-", " ").replace("_", " ").capitalize())
            values: dict[str, object] = {"name": name, "sort_order": order}
            # A file's levels stand in their own order.
            ranked = {"rank": order} if issubclass(model, Level) else {}
            present[key] = rows.upsert(model, {"key": key}, values | ranked)
    return present


def _issuers(base: FactBase, rows: ListRows) -> dict[str, Issuer]:
    """The issuers by the names that the file gives them. One that an editor renamed is found by its key."""
    present = {issuer.key: issuer for issuer in Issuer.objects.all()}
    keys = {issuer.name: key for key, issuer in present.items()}
    stated: dict[str, str] = {}
    for record in base.records:
        given = record.issuer.organisation
        key = keys.get(given) or slugify(given)[:60] or record.slug
        name = stated.setdefault(key, given)
        if name != given:
            sentence = _("“%(given)s” is too similar to “%(name)s”, which already exists.") % {
                "given": given,
                "name": name,
            }
            raise FactBaseRefusedError((Problem(record.slug, "issuer.organisation", sentence),))
        if key not in present:
            present[key] = rows.upsert(Issuer, {"name": given}, {"key": key, "website": record.issuer.site})
    return {name: present[key] for key, name in stated.items()}


def _themes(terms: Terms, rows: ListRows) -> None:
    present = set(FocusTheme.objects.values_list("key", flat=True))
    for order, (key, (name, areas)) in enumerate(THEMES.items()):
        if key not in present:
            made_of = [terms.focus_areas[area] for area in areas]
            rows.upsert(FocusTheme, {"key": key}, {"name": name, "sort_order": order, "focus_areas": made_of})
