"""A plan as programs get it: its steps, what they cost together, what is unknown, and why not others."""

from collections.abc import Iterable, Iterator, Sequence

from assessments.domain.outcomes.outcome import Outcome, Placed
from assessments.results.api.parts import Document, certification_part, some, term_parts
from assessments.results.api.plan_entries import chosen_entries, plain_entries, rung_entries
from assessments.results.presenters.certification_plan import Chosen
from assessments.results.presenters.costs import together_sentence
from assessments.results.presenters.own_limits import told_limits
from assessments.results.presenters.plan import Catalogue, PlacedView, placement_words, present_plan
from assessments.results.presenters.tools import present_tools
from assessments.results.views.told_outcome import ToldOutcome
from certifications.domain.costs import cost_to_get, costs_together
from certifications.queries.kept import kept_certifications


def plan_document(told: ToldOutcome) -> Document:
    """The plan of an outcome; without one `entries` is empty, and the outcome says why."""
    outcome, catalogue = told.outcome, told.catalogue
    return {
        "outcome": told.row.submission.public_id,
        "as_of": outcome.as_of,
        "facts_as_of": told.today,
        **(_rung_plan(told) if told.has_rungs else _plain_plan(told)),
        "together": together_part(outcome, catalogue),
        "unknown": [*unknown_parts(outcome, catalogue)],
        "also_useful": [certification_part(catalogue.known(slug)) for slug in outcome.also_useful],
        "announced": [certification_part(catalogue.known(slug)) for slug in outcome.announced],
    }


def _rung_plan(told: ToldOutcome) -> Document:
    outcome, material = told.outcome, told.material
    tools = present_tools(outcome.tools, material)
    return {
        "is_optional": len({entry.kind for entry in outcome.plan}) == 1 if outcome.plan else None,
        "told_limits": term_parts(told_limits(told.answers, told.wording)),
        "entries": rung_entries(outcome.plan, material),
        "tools": [certification_part(item.certification) for item in tools],
        "not_planned": placement_parts(outcome.placements, told.decision.placements),
    }


def _plain_plan(told: ToldOutcome) -> Document:
    shown = present_plan(told.outcome, told.catalogue, told.today, told.limits)
    return {
        "is_optional": None,
        "told_limits": term_parts(told.limits.told),
        "entries": plain_entries(told.outcome.plan, shown.entries, told.catalogue, told.today),
        "tools": [],
        "not_planned": placement_parts(told.outcome.placements, shown.placements),
    }


def together_part(outcome: Outcome, catalogue: Catalogue) -> Document:
    """What all steps cost to get, each currency by itself."""
    slugs = [entry.slug for entry in outcome.plan]
    found = {slug: facts for slug in slugs if (facts := catalogue.facts_of(slug))}
    cost = costs_together(found.values())
    return {
        "amounts": cost.ranges,
        "unpriced": [*cost.unpriced, *(slug for slug in slugs if slug not in found)],
        "sentence": some(together_sentence(slugs, catalogue)),
    }


def unknown_parts(outcome: Outcome, catalogue: Catalogue) -> Iterator[Document]:
    """What nobody knows of the steps, in one list: entry, and costs."""
    for entry in outcome.plan:
        facts = catalogue.facts_of(entry.slug)
        for item in entry.eligibility.unknown:
            yield {
                "certification": entry.slug,
                "what": "entry",
                "requirement": item.requirement,
                "why": item.why,
                "about": item.kind or None,
            }
        if facts is None or cost_to_get(facts) is None:
            yield {
                "certification": entry.slug,
                "what": "cost",
                **dict.fromkeys(("requirement", "why", "about")),
            }


def placement_parts(placements: Iterable[Placed], views: Sequence[PlacedView]) -> list[Document]:
    """Where every other certification went, with what editors say of some of them."""
    keys = {placement_words(item.placement): item.placement for item in placements}
    return [
        {
            "placement": keys[view.reason],
            "reason": view.reason,
            "certifications": [
                {**certification_part(known), "note": some(note)} for known, note in view.notes
            ],
        }
        for view in views
    ]


def eligibility_document(told: ToldOutcome, slug: str, chosen: Chosen) -> Document:
    """Whether and when somebody may enter a certification that they chose, by today’s catalogue."""
    catalogue = Catalogue(kept_certifications(), {})
    return {
        "outcome": told.row.submission.public_id,
        "certification": certification_part(catalogue.known(slug)),
        "answers_of": told.row.as_of,
        "as_of": told.today,
        "entries": chosen_entries(chosen.plan, catalogue, told.today),
        "why_none": some(chosen.why_none),
    }
