"""Costs as bars: to one scale, a chart a currency, and what is unknown is never drawn as zero."""

from certifications.domain.cost_bars import FULL, cost_charts
from certifications.domain.cost_over_time import CostCase
from certifications.domain.costs import Range
from certifications.domain.payments import PaidFor, Payer, Payment


def priced(of: PaidFor, low: int, high: int | None = None, currency: str = "USD") -> Payment:
    return Payment(of, 1, (Range(currency, low, low if high is None else high),), ())


def case(*get: Payment, keep: tuple[Payment, ...] = (), lacks: tuple[PaidFor, ...] = ()) -> CostCase:
    return CostCase(Payer.OTHERS, get, keep, lacks, ())


EXAM = PaidFor.EXAM


def test_lengths_are_parts_of_one_scale() -> None:
    (chart,) = cost_charts(
        [
            ("a", case(priced(EXAM, 200), keep=(priced(PaidFor.RENEWAL, 100),))),
            ("b", case(priced(EXAM, 400, 1000))),
        ]
    ).charts
    first, second = chart.bars

    assert (chart.currency, chart.top) == ("USD", 1000)
    assert (first.slug, first.get, first.keep, first.spread) == ("a", 200, 100, 0)
    assert (second.slug, second.get, second.keep, second.spread) == ("b", 400, 0, 600)
    assert second.get + second.spread == FULL


def test_currencies_are_never_put_on_one_scale() -> None:
    charts = cost_charts(
        [
            ("a", case(priced(EXAM, 1))),
            ("b", case(priced(EXAM, 9))),
            ("c", case(priced(EXAM, 5, currency="GBP"))),
        ]
    ).charts

    assert [(chart.currency, len(chart.bars)) for chart in charts] == [("USD", 2), ("GBP", 1)]


def test_price_in_two_currencies_together_has_no_bar() -> None:
    both = case(priced(EXAM, 100), priced(PaidFor.COURSE, 200, currency="GBP"))

    found = cost_charts([("a", both)])

    assert (found.charts, found.in_several) == ((), ("a",))


def test_what_nobody_prices_is_named_apart() -> None:
    assert cost_charts([("a", case(lacks=(EXAM,)))]).unpriced == ("a",)


def test_cheap_bars_that_lack_a_price_come_after_those_that_are_whole() -> None:
    (chart,) = cost_charts(
        [("a", case(priced(EXAM, 10), lacks=(PaidFor.COURSE,))), ("b", case(priced(EXAM, 900)))]
    ).charts

    assert [(bar.slug, bar.is_whole, bar.lacks_get) for bar in chart.bars] == [
        ("b", True, False),
        ("a", False, True),
    ]


def test_what_is_free_is_drawn_without_length() -> None:
    (chart,) = cost_charts([("a", case(priced(EXAM, 0)))]).charts

    assert (chart.bars[0].get, chart.bars[0].is_whole) == (0, True)
