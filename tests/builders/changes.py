"""Documents with something changed, at a place such as "questions/0/choices/1/key"."""

from copy import deepcopy
from typing import Any

GONE = object()


def changed(document: Any, place: str, value: object) -> Any:
    """A copy with another value at a place; GONE takes the place away. The parts of a place are keys or
    positions, and "+" puts the value at the end of a list.
    """
    copy = deepcopy(document)
    *way, last = place.split("/")
    inner = copy
    for part in way:
        inner = inner[int(part)] if isinstance(inner, list) else inner[part]
    if last == "+":
        inner.append(value)
    elif value is GONE:
        del inner[int(last) if isinstance(inner, list) else last]
    else:
        inner[int(last) if isinstance(inner, list) else last] = value
    return copy


def with_text(document: Any, place: str, text: object) -> Any:
    """A copy with another English text at a place; GONE takes it away."""
    copy = deepcopy(document)
    if text is GONE:
        del copy["texts"]["en"][place]
    else:
        copy["texts"]["en"][place] = text
    return copy


def places_of(value: Any, way: str = "") -> list[str]:
    """Every place inside a document, as `changed` names it; texts aside, whose places hold slashes."""
    items = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    return [
        place
        for key, item in items
        if "/" not in str(key)
        for place in (f"{way}{key}", *places_of(item, f"{way}{key}/"))
    ]
