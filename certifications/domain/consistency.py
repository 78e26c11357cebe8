"""What facts of one certification cannot all be true, and what is unlikely about them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from certifications.domain.fields import field_of, route_of
from certifications.domain.values import Money, MonthsOf, Nearness, Value, ValueRefusedError, parse_value
from certifications.domain.vocabulary import Status

# Words that say that nobody knows. What is not known is no fact; the page has a list for it.
SAY_NOTHING = frozenset(
    {"unknown", "not known", "n/a", "na", "tba", "tbc", "tbd", "to be announced", "none found"}
)
# No exam of the catalogue is shorter or longer; most mistakes are hours in place of minutes.
SHORTEST_EXAM, LONGEST_EXAM = 10, 720
# Most hours of training that an entry rule asks for.
LONGEST_TRAINING = 500
# Weights are rounded to whole percents, each by half of one at most.
ALL_PERCENT = 100
# Fewer in one statement may be of other things: a share of the questions, a pass mark.
LIST_OF_WEIGHTS = 3
MONTHS_OF_A_YEAR = 12

_PERCENT = re.compile(r"\b([0-9]{1,3}) ?%")


class ConsistencyRule(StrEnum):
    """What is broken."""

    TWICE = "twice"
    SCORED_ABOVE_ALL = "scored_above_all"
    MONTHS_OUTSIDE_WINDOW = "months_outside_window"
    MEMBERS_PAY_MORE = "members_pay_more"
    LENGTH = "length"
    TRAINING = "training"
    WEIGHTS = "weights"
    FEE_WITHOUT_CYCLE = "fee_without_cycle"
    NOT_ON_OFFER_WITH_BOOKING = "not_on_offer_with_booking"


# The rest is unlikely: said, and never in the way.
IMPOSSIBLE = frozenset(
    {ConsistencyRule.TWICE, ConsistencyRule.SCORED_ABOVE_ALL, ConsistencyRule.MONTHS_OUTSIDE_WINDOW}
)


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """What a fact states, and from when until when: all that it can contradict others by."""

    key: str
    value: str
    in_force_from: date | None = None
    in_force_until: date | None = None

    @property
    def typed(self) -> Value | None:
        """The value; None where it is not of its field's form."""
        field = field_of(self.key)
        try:
            return parse_value(field.value_type, self.value) if field else None
        except ValueRefusedError:
            return None

    @property
    def number(self) -> int | None:
        """The value where it is a number."""
        return self.typed if isinstance(self.typed, int) else None

    def is_over_before(self, other: "DatedStatement") -> bool:
        """Whether it ended before the other one begins."""
        ends, begins = self.in_force_until, other.in_force_from
        return ends is not None and begins is not None and ends < begins

    def shares_a_day_with(self, other: "DatedStatement") -> bool:
        """Whether there is a day on which both hold."""
        return not self.is_over_before(other) and not other.is_over_before(self)


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A broken rule, and the facts that break it: the last of them is the one to look at."""

    rule: ConsistencyRule
    facts: tuple[DatedStatement, ...]
    found: int = 0

    @property
    def is_impossible(self) -> bool:
        """Whether it cannot be true; else it is unlikely only."""
        return self.rule in IMPOSSIBLE


def says_nothing(value: str) -> bool:
    """Whether a value says that it is not known."""
    words = " ".join(value.split()).rstrip(".").casefold()
    return words in SAY_NOTHING or not words.strip("?-–— ")


def inconsistencies(facts: Sequence[DatedStatement], status: Status) -> tuple[Inconsistency, ...]:
    """What is wrong with the facts of one certification, in the order of rules."""
    found: list[Inconsistency] = []
    for rule in _RULES:
        found.extend(rule(facts))
    return (*found, *_not_on_offer_with_booking(facts, status))


def _twice(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    for one, other in combinations(facts, 2):
        field = field_of(one.key)
        if field is None or field.several or one.key != other.key or not one.shares_a_day_with(other):
            continue
        if not _are_of_different_currencies(one.typed, other.typed):
            yield Inconsistency(ConsistencyRule.TWICE, (one, other))


def _are_of_different_currencies(one: Value | None, other: Value | None) -> bool:
    """Whether two amounts stand beside each other: of other currencies, or for others who pay."""
    prices, others = _prices(one), _prices(other)
    return bool(prices and others) and prices.isdisjoint(others)


def _prices(value: Value | None) -> set[tuple[str, str, str, str]]:
    parts = value if isinstance(value, tuple) else ()
    return {(part.currency, part.label, part.per, part.aside) for part in parts if isinstance(part, Money)}


def _scored_above_all(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    for scored in _of(facts, "exam.scored_questions"):
        for questions in _of(facts, "exam.questions"):
            if scored.shares_a_day_with(questions) and (scored.number or 0) > (questions.number or 0) > 0:
                yield Inconsistency(ConsistencyRule.SCORED_ABOVE_ALL, (questions, scored))


def _months_outside_window(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    """Months of one kind that do not fit into the years in which they have to lie."""
    for window in facts:
        place = route_of(window.key)
        if place is None or place[1] != "window_years" or window.number is None:
            continue
        for experience in _of(facts, f"routes.{place[0]}.experience_months"):
            longest = max((part.months for part in _months(experience)), default=0)
            if longest > window.number * MONTHS_OF_A_YEAR and experience.shares_a_day_with(window):
                yield Inconsistency(ConsistencyRule.MONTHS_OUTSIDE_WINDOW, (experience, window), longest)


def _members_pay_more(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    pairs = (
        ("fees.member", "fees.non_member"),
        ("fees.assessment_usa_member", "fees.assessment_usa_non_member"),
    )
    for members, everybody in pairs:
        for less in _of(facts, members):
            for more in _of(facts, everybody):
                if less.shares_a_day_with(more) and _costs_more(_amounts(less), _amounts(more)):
                    yield Inconsistency(ConsistencyRule.MEMBERS_PAY_MORE, (more, less))
    for fee in facts:
        if _costs_more(_amounts(fee, "member"), _amounts(fee, "non-member")):
            yield Inconsistency(ConsistencyRule.MEMBERS_PAY_MORE, (fee,))


def _costs_more(amounts: Collection[Money], others: Collection[Money]) -> bool:
    """Whether one of the amounts is above an exact one of the same kind and currency."""
    exact = [one for one in others if one.nearness is Nearness.EXACTLY]
    return any(
        amount.amount > (other.amount if other.up_to is None else other.up_to)
        for amount in amounts
        for other in exact
        if (amount.currency, amount.per, amount.aside) == (other.currency, other.per, other.aside)
    )


def _length(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    for fact in _of(facts, "exam.minutes"):
        if fact.number is not None and not SHORTEST_EXAM <= fact.number <= LONGEST_EXAM:
            yield Inconsistency(ConsistencyRule.LENGTH, (fact,), fact.number)


def _training(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    for fact in facts:
        place = route_of(fact.key)
        hours = fact.key == "prerequisites.course_hours" or (place and place[1] == "training_hours")
        if hours and (fact.number or 0) > LONGEST_TRAINING:
            yield Inconsistency(ConsistencyRule.TRAINING, (fact,), fact.number or 0)


def _weights(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    """Weights of an exam's parts: all of them in one statement, or one in each of several."""
    parts = [(fact, [int(one) for one in _PERCENT.findall(fact.value)]) for fact in _of(facts, "validates")]
    for fact, weights in parts:
        if len(weights) >= LIST_OF_WEIGHTS and abs(sum(weights) - ALL_PERCENT) > len(weights) / 2:
            yield Inconsistency(ConsistencyRule.WEIGHTS, (fact,), sum(weights))
    alone = [(fact, weights[0]) for fact, weights in parts if len(weights) == 1]
    total = sum(weight for _fact, weight in alone)
    if len(alone) > 1 and total > ALL_PERCENT + len(alone) / 2:
        yield Inconsistency(ConsistencyRule.WEIGHTS, tuple(fact for fact, _weight in alone), total)


