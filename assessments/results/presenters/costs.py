"""What a certification costs to get and to keep, with where that is from. What is unknown is said so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from assessments.domain.snapshots.snapshot import Certified
from assessments.results.presenters.course import price_words
from assessments.results.presenters.facts import cost_line, flags_of, least_current
from assessments.results.presenters.plan import Catalogue
from certifications.domain.certification import Certification, Issuer
from certifications.domain.costs import cost_to_get, costs_together
from certifications.domain.facts import Confidence, Fact
from certifications.queries.fact_words import range_words, value_words
from portal.shared.words import day_words, either, listed


@dataclass(frozen=True, slots=True)
class CostLine:
    """A cost; `value` is empty where it is unknown: `ask_url` is where to ask for it then, if anywhere.

    `source` says whose word it is and of which day.
    """

    label: str
    value: str
    source: str = ""
    flags: tuple[str, ...] = ()
    ask_url: str = ""


def cost_lines(facts: Certification | None, certified: Certified | None, today: date) -> tuple[CostLine, ...]:
    """To get it, its course where that has to be taken, and to keep it."""
    ask_url = facts.issuer.website if facts else ""
    lines = (_to_get(facts, today), *_course(certified), _to_keep(facts, today))
    return tuple(line if line.value else replace(line, ask_url=ask_url) for line in lines)


def cost_in_short(facts: Certification | None, today: date) -> str:
    """What it costs to get, in a few words; empty where that is unknown."""
    line = cost_line(facts, today) if facts else None
    return f"{line.label}: {line.value}" if line else ""


def to_keep_in_short(facts: Certification | None, today: date) -> str:
    """What it takes to keep it, in a few words; empty where that is unknown."""
    return _to_keep(facts, today).value


def together_sentence(slugs: Sequence[str], catalogue: Catalogue) -> str:
    """What all steps of a plan cost to get, in fees; empty where no price is known."""
    found = [facts for slug in slugs if (facts := catalogue.facts_of(slug))]
    cost = costs_together(found)
    if not cost.ranges:
        return ""
    amount = listed([range_words(part) for part in cost.ranges])
    names = catalogue.short_names
    without = [*cost.unpriced, *(slug for slug in slugs if catalogue.facts_of(slug) is None)]
    if not without:
        return _("Total: %(amount)s in fees.") % {"amount": amount}
    return _("Total: %(amount)s in fees. This leaves out %(names)s, because we found no price.") % {
        "amount": amount,
        "names": listed([names.get(slug, slug) for slug in without]),
    }


def source_words(facts: Iterable[Fact], issuer: Issuer, today: date) -> str:
    """Whose word facts are, and when they were checked or collected: the weakest of them speaks."""
    known = tuple(facts)
    oldest = least_current(known, today)
    values = {"source": _whose(known, issuer), "date": day_words(oldest.verified_on or oldest.collected_on)}
    if oldest.verified_on:
        return _("%(source)s, checked %(date)s") % values
    return _("%(source)s, %(date)s, not checked") % values


def _to_get(facts: Certification | None, today: date) -> CostLine:
    line = cost_line(facts, today) if facts else None
    cost = cost_to_get(facts) if facts else None
    if facts is None or line is None or cost is None:
        return CostLine(_("To get it"), "")
    return CostLine(line.label, line.value, source_words(cost.facts, facts.issuer, today), line.flags)


def _course(certified: Certified | None) -> tuple[CostLine, ...]:
    if certified is None or certified.course is None or not certified.course.is_required:
        return ()
    price = certified.course.price
    return (CostLine(_("Course"), price_words(price) if price else ""),)


def _to_keep(facts: Certification | None, today: date) -> CostLine:
    found = {
        fact.key: fact
        for fact in (facts.facts if facts else ())
        if fact.key in {"renewal.cycle_years", "renewal.fee", "renewal.units"}
    }
    cycle, fee = found.get("renewal.cycle_years"), found.get("renewal.fee")
    shown = [item for item in (cycle, fee) if item] or [
        item for item in (found.get("renewal.units"),) if item
    ]
    if facts is None or not shown:
        return CostLine(_("To keep it"), "")
    words = {item.key: value_words(item, {}) for item in shown}
    every = _("every %(cycle)s") % {"cycle": words[cycle.key]} if cycle else ""
    rest = [text for key, text in words.items() if key != "renewal.cycle_years"]
    value = ", ".join(part for part in (*rest, every) if part)
    if cycle and fee is None:
        value = _("every %(cycle)s; fee unknown") % {"cycle": words[cycle.key]}
    return CostLine(_("To keep it"), value, source_words(shown, facts.issuer, today), flags_of(shown, today))


def _whose(facts: tuple[Fact, ...], issuer: Issuer) -> str:
    own = _host(issuer.website)
    if own and all(_host(fact.source_url).endswith(own) for fact in facts):
        return _("issuer’s page")
    if any(fact.confidence is Confidence.LOW for fact in facts):
        return _("weak source")
    if any(fact.confidence is Confidence.MEDIUM for fact in facts):
        return _("one unofficial source")
    return _("sources that agree")


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def prices_words(certified: Certified | None) -> str:
    """The prices of a snapshot; empty where none is known."""
    return either([price_words(price) for price in certified.prices]) if certified else ""
