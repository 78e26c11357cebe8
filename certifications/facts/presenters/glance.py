"""A certification in ten seconds: how to enter, the exam, what it costs to get and to keep."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from certifications.domain.certification import Certification
from certifications.domain.cost_over_time import CostCase, cost_over_time
from certifications.domain.costs import Cost, CostOf, cost_to_get
from certifications.domain.demands import demands_of
from certifications.domain.exam import is_without_exam
from certifications.domain.facts import Fact, FactKind
from certifications.domain.payments import PaidFor
from certifications.domain.routes import routes_of
from certifications.domain.validity import FOR_LIFE, years_valid
from certifications.facts.presenters.fact_sheet import anchor_of
from certifications.facts.presenters.timeline import DatedChangeView
from certifications.queries.fact_words import Names, ranges_words, value_words
from certifications.wording.cost_words import missing_words
from certifications.wording.marks import MarkMaker, flags_of
from certifications.wording.routes import demands_words
from portal.shared.words import sentence_case

# Of the section whose title has this id.
CHANGES_ANCHOR = "changes"


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One answer. `anchor` names the section that holds its facts; `flags` say what is weak about them."""

    label: str
    value: str
    anchor: str
    flags: tuple[str, ...]
    is_known: bool


def glance_rows(
    certification: Certification,
    names: Names,
    marks: MarkMaker,
    *,
    six_years: str = "",
    ahead: Iterable[DatedChangeView] = (),
) -> tuple[GlanceRow, ...]:
    """The answers in the reader's order; unknown ones are said to be. What will change has a row too."""
    facts = certification.facts
    routes = routes_of(facts)
    asked = demands_words(demands_of(routes))
    entry = tuple(fact for route in routes for fact in route.facts)
    fees = [fact for fact in facts if fact.kind is FactKind.FEE and fact.key in _FEES]
    return (
        _row(_("To enter"), asked, FactKind.PREREQUISITE, entry, marks),
        _row(_("Exam"), exam_words(certification, names), FactKind.EXAM, _exam_facts(certification), marks),
        _row(
            _("Cost to get it"),
            _with_unpriced(
                fees_words(fees, names, is_without_exam=is_without_exam(facts)),
                cost_over_time(certification).cases,
            ),
            FactKind.FEE,
            fees,
            marks,
        ),
        _row(
            _("To keep it"),
            renewal_words(certification, names),
            FactKind.RENEWAL,
            [fact for key in _RENEWAL for fact in certification.facts_of(key)],
            marks,
        ),
        *_six_years(six_years),
        *_changes(ahead),
    )


def _six_years(words: str) -> Iterator[GlanceRow]:
    """All of it over six years; no row where nothing is priced, which the rows above say."""
    if words:
        yield GlanceRow(_("Total cost over six years"), words, anchor_of(FactKind.FEE), (), is_known=True)


def _changes(ahead: Iterable[DatedChangeView]) -> Iterator[GlanceRow]:
    """What will change, in a row of its own; none where nothing will."""
    words = [_("from %(day)s: %(what)s") % {"day": one.when, "what": one.in_short} for one in ahead]
    if words:
        value = sentence_case("; ".join(words))
        yield GlanceRow(_("What will change"), value, CHANGES_ANCHOR, (), is_known=True)


def _row(label: str, value: str, kind: FactKind, facts: Sequence[Fact], marks: MarkMaker) -> GlanceRow:
    return GlanceRow(
        label=label,
        value=sentence_case(value),
        anchor=anchor_of(kind),
        flags=flags_of(facts, marks.today),
        is_known=bool(value),
    )


def exam_words(certification: Certification, names: Names, *, in_hours: bool = True) -> str:
    """“180 questions in 240 minutes (4 hours)”, else its format; empty when neither is known."""
    by_key = {fact.key: value_words(fact, names, in_hours=in_hours) for fact in _exam_facts(certification)}
    questions, minutes = by_key.get("exam.questions"), by_key.get("exam.minutes")
    if is_without_exam(certification.facts) or not (questions or minutes):
        return by_key.get("exam.format", "")
    if questions and minutes:
        return _("%(questions)s in %(minutes)s") % {"questions": questions, "minutes": minutes}
    return questions or minutes or ""


