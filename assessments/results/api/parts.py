"""What documents about outcomes are made of: certifications, entry, facts, costs. What is unknown is None."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings

from assessments.domain.definitions.conditions import condition_document
from assessments.domain.outcomes.outcome import Check, Eligibility, Missing, Reason, Score
from assessments.results.presenters.costs import CostLine
from assessments.results.presenters.plan import Known
from certifications.domain.certification import Certification
from certifications.domain.costs import cost_to_get
from certifications.domain.fields import route_of
from certifications.facts.api.fact_documents import FactOnDay, facts_on
from certifications.queries.fact_words import Names
from portal.shared.components import DefinedTerm
from portal.shared.words import percent_of

Document = dict[str, Any]


def absolute(path: str) -> str:
    """The whole address of a path of ours."""
    return f"{settings.BASE_URL}{path}"


def certification_part(known: Known) -> Document:
    """A certification by name; `url` is None where it is not published any more."""
    return {
        "slug": known.slug,
        "name": known.name,
        "abbreviation": known.abbreviation or None,
        "issuer": known.issuer or None,
        "url": absolute(known.url) if known.url else None,
        "is_own_offer": known.is_own_offer,
    }


def score_part(score: Score) -> Document:
    """Points of a dimension; None where nothing could be scored."""
    has_score = bool(score.attainable)
    return {
        "points": score.points if has_score else None,
        "attainable": score.attainable if has_score else None,
        "percent": percent_of(score.points, score.attainable) if has_score else None,
    }


def reason_part(reason: Reason) -> Document:
    """A reason as data."""
    return {"code": reason.code, "parameters": dict(reason.parameters), "points": reason.points}


def check_part(check: Check) -> Document:
    """A condition, both of its sides, and whether it holds."""
    return {
        "condition": condition_document(check.condition),
        "left": check.left,
        "right": check.right,
        "holds": check.holds,
        "lacking": check.lacking,
    }


def entry_part(eligibility: Eligibility, label: str, when: str, lines: Iterable[str]) -> Document:
    """Whether somebody may enter: as data, and in the words of the page."""
    return {
        "eligibility": eligibility.standing,
        "route": eligibility.route or None,
        "earliest": eligibility.earliest,
        "not_before": eligibility.not_before,
        "missing": [_missing(item) for item in eligibility.missing],
        "unknown": [
            {"requirement": item.requirement, "why": item.why, "about": item.kind or None}
            for item in eligibility.unknown
        ],
        "replaced": [
            {"requirement": requirement, "certification": slug} for requirement, slug in eligibility.waived
        ],
        "label": label,
        "when": when or None,
        "sentences": [*lines],
    }


def _missing(item: Missing) -> Document:
    return {
        "requirement": item.requirement,
        "amount": item.amount,
        "about": item.kind or None,
        "certifications": [*item.slugs],
        "others": [*item.others],
    }


def cost_part(facts: Certification | None, names: Names, today: date) -> Document | None:
    """What a certification costs to get, and the facts that say so; None where no price is known."""
    cost = cost_to_get(facts) if facts else None
    if facts is None or cost is None:
        return None
    return {"of": cost.of, "amounts": cost.ranges, "facts": facts_on(cost.facts, facts, names, today)}


def cost_line_part(line: CostLine) -> Document:
    """A cost as the page says it; without a value it is unknown."""
    return {
        "label": line.label,
        "value": line.value or None,
        "source": line.source or None,
        "flags": [*line.flags],
        "ask_url": line.ask_url or None,
    }


def entry_facts(facts: Certification | None, route: int, names: Names, today: date) -> list[FactOnDay]:
    """What one route of entry asks, fact by fact."""
    if facts is None or not route:
        return []
    asked = [fact for fact in facts.facts if (place := route_of(fact.key)) is not None and place[0] == route]
    return facts_on(asked, facts, names, today)


def term_parts(terms: Iterable[DefinedTerm]) -> list[Document]:
    """Grounds, each with what it rests on."""
    return [{"term": item.term, "description": item.description} for item in terms]


def some(text: str) -> str | None:
    """A sentence; None where there is none."""
    return text or None


def change_parts(changes: Mapping[str, Iterable[str]]) -> list[Document]:
    """What has changed since, by certification."""
    return [{"certification": slug, "sentences": [*texts]} for slug, texts in changes.items() if texts]
