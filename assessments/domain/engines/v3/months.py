"""Whole calendar months: no day of a month is ever promised."""

from datetime import MAXYEAR, date


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_after(day: date, months: int) -> date | None:
    """The first day of the month that is a number of months, 0 or more, after a day's month.

    None after the year 9999, which no calendar here tells.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if year <= MAXYEAR else None


def months_of_training(hours: int, hours_a_week: int) -> int:
    """Months that hours of training take at hours a week, rounded up; a month is a twelfth of 52 weeks."""
    return -(-hours * 12 // (52 * hours_a_week))


def months_of_experience(gap: int, a_year: int) -> int | None:
    """Months that a gap of experience takes at so many a year, rounded up; None when none are added."""
    return -(-gap * 12 // a_year) if a_year else None
