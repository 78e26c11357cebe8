"""Months of the demo's story, counted back from the moment at which it is loaded."""

from datetime import datetime


def months_before(moment: datetime, months: int) -> datetime:
    """The same day and time so many calendar months earlier; the 28th at the latest."""
    count = moment.year * 12 + moment.month - 1 - months
    return moment.replace(year=count // 12, month=count % 12 + 1, day=min(moment.day, 28))
