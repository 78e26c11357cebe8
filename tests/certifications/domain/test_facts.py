"""When a fact goes stale. No database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certifications.domain.facts import (
    SHELF_LIFE_DAYS,
    Confidence,
    Fact,
    FactKind,
    Freshness,
    currency,
    fresh_until,
    freshness,
    runs_from,
)
from tests.factories.facts import make_fact

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
FACTS = st.builds(
    make_fact,
    kind=st.sampled_from(FactKind),
    source_date=st.none() | st.just("2026"),
    collected_on=DAYS,
    verified_on=st.none() | DAYS,
    confidence=st.sampled_from(Confidence),
)


def test_every_kind_has_a_shelf_life() -> None:
    assert set(SHELF_LIFE_DAYS) == set(FactKind)
    assert all(days > 0 for days in SHELF_LIFE_DAYS.values())


@given(FACTS)
def test_fact_is_fresh_on_the_last_day_of_its_shelf_life_and_stale_the_day_after(fact: Fact) -> None:
    last = fresh_until(fact)

    assert freshness(fact, last) is not Freshness.STALE
    assert freshness(fact, last + timedelta(days=1)) is Freshness.STALE


@given(FACTS, DAYS, st.integers(min_value=0, max_value=5000))
def test_stale_fact_never_becomes_fresh_by_waiting(fact: Fact, today: date, days: int) -> None:
    if freshness(fact, today) is Freshness.STALE:
        assert freshness(fact, today + timedelta(days=days)) is Freshness.STALE


@given(FACTS, DAYS)
def test_fresh_fact_is_called_checked_only_when_somebody_checked_it(fact: Fact, today: date) -> None:
    state = freshness(fact, today)

    assert (state is Freshness.CHECKED) <= (fact.verified_on is not None)
    assert (state is Freshness.COLLECTED) <= (fact.verified_on is None)


@given(FACTS, DAYS)
def test_checking_a_fact_starts_its_shelf_life_anew(fact: Fact, day: date) -> None:
    checked = replace(fact, verified_on=day)

    assert runs_from(checked) == day
    assert freshness(checked, day) is Freshness.CHECKED


@given(st.lists(FACTS, max_size=6), DAYS)
def test_currency_counts_each_fact_once_and_names_the_oldest_day(facts: list[Fact], today: date) -> None:
    state = currency(facts, today)

    assert state.total == len(facts)
    assert state.oldest == min((runs_from(fact) for fact in facts), default=None)


@pytest.mark.parametrize(
    ("days_ago", "verified_days_ago", "expected"),
    [
        ((), (), None),
        ((), (1,), Freshness.CHECKED),
        ((1,), (1,), Freshness.COLLECTED),
        ((1, 9999), (1,), Freshness.STALE),
    ],
)
def test_worst_state_is_that_of_the_least_current_fact(
    days_ago: tuple[int, ...], verified_days_ago: tuple[int, ...], expected: Freshness | None
) -> None:
    today = date(2026, 11, 22)
    facts = [make_fact(collected_on=today - timedelta(days=days)) for days in days_ago]
    checked_on = [today - timedelta(days=days) for days in verified_days_ago]
    facts += [make_fact(collected_on=today, verified_on=day) for day in checked_on]

    assert currency(facts, today).worst is expected
