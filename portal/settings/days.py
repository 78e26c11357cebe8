"""Days as the environment names them."""

from datetime import date


def day_or_none(text: str) -> date | None:
    """The day of an ISO date such as 2027-06-30; None for an empty text.

    Raises:
        ValueError: it is no such date.
    """
    return date.fromisoformat(text) if text else None
