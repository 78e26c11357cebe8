"""What a certification costs to get, in whole units of a currency.

The first of these that facts state is the price: the exam, a bundle, the course, all in all. A subscription a
month is none: nobody knows for how many. Currencies are never converted.
"""

from collections.abc import Collection, Iterable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from assessments.catalogue.mapping.grounds import grounds_of, weakest
from assessments.domain.snapshots.snapshot import Price
from certifications.domain.costs import PRICE_KEYS, CostOf, Range, ranges_of
from certifications.domain.facts import Fact
from certifications.domain.values import Amount, Money

COURSE_KEYS = PRICE_KEYS[CostOf.COURSE]
ALL_IN_ALL = ("fees.total",)
TO_GET = (PRICE_KEYS[CostOf.EXAM], PRICE_KEYS[CostOf.BUNDLE], COURSE_KEYS, ALL_IN_ALL)


def prices_to_get(facts: Iterable[Fact]) -> tuple[Price, ...]:
    """The price in each currency in which one is stated, by currency; none where it is unknown."""
    stated = tuple(facts)
    return next(filter(None, (prices_stated(stated, keys) for keys in TO_GET)), ())


def prices_stated(facts: Iterable[Fact], keys: Collection[str]) -> tuple[Price, ...]:
    """What facts of these keys state as a price, by currency. Each rests on all facts of its currency."""
    stated = tuple(fact for fact in facts if fact.key in keys)
    return tuple(_price(span, stated) for span in ranges_of(stated))


def _price(span: Range, facts: Iterable[Fact]) -> Price:
    return Price(
        currency=span.currency,
        # Half a unit goes outwards: the range holds what is stated.
        low=_whole(span.low, ROUND_HALF_DOWN),
        high=_whole(span.high, ROUND_HALF_UP),
        grounds=weakest(grounds_of(fact) for fact in facts if _is_in(fact, span.currency)),
    )


def _whole(amount: Amount, rounding: str) -> int:
    return int(Decimal(amount).quantize(Decimal(1), rounding))


def _is_in(fact: Fact, currency: str) -> bool:
    parts = fact.typed if isinstance(fact.typed, tuple) else ()
    return any(isinstance(part, Money) and part.currency == currency for part in parts)
