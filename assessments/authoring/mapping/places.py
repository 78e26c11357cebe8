"""In which line of a typed definition a place stands."""

import re
from collections.abc import Callable

KEY = r'"key"\s*:\s*"{}"'
NAME = r'"{}"\s*:'
# Braces, and texts so that braces in them do not count.
MARKS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]')
# Parts whose items have no keys: their first line is all that can be told.
UNNAMED = {"stages", "assertions"}


def lines_of(text: str) -> Callable[[str], int | None]:
    """A function that tells the line of a place such as "questions/lead" in a JSON text; None where it is not
    found.
    """

    def line_of(place: str) -> int | None:
        found = _offset(text, place)
        return None if found is None else text.count("\n", 0, found) + 1

    return line_of


def _offset(text: str, place: str) -> int | None:
    part, *rest = place.split("/")
    at = _after(text, NAME.format(re.escape(part)), 0) if part else None
    if at is None or not rest or part in UNNAMED:
        return at
    if part == "texts":
        return _text(text, at, rest[0], "/".join(rest[1:]))
    if part == "lists":
        return _after(text, NAME.format(re.escape(rest[0])), at)
    at = _after(text, KEY.format(re.escape(rest[0])), at)
    if at is None or rest[1:2] != ["choices"] or len(rest) < 3:
        return at
    return _choice(text, at, rest[2])


def _choice(text: str, at: int, choice: str) -> int | None:
    """A choice of the question whose key stands there; where its choices are those of a list, that list."""
    question = text[: _end_of_object(text, at)]
    found = _after(question, KEY.format(re.escape(choice)), at)
    return _after(question, NAME.format("list"), at) if found is None else found


def _text(text: str, at: int, locale: str, place: str) -> int | None:
    """A text, or the locale that should have it."""
    found = _after(text, NAME.format(re.escape(locale)), at)
    if found is None or not place:
        return found
    locale_end = _end_of_object(text, text.find("{", found) + 1)
    inside = _after(text[:locale_end], NAME.format(re.escape(place)), found)
    return found if inside is None else inside


def _end_of_object(text: str, at: int) -> int:
    """Where the object ends in which a place stands."""
    depth = 0
    for mark in MARKS.finditer(text, at):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth < 0:
            return mark.start()
    return len(text)


def _after(text: str, pattern: str, start: int) -> int | None:
    found = re.compile(pattern).search(text, start)
    return found.start() if found else None
