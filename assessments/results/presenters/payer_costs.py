"""What a certification costs to get and to keep for the person who pays: each figure with source and date.

Currencies stand apart, what is unknown is said, and nothing is added up but a fee a year over its cycle.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from assessments.results.presenters.facts import flags_of, status_of
from certifications.domain.certification import Certification
from certifications.domain.costs import CostOf, cost_to_get
from certifications.domain.facts import Fact
from certifications.domain.values import Money
from certifications.queries.fact_sources import source_link, source_name
from certifications.queries.fact_words import amounts_words, value_words, with_unit

# What comes on top of the price, or may come.
EXTRA_KEYS = ("fees.course", "fees.total", "fees.membership_per_year", "fees.retake")
# Where no cycle is known, so many years are told.
USUAL_YEARS = 3
TIMES_A_YEAR = {"year": 1, "month": 12}


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source by name; `url` is empty where no reader should be sent there."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SourcedLine:
    """A statement with where it is from; `value` is empty where it is unknown.

    `flags` may hold “stale” and “low”, `care` what a reader has to know of it.
    """

    label: str
    value: str
    status: str = ""
    sources: tuple[SourceView, ...] = ()
    flags: tuple[str, ...] = ()
    care: str = ""


def sourced_line(label: str, value: str, facts: Iterable[Fact], today: date) -> SourcedLine:
    """A statement that rests on facts."""
    known = tuple(facts)
    sources = (SourceView(_name(fact), source_link(fact.source_url)) for fact in known)
    return SourcedLine(
        label=label,
        value=value,
        status=status_of(known, today),
        sources=tuple(dict.fromkeys(sources)),
        flags=flags_of(known, today),
        care="; ".join(dict.fromkeys(text for fact in known for text in (fact.note, fact.caution) if text)),
    )


def fact_line(fact: Fact, today: date) -> SourcedLine:
    """A fact as it is stated."""
    return sourced_line(fact.label, value_words(fact, {}), (fact,), today)


def lines_to_get(facts: Certification | None, today: date) -> tuple[SourcedLine, ...]:
    """Every price that is stated of getting it: the first that is known, and what comes on top."""
    cost = cost_to_get(facts) if facts else None
    if facts is None or cost is None:
        return (SourcedLine(_("Price"), ""),)
    extra = (
        fact
        for key in EXTRA_KEYS
        if key != "fees.course" or cost.of is not CostOf.COURSE
        for fact in facts.facts_of(key)
    )
    return tuple(fact_line(fact, today) for fact in (*cost.facts, *extra))


def lines_to_keep(facts: Certification | None, today: date) -> tuple[SourcedLine, ...]:
    """What it costs to keep it over its cycle, and what renewal asks."""
    return tuple(_to_keep(facts, today)) if facts else (SourcedLine(_("Renewal"), ""),)


def _to_keep(facts: Certification, today: date) -> Iterator[SourcedLine]:
    cycle, fee = facts.fact("renewal.cycle_years"), facts.fact("renewal.fee")
    units = facts.fact("renewal.units")
    shown = tuple(fact for fact in (cycle, fee) if fact)
    if shown:
        yield sourced_line(_("Renewal"), _renewal(cycle, fee), shown, today)
    elif units is None:
        yield SourcedLine(_("Renewal"), "")
    if units:
        yield fact_line(units, today)


def _renewal(cycle: Fact | None, fee: Fact | None) -> str:
    every = _("every %(cycle)s") % {"cycle": value_words(cycle, {})} if cycle else ""
    if fee is None:
        return _("%(every)s; fee unknown") % {"every": every}
    words = value_words(fee, {})
    years = cycle.typed if cycle and isinstance(cycle.typed, int) else USUAL_YEARS
    total = _over_years(fee, years)
    if total:
        return _("%(fee)s, so %(total)s over %(years)s") % {
            "fee": words,
            "total": total,
            "years": with_unit(years, "years"),
        }
    return f"{words} {every}" if every else _("%(fee)s; how often is unknown") % {"fee": words}


def _over_years(fee: Fact, years: int) -> str:
    """What a fee that is due for each year or month comes to; empty for one that is due once a cycle."""
    parts = [part for part in (fee.typed if isinstance(fee.typed, tuple) else ()) if isinstance(part, Money)]
    if not parts or any(part.per not in TIMES_A_YEAR for part in parts):
        return ""
    return amounts_words([_times(part, years * TIMES_A_YEAR[part.per]) for part in parts])


def _times(part: Money, times: int) -> Money:
    high = None if part.up_to is None else part.up_to * times
    return replace(part, amount=part.amount * times, up_to=high, per="")


def _name(fact: Fact) -> str:
    return source_name(fact.source_url) or fact.source_note
