"""What holds today, and what is announced to hold from a later day on.

A fact holds from its first day to its last, as far as it names them. What is over today is left out. Each
later day on which another set of facts begins to hold gives an edition, where it changes a route or a price.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from assessments.domain.snapshots.snapshot import Edition, Price, Route
from certifications.domain.facts import Fact

# The routes and the prices that facts state.
Read = Callable[[tuple[Fact, ...]], tuple[tuple[Route, ...], tuple[Price, ...]]]


def in_force(facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """The facts that hold on a day."""
    return tuple(fact for fact in facts if fact.is_in_force(day))


def editions_of(facts: Iterable[Fact], today: date, read: Read) -> tuple[Edition, ...]:
    """The editions after today, by their first day."""
    stated = tuple(facts)
    return tuple(_changes(stated, today, read))


def _changes(facts: tuple[Fact, ...], today: date, read: Read) -> Iterator[Edition]:
    before = read(in_force(facts, today))
    for day in sorted(day for day in _days_of_change(facts) if day > today):
        now = read(in_force(facts, day))
        if now != before:
            yield Edition(day, *now)
        before = now


def _days_of_change(facts: Iterable[Fact]) -> set[date]:
    """The days on which a fact begins to hold, and those on which one holds no more."""
    days = set()
    for fact in facts:
        if fact.in_force_from is not None:
            days.add(fact.in_force_from)
        if fact.in_force_until is not None and fact.in_force_until < date.max:
            days.add(fact.in_force_until + timedelta(days=1))
    return days
