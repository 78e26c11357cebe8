"""What is paid for a certification over time, and how payments add up, currency by currency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from certifications.domain.costs import Range
from certifications.domain.facts import Fact
from certifications.domain.values import Amount, Money, Nearness


class PaidFor(StrEnum):
    """What is paid for. WHOLE is a price that a source gives for everything at once."""

    EXAM = "exam"
    BUNDLE = "bundle"
    COURSE = "course"
    APPLICATION = "application"
    WHOLE = "whole"
    MEMBERSHIP = "membership"
    RENEWAL = "renewal"


class Payer(StrEnum):
    """Who pays: members of the issuer's association, others, or everybody the same."""

    EVERYBODY = "everybody"
    MEMBER = "member"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Payment:
    """A price paid `times` times. `each` is one payment, a range a currency; `ranges` are all of them."""

    of: PaidFor
    times: int
    each: tuple[Range, ...]
    facts: tuple[Fact, ...]

    @property
    def ranges(self) -> tuple[Range, ...]:
        """What all payments come to."""
        return tuple(
            Range(one.currency, _whole(one.low * self.times), _whole(one.high * self.times), one.nearness)
            for one in self.each
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """What payments come to. `ranges` are alternatives: each prices all of them in its currency.

    Where no currency prices all, `is_together` says that the ranges are to be paid together.
    """

    ranges: tuple[Range, ...]
    is_together: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to pay that is priced."""
        return not self.ranges


LABELS = {Payer.MEMBER: "member", Payer.OTHERS: "non-member"}
# The weakest that is said of one price holds for the sum.
_WEAKEST_FIRST = (Nearness.FROM, Nearness.BELOW, Nearness.ABOUT, Nearness.EXACTLY)


def payment_of(
    of: PaidFor, facts: Sequence[Fact], payer: Payer, times: int | None, *, is_least: bool = False
) -> Payment | None:
    """A payment as facts price it for a payer; None where they do not. `is_least`: something comes on top."""
    by_currency: dict[str, list[Money]] = {}
    for fact in facts:
        for money in fact.typed if isinstance(fact.typed, tuple) else ():
            if isinstance(money, Money) and money.label in {"", LABELS.get(payer, "")}:
                by_currency.setdefault(money.currency, []).append(money)
    if not by_currency or times is None:
        return None
    each = tuple(_range(currency, found, is_least) for currency, found in sorted(by_currency.items()))
    return Payment(of, times, each, tuple(facts))


def sum_of(payments: Iterable[Payment]) -> Sum:
    """Payments added up, in each currency that prices all of them; else in few that do so together."""
    priced = tuple(payments)
    if not priced:
        return Sum(())
    in_all = set.intersection(*({one.currency for one in payment.each} for payment in _costly(priced)))
    if in_all:
        return Sum(tuple(_added(currency, priced) for currency in sorted(in_all)))
    return Sum(tuple(_together(priced)), is_together=True)


def _costly(payments: Sequence[Payment]) -> Sequence[Payment]:
    """Those that cost something; all where nothing does. No fee is no fee in any currency."""
    return [payment for payment in payments if any(one.high for one in payment.ranges)] or payments


def _added(currency: str, payments: Iterable[Payment]) -> Range:
    ranges = [one for payment in payments for one in payment.ranges]
    return _joined(currency, [one for one in ranges if one.currency == currency])


def _together(payments: Sequence[Payment]) -> Iterable[Range]:
    """One currency a payment: that of the others where it has it, else its first."""
    used: dict[str, list[Range]] = {}
    # What is priced in the fewest currencies has the least choice.
    for payment in sorted(_costly(payments), key=lambda one: len(one.each)):
        stated = next((one for one in payment.ranges if one.currency in used), payment.ranges[0])
        used.setdefault(stated.currency, []).append(stated)
    order = [one.currency for payment in payments for one in payment.ranges]
    return [_joined(currency, used[currency]) for currency in sorted(used, key=order.index)]


def _joined(currency: str, ranges: Sequence[Range]) -> Range:
    stated = {one.nearness for one in ranges}
    nearness = next(item for item in _WEAKEST_FIRST if item in stated)
    low, high = sum(one.low for one in ranges), sum(one.high for one in ranges)
    return Range(currency, _whole(low), _whole(high), nearness)


def _whole(amount: Amount) -> Amount:
    """An amount without decimals where it has none: a sum of halves may be whole."""
    return int(amount) if amount == int(amount) else amount


def _range(currency: str, found: Sequence[Money], is_least: bool) -> Range:
    ends = [end for money in found for end in (money.amount, money.up_to) if end is not None]
    stated = {money.nearness for money in found} | ({Nearness.FROM} if is_least else set())
    nearness = next(item for item in _WEAKEST_FIRST if item in stated)
    return Range(currency, min(ends), max(ends), nearness)
