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
from certifications.domain.costs import Range, cost_to_get
from certifications.domain.facts import Fact, fresh_until, freshness
from certifications.domain.fields import route_of
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import Names, range_words, value_words
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


def fact_part(fact: Fact, names: Names, today: date) -> Document:
    """A fact with its source, its dates, how fresh and how sure it is."""
    return {
        "key": fact.key,
        "label": fact.label,
        "value": fact.stated,
        "words": value_words(fact, names),
        "source": {
            "url": source_link(fact.source_url) or None,
            "name": source_name(fact.source_url) if fact.source_url else fact.source_note,
            "date": fact.source_date or None,
        },
        "collected_on": fact.collected_on,
        "verified_on": fact.verified_on,
        "fresh_until": fresh_until(fact),
        "freshness": freshness(fact, today),
        "confidence": fact.confidence,
        "in_force_from": fact.in_force_from,
        "in_force_until": fact.in_force_until,
        "caution": fact.caution or None,
    }


def range_part(part: Range) -> Document:
    """What is stated in one currency; never converted."""
    return {
        "currency": part.currency,
        "low": str(part.low),
        "high": str(part.high),
        "nearness": part.nearness.value or "exactly",
        "words": range_words(part),
    }


def cost_part(facts: Certification | None, names: Names, today: date) -> Document | None:
    """What a certification costs to get, and the facts that say so; None where no price is known."""
    cost = cost_to_get(facts) if facts else None
    if cost is None:
        return None
    return {
        "of": cost.of,
        "amounts": [range_part(part) for part in cost.ranges],
        "facts": [fact_part(fact, names, today) for fact in cost.facts],
    }


def cost_line_part(line: CostLine) -> Document:
    """A cost as the page says it; without a value it is unknown."""
    return {
        "label": line.label,
        "value": line.value or None,
        "source": line.source or None,
        "flags": [*line.flags],
        "ask_url": line.ask_url or None,
    }


def entry_facts(facts: Certification | None, route: int, names: Names, today: date) -> list[Document]:
    """What one route of entry asks, fact by fact."""
    found = facts.facts if facts and route else ()
    return [
        fact_part(fact, names, today)
        for fact in found
        if (place := route_of(fact.key)) is not None and place[0] == route
    ]


def term_parts(terms: Iterable[DefinedTerm]) -> list[Document]:
    """Grounds, each with what it rests on."""
    return [{"term": item.term, "description": item.description} for item in terms]


def some(text: str) -> str | None:
    """A sentence; None where there is none."""
    return text or None


def change_parts(changes: Mapping[str, Iterable[str]]) -> list[Document]:
    """What has changed since, by certification."""
    return [{"certification": slug, "sentences": [*texts]} for slug, texts in changes.items() if texts]
