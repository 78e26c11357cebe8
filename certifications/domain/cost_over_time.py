"""What getting a certification and keeping it costs over a number of years.

Every payment names the facts it was worked out from, and how often it is due. What no fact prices is unknown
and never counts as zero. Currencies are never converted: where no single one prices everything, the sum is
one of several currencies.

Renewals count that fall due before the years are over: whoever renews every three years pays once in six.
What is due "a year" is paid every year, and "a month" every month.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from certifications.domain.certification import Certification
from certifications.domain.exam import is_without_exam
from certifications.domain.facts import Fact
from certifications.domain.payments import (
    PaidFor,
    Payer,
    Payment,
    Sum,
    payment_of,
    sum_of,
)
from certifications.domain.routes import EntryRoute, routes_of
from certifications.domain.validity import FOR_LIFE, years_valid
from certifications.domain.values import Money

SIX_YEARS = 6
MONTHS_OF_A_YEAR = 12
_EXAM_KEYS = ("fees.exam", "fees.attempt")
_EXAM_BY_PAYER = {
    Payer.MEMBER: ("fees.member", "fees.assessment_usa_member"),
    Payer.OTHERS: ("fees.non_member", "fees.assessment_usa_non_member"),
}
# How sources say that something comes on top of a price.
_ON_TOP = re.compile(r"(?:^|, )plus ", re.IGNORECASE)
_NOT_COUNTED = "application"
_MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True)
class CostCase:
    """What one payer pays to get and to keep it, and what is due that nothing prices."""

    payer: Payer
    to_get: tuple[Payment, ...]
    to_keep: tuple[Payment, ...]
    unknown_to_get: tuple[PaidFor, ...]
    unknown_to_keep: tuple[PaidFor, ...]

    @property
    def payments(self) -> tuple[Payment, ...]:
        """All that is priced, in the order in which it is paid."""
        return self.to_get + self.to_keep

    @property
    def unknown(self) -> tuple[PaidFor, ...]:
        """All that is due and not priced."""
        return self.unknown_to_get + self.unknown_to_keep

    @property
    def total(self) -> Sum:
        """All that is priced, added up. A least amount while something is unknown."""
        return sum_of(self.payments)


@dataclass(frozen=True, slots=True)
class CostOverTime:
    """The costs of one certification over `years`, for everybody or for members and for others.

    `needs_certification`: another certification has to be held first, whose price is not counted.
    `never_renewed`: a source says that it does not expire; `cycle` is None then, or unknown.
    """

    years: int
    cases: tuple[CostCase, ...]
    needs_certification: bool
    never_renewed: bool
    cycle: int | None


def cost_over_time(
    certification: Certification, years: int = SIX_YEARS, memberships: Mapping[str, Fact] | None = None
) -> CostOverTime:
    """What it costs to get and keep. `memberships` are what issuers state elsewhere, by key of the issuer."""
    routes = routes_of(certification.facts)
    cases = tuple(
        _case(certification, routes, payer, years, memberships or {}) for payer in _payers(certification)
    )
    cycle = _number(certification.fact("renewal.cycle_years"))
    return CostOverTime(
        years=years,
        cases=cases,
        needs_certification=bool(routes) and all(route.certifications for route in routes),
        never_renewed=never_renewed(certification),
        cycle=cycle,
    )


def memberships_of(certifications: Iterable[Certification]) -> Mapping[str, Fact]:
    """What a membership costs a year, by key of the issuer: one of its certifications states it for all."""
    found: dict[str, Fact] = {}
    for certification in certifications:
        fact = certification.fact("fees.membership_per_year")
        if fact is not None:
            found.setdefault(certification.issuer.key, fact)
    return found


def never_renewed(certification: Certification) -> bool:
    """Whether a source says that it does not expire."""
    return years_valid(certification.facts) == FOR_LIFE


def renewals_within(cycle: int, years: int) -> int:
    """How often it falls due before the years are over."""
    return max(0, -(-years // cycle) - 1) if cycle > 0 else 0


def _payers(certification: Certification) -> tuple[Payer, ...]:
    """Members and others where a price tells them apart."""
    by_payer = {payer: any(certification.fact(key) for key in keys) for payer, keys in _EXAM_BY_PAYER.items()}
    labels = {part.label for fact in certification.facts for part in _money(fact)}
    if any(by_payer.values()) or "member" in labels:
        return (Payer.MEMBER, Payer.OTHERS)
    return (Payer.EVERYBODY,)


def _case(
    certification: Certification,
    routes: tuple[EntryRoute, ...],
    payer: Payer,
    years: int,
    memberships: Mapping[str, Fact],
) -> CostCase:
    to_get, unknown_to_get = _to_get(certification, routes, payer)
    to_keep, unknown_to_keep = _to_keep(certification, payer, years)
    if payer is Payer.MEMBER:
        fact = certification.fact("fees.membership_per_year") or memberships.get(certification.issuer.key)
        paid = payment_of(PaidFor.MEMBERSHIP, (fact,), payer, years) if fact else None
        to_keep, unknown_to_keep = _with(PaidFor.MEMBERSHIP, paid, to_keep, unknown_to_keep)
    elif to_keep and _asks_membership(certification):
        unknown_to_keep = (*unknown_to_keep, PaidFor.MEMBERSHIP)
    return CostCase(payer, to_get, to_keep, unknown_to_get, unknown_to_keep)


_Payments = tuple[tuple[Payment, ...], tuple[PaidFor, ...]]


def _with(
    of: PaidFor, payment: Payment | None, priced: tuple[Payment, ...], unknown: tuple[PaidFor, ...]
) -> _Payments:
    return ((*priced, payment), unknown) if payment else (priced, (*unknown, of))


def _to_get(certification: Certification, routes: tuple[EntryRoute, ...], payer: Payer) -> _Payments:
    exam = _first(certification, payer, PaidFor.EXAM, (_EXAM_BY_PAYER.get(payer, ()), _EXAM_KEYS))
    bundle = _first(certification, payer, PaidFor.BUNDLE, (("fees.bundle",),))
    course = _first(certification, payer, PaidFor.COURSE, (("fees.course",),))
    whole = _first(certification, payer, PaidFor.WHOLE, (("fees.total",),))
    needs_course = is_course_compulsory(certification, routes)
    if whole:
        return (whole,), ()
    # A course that leads to the certificate brings its exam, where no source prices the exam apart.
    if needs_course and course and not exam:
        return (course,), ()
    sitting = exam or bundle
    priced, unknown = ((sitting,), ()) if sitting else _unpriced(certification, needs_course=needs_course)
    if needs_course:
        priced, unknown = _with(PaidFor.COURSE, course, priced, unknown)
    if _states_application(certification):
        unknown = (*unknown, PaidFor.APPLICATION)
    return priced, unknown


def _unpriced(certification: Certification, *, needs_course: bool) -> _Payments:
    """What there is to pay where nothing prices an exam: the course brings it, or it is not known."""
    if is_without_exam(certification.facts) and needs_course:
        return (), ()
    return (), (PaidFor.EXAM,)


def _first(
    certification: Certification, payer: Payer, of: PaidFor, keys: tuple[tuple[str, ...], ...]
) -> Payment | None:
    """The price by the first of these keys that has one for the payer."""
    for group in keys:
        facts = tuple(fact for key in group for fact in certification.facts_of(key))
        found = payment_of(of, facts, payer, 1, is_least=any(_ON_TOP.search(fact.note) for fact in facts))
        if found:
            return found
    return None


def _states_application(certification: Certification) -> bool:
    """Whether a source names a fee for applying, which no field prices and no exam fee includes."""
    return any(_NOT_COUNTED in fact.value.casefold() for fact in certification.facts_of("fees.note"))


def is_course_compulsory(certification: Certification, routes: tuple[EntryRoute, ...]) -> bool:
    """Whether there is no way in without a course, or hours of training, that a source states."""
    stated = certification.fact("prerequisites.course")
    if stated is not None:
        return stated.value.casefold().startswith("compulsory")
    return bool(routes) and all(route.course or route.training_hours for route in routes)


def _to_keep(certification: Certification, payer: Payer, years: int) -> _Payments:
    if never_renewed(certification):
        return (), ()
    cycle = _number(certification.fact("renewal.cycle_years"))
    fees = certification.facts_of("renewal.fee")
    times = _times(fees, cycle, years)
    if cycle and times == 0:
        return (), ()
    paid = payment_of(PaidFor.RENEWAL, fees, payer, times) if times else None
    return _with(PaidFor.RENEWAL, paid, (), ())


def _times(fees: tuple[Fact, ...], cycle: int | None, years: int) -> int | None:
    """How often the renewal is paid; None where that is unknown."""
    per = {part.per for fact in fees for part in _money(fact)}
    if "month" in per:
        return years * MONTHS_OF_A_YEAR
    if "year" in per and cycle != 1:
        return years
    if cycle:
        return renewals_within(cycle, years)
    return years if "year" in per else None


def _asks_membership(certification: Certification) -> bool:
    """Whether renewal asks for a membership on top of a fee that is not the membership's own."""
    asked = any(_MEMBERSHIP in fact.value.casefold() for fact in certification.facts_of("renewal.units"))
    fees = certification.facts_of("renewal.fee")
    return asked and not any(part.per for fact in fees for part in _money(fact))


def _number(fact: Fact | None) -> int | None:
    return fact.typed if fact is not None and isinstance(fact.typed, int) else None


def _money(fact: Fact) -> tuple[Money, ...]:
    if not isinstance(fact.typed, tuple):
        return ()
    return tuple(part for part in fact.typed if isinstance(part, Money))
