"""Costs over time in words: sums, what they are made of, what is not known."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from certifications.domain.cost_over_time import CostCase, CostOverTime
from certifications.domain.payments import PaidFor, Payer, Payment, Sum, sum_of
from certifications.domain.values import Nearness
from certifications.queries.fact_words import range_words, ranges_words
from portal.shared.words import listed, number_words

PAID_FOR: dict[PaidFor, Promise] = {
    PaidFor.EXAM: gettext_lazy("exam"),
    PaidFor.BUNDLE: gettext_lazy("exam bundle"),
    PaidFor.COURSE: gettext_lazy("course"),
    PaidFor.APPLICATION: gettext_lazy("application fee"),
    PaidFor.WHOLE: gettext_lazy("everything together"),
    PaidFor.MEMBERSHIP: gettext_lazy("membership"),
    PaidFor.RENEWAL: gettext_lazy("renewal"),
}
# Inside a sentence; others need no article.
_THINGS: dict[PaidFor, Promise] = {
    PaidFor.EXAM: gettext_lazy("the exam"),
    PaidFor.BUNDLE: gettext_lazy("the exam bundle"),
    PaidFor.COURSE: gettext_lazy("the course"),
    PaidFor.APPLICATION: gettext_lazy("the application fee"),
}
PAYERS: dict[Payer, Promise | str] = {
    Payer.EVERYBODY: "",
    Payer.MEMBER: gettext_lazy("Members"),
    Payer.OTHERS: gettext_lazy("Non-members"),
}


def missing_words(unknown: Iterable[PaidFor]) -> str:
    """What a sum leaves out: “the course (price unknown)”."""
    things = [_THINGS.get(of, PAID_FOR[of]) for of in dict.fromkeys(unknown)]
    return ngettext("%(things)s (price unknown)", "%(things)s (prices unknown)", len(things)) % {
        "things": listed(list(map(str, things)))
    }


def get_words(case: CostCase) -> str:
    """What it costs until somebody has it: “at least USD 425, plus the course (price unknown)”."""
    return _priced_words(sum_of(case.to_get), case.unknown_to_get)


def keep_words(cost: CostOverTime, case: CostCase) -> str:
    """What it costs to keep over the years, or that nothing is due."""
    if not case.to_keep and not case.unknown_to_keep:
        return _("nothing, because it does not expire") if cost.never_renewed else _("no renewal falls due")
    return _priced_words(sum_of(case.to_keep), case.unknown_to_keep)


def total_words(case: CostCase) -> str:
    """All of it over the years; at least what is known."""
    return _priced_words(case.total, case.unknown)


def sum_words(price: Sum, *, is_least: bool = False) -> str:
    """“USD 825”, “from GBP 855”, “USD 500 to 700 plus GBP 300”, “at least USD 690”."""
    ranges = [replace(one, nearness=Nearness.EXACTLY) if is_least else one for one in price.ranges]
    said = _(" plus ").join(map(range_words, ranges)) if price.is_together else ranges_words(ranges)
    return _("at least %(amount)s") % {"amount": said} if is_least else said


def payment_words(payment: Payment) -> str:
    """One line of the bill: “renewal, 2 × USD 100 = USD 200”."""
    each = ranges_words(payment.each)
    of = str(PAID_FOR[payment.of])
    if payment.times == 1 or not any(one.high for one in payment.each):
        return _("%(of)s: %(each)s") % {"of": of, "each": each}
    total = ranges_words(payment.ranges)
    values = {"of": of, "times": number_words(payment.times), "each": each, "total": total}
    return _("%(of)s: %(times)s × %(each)s = %(total)s") % values


def _priced_words(price: Sum, unknown: tuple[PaidFor, ...]) -> str:
    if price.is_empty:
        return _("unknown") if unknown else _("nothing that we know of")
    # What is free and what is unknown together are neither free nor a least amount.
    is_free = not any(one.high for one in price.ranges)
    said = sum_words(price, is_least=bool(unknown) and not is_free)
    if not unknown:
        return said
    return _("%(said)s, plus %(missing)s") % {"said": said, "missing": missing_words(unknown)}
