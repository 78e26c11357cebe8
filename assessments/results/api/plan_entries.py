"""Steps of a plan as programs get them: entry, costs per currency, facts with their sources."""

from collections.abc import Iterable, Sequence
from datetime import date

from assessments.domain.outcomes.outcome import Instead, PlanEntry
from assessments.results.api.parts import (
    Document,
    certification_part,
    cost_line_part,
    cost_part,
    entry_facts,
    entry_part,
    reason_part,
    some,
    term_parts,
)
from assessments.results.presenters.choice import FirstChoiceView, limit_sentences, present_choice
from assessments.results.presenters.costs import CostLine, cost_lines
from assessments.results.presenters.material import Material
from assessments.results.presenters.plan import Catalogue, EntryView, Known, present_entries
from assessments.results.presenters.rungs import RungView, present_rungs, rung_label


def rung_entries(plan: Sequence[PlanEntry], material: Material) -> list[Document]:
    """The steps of a plan that has rungs."""
    if not plan:
        return []
    rungs = present_rungs(plan, material)
    later = zip(plan[1:], rungs.rungs if rungs else (), strict=True)
    return [
        _first(plan, present_choice(plan[0], material), material),
        *(_later(number, entry, view, material) for number, (entry, view) in enumerate(later, 2)),
    ]


def plain_entries(
    plan: Sequence[PlanEntry], views: Sequence[EntryView], catalogue: Catalogue, today: date
) -> list[Document]:
    """The steps of a plan without rungs: of the first engines, or to one certification that was chosen."""
    return [_plain(entry, view, catalogue, today) for entry, view in zip(plan, views, strict=True)]


def chosen_entries(plan: Sequence[PlanEntry], catalogue: Catalogue, today: date) -> list[Document]:
    """The steps to a certification that was chosen, as its page shows them."""
    return plain_entries(plan, present_entries(plan, catalogue, today), catalogue, today)


def _first(plan: Sequence[PlanEntry], view: FirstChoiceView, material: Material) -> Document:
    entry = plan[0]
    shown = zip(entry.instead, view.alternatives, strict=True)
    return {
        **_step(1, entry, material.catalogue, material.today, view.costs),
        **_told(entry, material),
        "heading": view.heading,
        "label": rung_label(entry, plan, material),
        "why_here": some(view.wait),
        "why": term_parts(view.why),
        "changes": [*view.changes],
        "question": some(view.question),
        "instead": [_instead(item, other.certification, other.difference, material) for item, other in shown],
    }


def _later(number: int, entry: PlanEntry, view: RungView, material: Material) -> Document:
    catalogue, today = material.catalogue, material.today
    lines = cost_lines(catalogue.facts_of(entry.slug), material.snapshot.get(entry.slug), today)
    return {
        **_step(number, entry, catalogue, today, lines),
        **_told(entry, material),
        "heading": view.name,
        "label": view.label,
        "why_here": some(view.why_now),
        "why": term_parts(view.why),
        "changes": [*view.changes],
        "question": None,
        "instead": [
            _instead(item, known, "", material)
            for item, known in zip(entry.instead, view.instead, strict=True)
        ],
    }


def _step(
    number: int, entry: PlanEntry, catalogue: Catalogue, today: date, lines: Iterable[CostLine]
) -> Document:
    """What every step has."""
    names, facts = catalogue.short_names, catalogue.facts_of(entry.slug)
    return {
        "number": number,
        "rung": entry.rung,
        "certification": certification_part(catalogue.known(entry.slug, is_own_offer=entry.own_offer)),
        "level": entry.level or None,
        "cost": cost_part(facts, names, today),
        "cost_lines": [cost_line_part(line) for line in lines],
        "entry_facts": entry_facts(facts, entry.eligibility.route, names, today),
        "limits": [*entry.limits],
        "reasons": [reason_part(reason) for reason in entry.reasons],
        "opens": [*entry.opens],
    }


def _told(entry: PlanEntry, material: Material) -> Document:
    """What a step of a plan with rungs also has."""
    return {
        "kind_of_work": {"key": entry.kind, "name": material.kind_name(entry.kind)},
        "entry": _entry(entry, material),
        "beyond": [*limit_sentences(entry.limits)],
        "fit": None,
    }


def _entry(step: PlanEntry | Instead, material: Material) -> Document:
    words = material.entry(step.slug, step.eligibility)
    return entry_part(step.eligibility, words.label, words.when, words.lines)


def _instead(item: Instead, known: Known, difference: str, material: Material) -> Document:
    """What can be taken instead."""
    catalogue = material.catalogue
    return {
        "certification": certification_part(known),
        "entry": _entry(item, material),
        "difference": some(difference),
        "cost": cost_part(catalogue.facts_of(item.slug), catalogue.short_names, material.today),
        "limits": [*item.limits],
        "beyond": [*limit_sentences(item.limits)],
        "changes": [*material.changes.get(item.slug, ())],
    }


def _plain(entry: PlanEntry, view: EntryView, catalogue: Catalogue, today: date) -> Document:
    facts, words = catalogue.facts_of(entry.slug), view.eligibility
    has_fit = bool(entry.fit_denominator) and entry.rung is None
    return {
        **_step(view.number, entry, catalogue, today, cost_lines(facts, None, today)),
        "heading": str(view.number),
        "label": words.line,
        "kind_of_work": None,
        "entry": entry_part(entry.eligibility, words.line, words.when, (*words.unknown, *words.waived)),
        "why_here": some(view.opens),
        "why": [],
        "beyond": [*view.beyond],
        "changes": [],
        "question": None,
        "instead": [],
        "fit": {"numerator": entry.fit_numerator, "denominator": entry.fit_denominator} if has_fit else None,
    }
