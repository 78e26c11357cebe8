"""What certifications cost over some years as bars: a chart for each currency, with one scale for its bars.

Currencies are never converted. What no source prices has no length: a bar says that it is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from certifications.domain.cost_over_time import CostCase
from certifications.domain.costs import Range
from certifications.domain.payments import Payment, sum_of
from certifications.domain.values import Amount, Nearness

# All of a chart's width, in whole units; a bar's lengths are parts of it.
FULL = 1000
# A scale ends at the first of these, times a power of ten, that no bar passes.
_ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """What one payer pays, in units of `FULL`: to get it, to keep it, and how much more it may be.

    `lacks_get` and `lacks_keep`: something is due that no source prices. `is_open`: a source gives a least
    price only.
    """

    slug: str
    get: int
    keep: int
    spread: int
    lacks_get: bool
    lacks_keep: bool
    is_open: bool
    low: Amount
    high: Amount

    @property
    def is_whole(self) -> bool:
        """Whether all that is due is priced."""
        return not (self.lacks_get or self.lacks_keep)


@dataclass(frozen=True, slots=True)
class CostChart:
    """The bars of one currency, the cheapest first; those that lack a price come after all others."""

    currency: str
    top: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class CostCharts:
    """Charts, the one with most bars first; by slug those priced in several currencies, and those in none."""

    charts: tuple[CostChart, ...]
    in_several: tuple[str, ...]
    unpriced: tuple[str, ...]


def cost_charts(cases: Sequence[tuple[str, CostCase]]) -> CostCharts:
    """Each certification, by slug, in the chart of every currency that prices all of it."""
    by_currency: dict[str, list[tuple[str, CostCase]]] = {}
    in_several, unpriced = [], []
    for slug, case in sorted(cases, key=lambda item: item[0]):
        total = case.total
        if total.is_empty:
            unpriced.append(slug)
        elif total.is_together and len(total.ranges) > 1:
            in_several.append(slug)
        else:
            for one in total.ranges:
                by_currency.setdefault(one.currency, []).append((slug, case))
    charts = (_chart(currency, found) for currency, found in by_currency.items())
    return CostCharts(
        tuple(sorted(charts, key=lambda chart: (-len(chart.bars), chart.currency))),
        tuple(in_several),
        tuple(unpriced),
    )


def _chart(currency: str, cases: Sequence[tuple[str, CostCase]]) -> CostChart:
    totals = {slug: _in(currency, case.payments) for slug, case in cases}
    top = _top(max(total.high for total in totals.values()))
    bars = (_bar(slug, currency, case, totals[slug], top) for slug, case in cases)
    return CostChart(
        currency, top, tuple(sorted(bars, key=lambda bar: (not bar.is_whole, bar.high, bar.low, bar.slug)))
    )


def _bar(slug: str, currency: str, case: CostCase, total: Range, top: int) -> Bar:
    get, keep = _in(currency, case.to_get), _in(currency, case.to_keep)
    until, end = _length(get.low, top), _length(total.low, top)
    return Bar(
        slug=slug,
        get=until,
        keep=end - until if keep.low else 0,
        spread=_length(total.high, top) - end,
        lacks_get=bool(case.unknown_to_get),
        lacks_keep=bool(case.unknown_to_keep),
        is_open=total.nearness is Nearness.FROM,
        low=total.low,
        high=total.high,
    )


def _in(currency: str, payments: Sequence[Payment]) -> Range:
    """What payments come to in a currency that prices all that costs anything."""
    found = (one for one in sum_of(payments).ranges if one.currency == currency)
    return next(found, Range(currency, 0, 0))


def _length(amount: Amount, top: int) -> int:
    return round(amount * FULL / top)


def _top(highest: Amount) -> int:
    """Where a scale ends."""
    power = 10
    while power * 10 < highest:
        power *= 10
    return next((int(power * step) for step in _ROUND if power * step >= highest), power * 10)
