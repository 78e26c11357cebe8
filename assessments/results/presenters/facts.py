"""Facts of certifications beside a plan: a value, how current it is, what is weak about it.

The sources stand on the certification's own page, which every entry of a plan links.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from assessments.results.presenters.eligibility import Names
from certifications.domain.certification import Certification
from certifications.domain.costs import Cost, CostOf, cost_to_get
from certifications.domain.facts import Confidence, Fact, Freshness, freshness
from certifications.domain.fields import route_of
from certifications.queries.fact_words import ranges_words, value_words
from portal.shared.words import day_words


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in a line. `flags` may hold “stale” and “low”."""

    label: str
    value: str
    status: str
    flags: tuple[str, ...]


def cost_line(certification: Certification, today: date) -> FactLine | None:
    """What it costs to get; None when that is not known."""
    cost = cost_to_get(certification)
    if cost is None:
        return None
    return FactLine(
        _cost_label(cost), _ranges(cost), status_of(cost.facts, today), flags_of(cost.facts, today)
    )


def route_lines(certification: Certification, route: int, names: Names, today: date) -> tuple[FactLine, ...]:
    """What one entry route asks, fact by fact."""
    lines = []
    for fact in certification.facts:
        place = route_of(fact.key)
        if place is not None and place[0] == route:
            value = value_words(fact, names)
            lines.append(FactLine(fact.label, value, status_of((fact,), today), flags_of((fact,), today)))
    return tuple(lines)


def status_of(facts: Iterable[Fact], today: date) -> str:
    """When the least current of some facts was checked; else when it was collected."""
    oldest = least_current(facts, today)
    if oldest.verified_on:
        return _("checked %(date)s") % {"date": day_words(oldest.verified_on)}
    return _("collected %(date)s, not checked") % {"date": day_words(oldest.collected_on)}


def least_current(facts: Iterable[Fact], today: date) -> Fact:
    """Of some facts the one that is stale, or has waited longest to be checked."""
    return min(facts, key=lambda fact: (freshness(fact, today) is not Freshness.STALE, _runs_from(fact)))


def flags_of(facts: Iterable[Fact], today: date) -> tuple[str, ...]:
    """What is weak about facts."""
    known = tuple(facts)
    stale = any(freshness(fact, today) is Freshness.STALE for fact in known)
    low = any(fact.confidence is Confidence.LOW for fact in known)
    return (*(("stale",) if stale else ()), *(("low",) if low else ()))


def _runs_from(fact: Fact) -> date:
    return fact.verified_on or fact.collected_on


def _cost_label(cost: Cost) -> str:
    return {
        CostOf.EXAM: _("Exam fee"),
        CostOf.COURSE: _("Course fee"),
        CostOf.BUNDLE: _("Exam bundle"),
        CostOf.SUBSCRIPTION: _("Monthly subscription"),
    }[cost.of]


def _ranges(cost: Cost) -> str:
    return ranges_words(cost.ranges)
