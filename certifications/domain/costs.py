"""What a certification costs to get, as a range over the prices that its facts state.

Currencies are never converted: each has its own range. Member prices are part of the range.
"""

from dataclasses import dataclass
from enum import StrEnum

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact
from certifications.domain.values import Money


class CostOf(StrEnum):
    """What a range is the price of."""

    EXAM = "exam"
    COURSE = "course"
    BUNDLE = "bundle"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest amount in whole units of a currency."""

    currency: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Cost:
    """The prices of one thing, a range a currency in alphabetical order, and the facts that state them."""

    of: CostOf
    ranges: tuple[Range, ...]
    facts: tuple[Fact, ...]


# The first of these that is known is the price to get a certification; the others come on top or instead.
_KEYS: dict[CostOf, tuple[str, ...]] = {
    CostOf.EXAM: ("fees.exam", "fees.attempt", "fees.member", "fees.non_member"),
    CostOf.COURSE: ("fees.course",),
    CostOf.BUNDLE: ("fees.bundle",),
    CostOf.SUBSCRIPTION: ("fees.subscription_per_month",),
}


def cost_to_get(certification: Certification) -> Cost | None:
    """The price of the first thing known: exam, course, bundle, subscription a month. None when unknown."""
    for of, keys in _KEYS.items():
        facts = tuple(fact for key in keys for fact in certification.facts_of(key))
        ranges = _ranges(facts)
        if ranges:
            return Cost(of, ranges, facts)
    return None


def _ranges(facts: tuple[Fact, ...]) -> tuple[Range, ...]:
    amounts: dict[str, list[int]] = {}
    for fact in facts:
        for part in fact.typed if isinstance(fact.typed, tuple) else ():
            if isinstance(part, Money):
                highest = part.amount if part.up_to is None else part.up_to
                amounts.setdefault(part.currency, []).extend((part.amount, highest))
    return tuple(Range(currency, min(found), max(found)) for currency, found in sorted(amounts.items()))
