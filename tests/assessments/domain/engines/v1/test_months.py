"""Whole calendar months."""

from datetime import date

import pytest

from assessments.domain.engines.v1.months import month_after, month_of, months_of_training


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2026, 12, 31)])
def test_month_of_a_day_is_its_first_day(day: date) -> None:
    assert month_of(day) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("months", "first"),
    [
        (0, date(2026, 12, 1)),
        (1, date(2027, 1, 1)),
        (12, date(2027, 12, 1)),
        (14, date(2028, 2, 1)),
        (95_676, date(9999, 12, 1)),
        (95_677, None),
        (999_999_999, None),
    ],
)
def test_month_after_counts_calendar_months_up_to_the_last_year(months: int, first: date | None) -> None:
    assert month_after(date(2026, 12, 31), months) == first


@pytest.mark.parametrize(
    ("hours", "a_week", "months"),
    [(1, 4, 1), (17, 4, 1), (18, 4, 2), (35, 4, 3), (52, 1, 12), (53, 1, 13), (35, 60, 1)],
)
def test_months_of_training_are_rounded_up(hours: int, a_week: int, months: int) -> None:
    assert months_of_training(hours, a_week) == months
