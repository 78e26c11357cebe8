"""Whole calendar months: no day of a month is ever promised."""

from datetime import MAXYEAR, date

MONTHS_A_YEAR = 12


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_after(day: date, months: int) -> date | None:
    """The first day of the month that is a number of months, 0 or more, after a day's month.

    None after the year 9999, which no calendar here tells.
    """
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, 1) if year <= MAXYEAR else None


def months_of_training(hours: int, hours_a_week: int) -> int:
    """Months that hours of training take at hours a week, rounded up; a month is a twelfth of 52 weeks."""
    return -(-hours * MONTHS_A_YEAR // (52 * hours_a_week))


def months_of_experience(gap: int, a_year: int) -> int | None:
    """Months that a gap of experience takes at so many a year, rounded up; None when none are added."""
    return -(-gap * MONTHS_A_YEAR // a_year) if a_year else None
