"""What a certification costs to get and to keep for the person who pays: each figure with source and date.

Currencies stand apart, what is unknown is said, and nothing is added up but a fee a year over its cycle.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from assessments.results.presenters.payer_sources import SourcedLine, SourceList
from certifications.domain.certification import Certification
from certifications.domain.costs import CostOf, cost_to_get
from certifications.domain.facts import Fact
from certifications.domain.values import Money
from certifications.queries.fact_words import amounts_words, value_words, with_unit

COURSE_FEE = "fees.course"
# What comes on top of the price, or may come.
EXTRA_KEYS = (COURSE_FEE, "fees.total", "fees.membership_per_year", "fees.retake")
# Where no cycle is known, so many years are told.
USUAL_YEARS = 3
TIMES_A_YEAR = {"year": 1, "month": 12}


def lines_to_get(
    facts: Certification | None, sources: SourceList, *, is_course_needed: bool
) -> tuple[SourcedLine, ...]:
    """Every price that is stated of getting it: the first that is known, and what comes on top. Of a course
    that nobody has to take the price alone says too little.
    """
    cost = cost_to_get(facts) if facts else None
    if facts is None or cost is None:
        return (SourcedLine(_("Price"), ""),)
    keys = [key for key in EXTRA_KEYS if key != COURSE_FEE or cost.of is not CostOf.COURSE]
    extra = (fact for key in keys for fact in facts.facts_of(key))
    alone = cost.of is CostOf.COURSE and not is_course_needed
    return (
        *(sources.fact(fact) for fact in (*cost.facts, *extra)),
        *((SourcedLine(_("Exam without a course"), ""),) if alone else ()),
    )


def lines_to_keep(facts: Certification | None, sources: SourceList) -> tuple[SourcedLine, ...]:
    """What it costs to keep it over its cycle, and what renewal asks."""
    return tuple(_to_keep(facts, sources)) if facts else (SourcedLine(_("Renewal"), ""),)


def renewal_words(facts: Certification | None) -> str:
    """What it costs to keep it, in a few words; empty where that is unknown."""
    cycle, fee = (facts.fact("renewal.cycle_years"), facts.fact("renewal.fee")) if facts else (None, None)
    units = facts.fact("renewal.units") if facts else None
    if cycle is None and fee is None:
        return value_words(units, {}) if units else ""
    every = _("every %(cycle)s") % {"cycle": value_words(cycle, {})} if cycle else ""
    if fee is None:
        return _("%(every)s; fee unknown") % {"every": every}
    years = cycle.typed if cycle and isinstance(cycle.typed, int) else USUAL_YEARS
    total = _over_years(fee, years)
    if total:
        return _("%(fee)s; over %(years)s that makes %(total)s") % {
            "fee": value_words(fee, {}),
            "total": total,
            "years": with_unit(years, "years"),
        }
    return f"{value_words(fee, {})} {every}".strip()


def renewal_facts(facts: Certification | None) -> tuple[Fact, ...]:
    """What `renewal_words` rest on."""
    found = [facts.fact(key) for key in ("renewal.cycle_years", "renewal.fee")] if facts else []
    shown = tuple(fact for fact in found if fact)
    units = facts.fact("renewal.units") if facts else None
    return shown or ((units,) if units else ())


def _to_keep(facts: Certification, sources: SourceList) -> Iterator[SourcedLine]:
    shown, units = renewal_facts(facts), facts.fact("renewal.units")
    if not shown:
        yield SourcedLine(_("Renewal"), "")
        return
    yield sources.line(_("Renewal"), renewal_words(facts), shown)
    if units and units not in shown:
        yield sources.fact(units)


def _over_years(fee: Fact, years: int) -> str:
    """What a fee that is due for each year or month comes to; empty for one that is due once a cycle."""
    parts = [part for part in (fee.typed if isinstance(fee.typed, tuple) else ()) if isinstance(part, Money)]
    if not parts or any(part.per not in TIMES_A_YEAR for part in parts):
        return ""
    return amounts_words([_times(part, years * TIMES_A_YEAR[part.per]) for part in parts])


def _times(part: Money, times: int) -> Money:
    high = None if part.up_to is None else part.up_to * times
    return replace(part, amount=part.amount * times, up_to=high, per="")
