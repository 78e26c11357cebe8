"""Certifications of the tools that somebody named, apart from the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.results.presenters.costs import CostLine, cost_lines
from assessments.results.presenters.facts import FactLine, route_lines
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Known


@dataclass(frozen=True, slots=True)
class ToolView:
    """A certification of a tool: for whom it is, what entry asks, and what it costs."""

    certification: Known
    suits: str
    entry: tuple[FactLine, ...]
    costs: tuple[CostLine, ...]
    changes: tuple[str, ...]


def present_tools(slugs: Iterable[str], material: Material) -> tuple[ToolView, ...]:
    """The certifications of tools that somebody named, in the editors' order."""
    return tuple(_tool(slug, material) for slug in slugs)


def _tool(slug: str, material: Material) -> ToolView:
    facts = material.catalogue.facts_of(slug)
    return ToolView(
        certification=material.catalogue.known(slug),
        suits=facts.who_it_suits if facts else "",
        entry=route_lines(facts, 1, material.catalogue.short_names, material.today) if facts else (),
        costs=cost_lines(facts, material.snapshot.get(slug), material.today),
        changes=material.changes.get(slug, ()),
    )
