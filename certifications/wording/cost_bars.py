"""Costs over six years as charts that a template draws: certifications/pictures/cost_bars.html."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certifications.domain.certification import Certification
from certifications.domain.cost_bars import FULL, Bar, CostChart, cost_charts
from certifications.domain.cost_comparison import case_of
from certifications.domain.cost_over_time import SIX_YEARS, CostCase, CostOverTime, cost_over_time
from certifications.domain.costs import Range
from certifications.domain.facts import Fact
from certifications.domain.payments import Payer
from certifications.queries.fact_words import range_words
from certifications.wording.cost_words import get_words, keep_words, total_words
from portal.shared.components import Link
from portal.shared.words import number_words

# Where the parts of a scale are marked.
MARKS = 4
# How long the sign for a missing price is, in units of a chart's width.
MISSING = 60


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar. Starts and lengths are units of the chart's width; what is not there has the length 0.

    `get`, `keep` and `total` say the same in words.
    """

    name: str
    title: str
    url: str
    is_own_offer: bool
    get_width: int
    keep_start: int
    keep_width: int
    spread_start: int
    spread_width: int
    missing_start: int
    missing_width: int
    get: str
    keep: str
    total: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """The chart of one currency. `marks` are places on its scale with their amounts."""

    currency: str
    title: str
    sentence: str
    width: int
    marks: tuple[tuple[int, str], ...]
    bars: tuple[BarView, ...]


@dataclass(frozen=True, slots=True)
class CostBarsView:
    """All charts, and what none of them can show."""

    charts: tuple[ChartView, ...]
    in_several: tuple[Link, ...]
    unpriced: tuple[Link, ...]


def cost_bars(
    certifications: Sequence[Certification], payer: Payer, memberships: Mapping[str, Fact]
) -> CostBarsView:
    """The charts of some certifications for members of issuers or for others; `memberships` by issuer."""
    costs = {one.slug: cost_over_time(one, SIX_YEARS, memberships) for one in certifications}
    cases = {slug: case_of(cost, payer) for slug, cost in costs.items()}
    by_slug = {one.slug: one for one in certifications}
    charts = cost_charts(tuple(cases.items()))

    def links(slugs: Sequence[str]) -> tuple[Link, ...]:
        return tuple(Link(by_slug[slug].short_name, by_slug[slug].url) for slug in slugs)

    return CostBarsView(
        charts=tuple(_chart(chart, by_slug, costs, cases) for chart in charts.charts),
        in_several=links(charts.in_several),
        unpriced=links(charts.unpriced),
    )


def _chart(
    chart: CostChart,
    by_slug: Mapping[str, Certification],
    costs: Mapping[str, CostOverTime],
    cases: Mapping[str, CostCase],
) -> ChartView:
    return ChartView(
        currency=chart.currency,
        title=_("Six years in %(currency)s") % {"currency": chart.currency},
        sentence=_sentence(chart, by_slug),
        width=FULL + MISSING,
        marks=tuple(
            (FULL * number // MARKS, f"{chart.top * number / MARKS:,.0f}") for number in range(MARKS + 1)
        ),
        bars=tuple(_bar(bar, by_slug[bar.slug], costs[bar.slug], cases[bar.slug]) for bar in chart.bars),
    )


def _sentence(chart: CostChart, by_slug: Mapping[str, Certification]) -> str:
    """Who costs least of those that are priced as a whole, and of how many something is missing."""
    whole = [bar for bar in chart.bars if bar.is_whole and not bar.is_open]
    lacking = len(chart.bars) - len([bar for bar in chart.bars if bar.is_whole])
    parts = []
    if len(whole) > 1:
        least, most = whole[0], whole[-1]
        parts.append(
            _("Where we know every price, the cost runs from %(low)s (%(first)s) to %(high)s (%(last)s).")
            % {
                "low": range_words(Range(chart.currency, least.low, least.high)),
                "first": by_slug[least.slug].short_name,
                "high": _most_words(Range(chart.currency, most.low, most.high)),
                "last": by_slug[most.slug].short_name,
            }
        )
    if lacking:
        parts.append(
            ngettext(
                "We lack a price for %(count)d certification, which costs more than its bar shows.",
                "We lack a price for %(count)d certifications, which cost more than their bars show.",
                lacking,
            )
            % {"count": lacking}
        )
    return " ".join(parts)


def _most_words(most: Range) -> str:
    """Where a span ends, which may be a span of its own: “between USD 1,875 and 2,075”."""
    if most.low == most.high:
        return range_words(most)
    return _("between %(currency)s %(low)s and %(high)s") % {
        "currency": most.currency,
        "low": number_words(most.low),
        "high": number_words(most.high),
    }


def _bar(bar: Bar, one: Certification, cost: CostOverTime, case: CostCase) -> BarView:
    end = bar.get + bar.keep
    return BarView(
        name=one.short_name,
        title=one.title,
        url=one.url,
        is_own_offer=one.issuer.is_publisher,
        get_width=bar.get,
        keep_start=bar.get,
        keep_width=bar.keep,
        spread_start=end,
        spread_width=bar.spread,
        missing_start=end + bar.spread,
        missing_width=0 if bar.is_whole and not bar.is_open else MISSING,
        get=get_words(case),
        keep=keep_words(cost, case),
        total=total_words(case),
    )