def _exam_facts(certification: Certification) -> list[Fact]:
    keys = ("exam.questions", "exam.minutes", "exam.format")
    return [fact for key in keys for fact in certification.facts_of(key)[:1]]


_RENEWAL = ("renewal.cycle_years", "renewal.units", "renewal.fee")


def renewal_words(certification: Certification, names: Names) -> str:
    """“Every 3 years: 60 PDU; USD 60 for members, USD 150 for non-members”; empty when nothing is known."""
    known = [fact for key in _RENEWAL for fact in certification.facts_of(key)[:1]]
    by_key = {fact.key: value_words(fact, names) for fact in known}
    cycle, units, fee = (by_key.get(key, "") for key in _RENEWAL)
    if years_valid(known) == FOR_LIFE and fee == _("no fee"):
        return _("nothing: it does not expire and there is no fee")
    asked = "; ".join(part for part in (units, fee) if part)
    if not cycle:
        return asked
    every = _("every year") if known[0].typed == 1 else _("every %(cycle)s") % {"cycle": cycle}
    return _("%(every)s: %(asked)s") % {"every": every, "asked": asked} if asked else every


# Prices on the way to the certificate; retakes and memberships are not.
_FEES = (
    "fees.exam",
    "fees.attempt",
    "fees.member",
    "fees.non_member",
    "fees.course",
    "fees.exam_included",
    "fees.bundle",
    "fees.subscription_per_month",
)


# What must be paid for beside the exam.
_ON_TOP = frozenset({PaidFor.COURSE, PaidFor.APPLICATION})


def fees_words(fees: Sequence[Fact], names: Names, *, is_without_exam: bool = False) -> str:
    """Every price on the way to the certificate, with what it is for; empty when none is known."""
    words = {
        "fees.exam": _("assessment %(value)s") if is_without_exam else _("exam %(value)s"),
        "fees.attempt": _("%(value)s an attempt"),
        "fees.member": _("%(value)s for members"),
        "fees.non_member": _("%(value)s for non-members"),
        "fees.course": _("course %(value)s"),
        "fees.bundle": _("exam bundle %(value)s"),
        "fees.subscription_per_month": _("%(value)s a month"),
    }
    stated = [(fact.key, value_words(fact, names)) for key in _FEES for fact in fees if fact.key == key]
    free = _free_words()
    return "; ".join(
        free[key] if key in free and value == _("no fee") else words.get(key, "%(value)s") % {"value": value}
        for key, value in stated
    )


def _with_unpriced(fees: str, cases: Iterable[CostCase]) -> str:
    """Prices, and what comes on top of them that no source prices; empty when no price is known."""
    unpriced = [of for case in cases for of in case.unknown_to_get if of in _ON_TOP]
    if not fees or not unpriced:
        return fees
    return _("%(fees)s; plus %(missing)s") % {"fees": fees, "missing": missing_words(unpriced)}


def _free_words() -> dict[str, str]:
    """What is said of each price that is zero."""
    return {
        "fees.exam": _("no exam fee"),
        "fees.attempt": _("no exam fee"),
        "fees.member": _("no fee for members"),
        "fees.non_member": _("no fee for non-members"),
        "fees.course": _("no course fee"),
        "fees.bundle": _("no fee for the exam bundle"),
        "fees.subscription_per_month": _("no monthly fee"),
    }


def cost_words(certification: Certification) -> str:
    """What it costs to get, in a few words for a list; empty when unknown."""
    cost = cost_to_get(certification)
    return _cost_words(cost, is_without_exam=is_without_exam(certification.facts)) if cost else ""


def _cost_words(cost: Cost, *, is_without_exam: bool) -> str:
    if not any(part.high for part in cost.ranges):
        free = _free_words()
        return {
            CostOf.EXAM: free["fees.exam"],
            CostOf.COURSE: free["fees.course"],
            CostOf.BUNDLE: free["fees.bundle"],
            CostOf.SUBSCRIPTION: free["fees.subscription_per_month"],
        }[cost.of]
    of = {
        CostOf.EXAM: _("assessment %(range)s") if is_without_exam else _("exam %(range)s"),
        CostOf.COURSE: _("course %(range)s"),
        CostOf.BUNDLE: _("exam bundle %(range)s"),
        CostOf.SUBSCRIPTION: _("%(range)s a month"),
    }[cost.of]
    return of % {"range": ranges_words(cost.ranges)}
