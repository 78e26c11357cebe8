"""How much a document asks to be imported, whatever else is wrong with it."""

from typing import Any


def rows_in(document: object) -> int:
    """The rows of all its lists together: of its parts, and of how its words are read."""
    if not isinstance(document, dict):
        return 0
    readings = document.get("readings")
    parts = [*document.values(), *(readings.values() if isinstance(readings, dict) else ())]
    names = document.get("names")
    return sum(len(part) for part in parts if isinstance(part, list)) + (
        len(names) if isinstance(names, dict) else 0
    )


def entries_in(document: object) -> int:
    """The members of its lists, and of the lists within these."""
    count = 0
    waiting: list[Any] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            count += len(value)
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
    return count
