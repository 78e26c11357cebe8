"""What a certification costs to get, as a range over the prices that its facts state.

Currencies are never converted: each has its own range. Member prices are part of the range.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact
from certifications.domain.values import Amount, Money, Nearness


class CostOf(StrEnum):
    """What a range is the price of."""

    EXAM = "exam"
    COURSE = "course"
    BUNDLE = "bundle"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest amount of a currency that is stated.

    `nearness` tells how the ends stand to the price: FROM, there may be higher ones; BELOW, they are lower;
    ABOUT, an end is not exact.
    """

    currency: str
    low: Amount
    high: Amount
    nearness: Nearness = Nearness.EXACTLY


@dataclass(frozen=True, slots=True)
class Cost:
    """The prices of one thing, a range a currency in alphabetical order, and the facts that state them."""

    of: CostOf
    ranges: tuple[Range, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CostTogether:
    """What several certifications cost to get: a range a currency in alphabetical order.

    `unpriced` are slugs without a price that is paid once; the ranges leave them out.
    """

    ranges: tuple[Range, ...]
    unpriced: tuple[str, ...]


# The first of these that is known is the price to get a certification; the others come on top or instead. A
# bundle is what an exam without a course is sold as.
PRICE_KEYS: dict[CostOf, tuple[str, ...]] = {
    CostOf.EXAM: (
        "fees.exam",
        "fees.attempt",
        "fees.member",
        "fees.non_member",
        "fees.assessment_usa_member",
        "fees.assessment_usa_non_member",
    ),
    CostOf.BUNDLE: ("fees.bundle",),
    CostOf.COURSE: ("fees.course",),
    CostOf.SUBSCRIPTION: ("fees.subscription_per_month",),
}


MOST_COMMON = "USD"
_WEAKEST_FIRST = (Nearness.FROM, Nearness.BELOW, Nearness.ABOUT, Nearness.EXACTLY)


def cost_to_get(certification: Certification) -> Cost | None:
    """The price of the first thing known: exam, bundle, course, subscription a month. None when unknown."""
    for of, keys in PRICE_KEYS.items():
        facts = tuple(fact for key in keys for fact in certification.facts_of(key))
        ranges = ranges_of(facts)
        if ranges:
            return Cost(of, ranges, facts)
    return None


def costs_together(certifications: Iterable[Certification]) -> CostTogether:
    """The prices of certifications added up, each in one currency, so that nothing is converted.

    That is, of those that one is priced in, the currency in which most of them have a price; of several US
    dollars, in which most prices are stated, else the first in the alphabet.
    """
    prices: dict[str, dict[str, Range]] = {}
    unpriced: list[str] = []
    for certification in certifications:
        cost = cost_to_get(certification)
        if cost is None or cost.of is CostOf.SUBSCRIPTION:
            unpriced.append(certification.slug)
        else:
            prices[certification.slug] = {part.currency: part for part in cost.ranges}
    common = Counter(currency for stated in prices.values() for currency in sorted(stated))
    by_currency: dict[str, list[Range]] = {}
    for stated in prices.values():
        currency = min(stated, key=lambda code: (-common[code], code != MOST_COMMON, code))
        by_currency.setdefault(currency, []).append(stated[currency])
    ranges = tuple(_added(currency, parts) for currency, parts in sorted(by_currency.items()))
    return CostTogether(ranges, tuple(unpriced))


def _added(currency: str, parts: Sequence[Range]) -> Range:
    stated = {part.nearness for part in parts}
    nearness = next(item for item in _WEAKEST_FIRST if item in stated)
    return Range(currency, sum(part.low for part in parts), sum(part.high for part in parts), nearness)


def ranges_of(facts: Iterable[Fact]) -> tuple[Range, ...]:
    """What facts state as prices of one thing, a range a currency in alphabetical order."""
    by_currency: dict[str, list[Money]] = {}
    for fact in facts:
        for part in fact.typed if isinstance(fact.typed, tuple) else ():
            if isinstance(part, Money):
                by_currency.setdefault(part.currency, []).append(part)
    return tuple(_range(currency, parts) for currency, parts in sorted(by_currency.items()))


def _range(currency: str, parts: list[Money]) -> Range:
    ends = [end for part in parts for end in (part.amount, part.up_to) if end is not None]
    stated = {part.nearness for part in parts}
    # The weakest that is said of one price holds for the range.
    nearness = next(item for item in _WEAKEST_FIRST if item in stated)
    return Range(currency, min(ends), max(ends), nearness)