def _fee_without_cycle(facts: Sequence[DatedStatement]) -> Iterator[Inconsistency]:
    """A renewal fee that is not one for each year or month, where nobody says how often it is due."""
    if next(_of(facts, "renewal.cycle_years"), None) is not None:
        return
    for fact in _of(facts, "renewal.fee"):
        if any(amount.amount and not amount.per for amount in _amounts(fact)):
            yield Inconsistency(ConsistencyRule.FEE_WITHOUT_CYCLE, (fact,))


def _not_on_offer_with_booking(facts: Sequence[DatedStatement], status: Status) -> Iterator[Inconsistency]:
    """A fee for what nobody can sit yet, or any more, as if one could book it today."""
    if status not in {Status.ANNOUNCED, Status.WITHDRAWN}:
        return
    for key in ("fees.exam", "fees.member", "fees.non_member"):
        for fee in _of(facts, key):
            if fee.in_force_from is None and fee.in_force_until is None:
                yield Inconsistency(ConsistencyRule.NOT_ON_OFFER_WITH_BOOKING, (fee,))


def _of(facts: Iterable[DatedStatement], key: str) -> Iterator[DatedStatement]:
    return (fact for fact in facts if fact.key == key)


def _amounts(fact: DatedStatement, label: str = "") -> list[Money]:
    parts = fact.typed if isinstance(fact.typed, tuple) else ()
    return [part for part in parts if isinstance(part, Money) and part.label == label]


def _months(fact: DatedStatement) -> list[MonthsOf]:
    parts = fact.typed if isinstance(fact.typed, tuple) else ()
    return [part for part in parts if isinstance(part, MonthsOf)]


_RULES: tuple[Callable[[Sequence[DatedStatement]], Iterator[Inconsistency]], ...] = (
    _twice,
    _scored_above_all,
    _months_outside_window,
    _members_pay_more,
    _length,
    _training,
    _weights,
    _fee_without_cycle,
)
