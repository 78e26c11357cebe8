"""Which of several certifications costs least to keep, where the facts decide it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from certifications.domain.cost_over_time import CostCase, CostOverTime
from certifications.domain.costs import MOST_COMMON, Range
from certifications.domain.payments import Payer, Sum, sum_of
from certifications.domain.values import Nearness


class Ranking(StrEnum):
    """What can be said: one costs least, all the same, prices overlap, or something is not known or alike."""

    CHEAPEST = "cheapest"
    SAME = "same"
    OVERLAP = "overlap"
    CURRENCIES = "currencies"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cheapest:
    """What can be said. `places`: of CHEAPEST the one that costs least, of UNKNOWN those not known."""

    ranking: Ranking
    places: tuple[int, ...] = ()


def case_of(cost: CostOverTime, payer: Payer) -> CostCase:
    """What this payer pays; everybody's case where prices do not tell payers apart."""
    return next((case for case in cost.cases if case.payer is payer), cost.cases[0])


def cheapest_to_keep(cases: Sequence[CostCase]) -> Cheapest:
    """Which costs least once somebody has it."""
    return _cheapest(cases, lambda case: sum_of(case.to_keep), lambda case: bool(case.unknown_to_keep))


def _cheapest(
    cases: Sequence[CostCase], price: Callable[[CostCase], Sum], lacks: Callable[[CostCase], bool]
) -> Cheapest:
    sums = [price(case) for case in cases]
    unknown = tuple(place for place, case in enumerate(cases) if lacks(case) or _is_open(sums[place]))
    if unknown:
        return Cheapest(Ranking.UNKNOWN, unknown)
    ranges = _in_one_currency(sums)
    if ranges is None:
        return Cheapest(Ranking.CURRENCIES)
    least = min(range(len(ranges)), key=lambda place: (ranges[place].high, ranges[place].low))
    others = [one for place, one in enumerate(ranges) if place != least]
    if all(ranges[least].high < one.low for one in others):
        return Cheapest(Ranking.CHEAPEST, (least,))
    same = all((one.low, one.high) == (ranges[least].low, ranges[least].high) for one in others)
    return Cheapest(Ranking.SAME if same else Ranking.OVERLAP)


def _is_open(price: Sum) -> bool:
    """Whether the price has no upper end that a source states."""
    return any(one.nearness is Nearness.FROM for one in price.ranges)


def _in_one_currency(sums: Sequence[Sum]) -> list[Range] | None:
    """The sums in a currency that all of them have; None where there is none. Nothing fits every currency."""
    costly = [one for one in sums if any(part.high for part in one.ranges)]
    if any(one.is_together and len(one.ranges) > 1 for one in costly):
        return None
    shared = set.intersection(*({part.currency for part in one.ranges} for one in costly)) if costly else {""}
    if not shared:
        return None
    currency = min(shared, key=lambda code: (code != MOST_COMMON, code))
    return [
        next(
            (part for part in one.ranges if one in costly and part.currency == currency),
            Range(currency, 0, 0),
        )
        for one in sums
    ]
