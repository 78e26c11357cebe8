"""In which line of a typed definition a place stands."""

import re
from collections.abc import Callable

KEY = r'"key"\s*:\s*"{}"'


def lines_of(text: str) -> Callable[[str], int | None]:
    """A function that tells the line of a place such as "questions/lead" in a JSON text; None where it is not
    found.
    """

    def line_of(place: str) -> int | None:
        found = _offset(text, place)
        return None if found is None else text.count("\n", 0, found) + 1

    return line_of


def _offset(text: str, place: str) -> int | None:
    part, _slash, rest = place.partition("/")
    key, _slash, choice = rest.partition("/choices/")
    at = _after(text, rf'"{re.escape(part)}"\s*:', 0) if part else None
    for wanted in (key, choice):
        if wanted and at is not None:
            at = _after(text, KEY.format(re.escape(wanted)), at)
    return at


def _after(text: str, pattern: str, start: int) -> int | None:
    found = re.compile(pattern).search(text, start)
    return found.start() if found else None
