"""What keys and texts of documents may be, and why one is not."""

import re
import unicodedata
from collections.abc import Iterable

# What every single choice and agreement scale offers beside its choices.
NOT_SURE = "not_sure"

KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
CHOICE_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
LONGEST_TEXT = 4000
LONGEST_SHOWN = 200
LARGEST_NUMBER = 1_000_000
MOST_ITEMS = 1000

_KINDS = {
    dict: "an object",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a fraction",
    type(None): "null",
}
_FORMS = {
    KEY: "a small letter a to z, then up to 63 more, digits or underscores",
    CHOICE_KEY: "a small letter a to z or a digit, then up to 63 more, or underscores",
    SLUG: "a small letter a to z or a digit, then up to 79 more, or hyphens",
}


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    return _KINDS.get(type(value), "something that JSON does not have")


def shown(text: str) -> str:
    """A text as it may stand in a sentence or place: cut, with “?” for what no page can show."""
    cut = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return "".join("?" if unicodedata.category(mark) in {"Cc", "Cs"} else mark for mark in cut)


def twice(names: Iterable[str]) -> str:
    """The first name that stands there again; empty when each is there once."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""


def problem_of_key(value: object, pattern: re.Pattern[str]) -> str:
    """Why a value is no permanent key of a form; empty when it is one."""
    if not isinstance(value, str):
        return f"This should be a key, not {kind_of(value)}."
    if value == NOT_SURE:
        return f"“{NOT_SURE}” is kept for the answer “not sure”, so it cannot be a key here."
    if not pattern.fullmatch(value):
        return f"“{shown(value)}” is not a key: {_FORMS[pattern]}."
    return ""


def problem_of_text(value: object) -> str:
    """Why a value is no text in canonical form; empty when it is one."""
    if not isinstance(value, str):
        return f"This should be a text, not {kind_of(value)}."
    if not value.strip():
        return "This text is empty."
    if len(value) > LONGEST_TEXT:
        return f"This text is longer than {LONGEST_TEXT} characters."
    if any(unicodedata.category(mark) in {"Cc", "Cs"} and mark != "\n" for mark in value):
        return "This text holds a control character."
    if not unicodedata.is_normalized("NFC", value):
        return "This text is not in the composed form of Unicode (NFC)."
    return ""


def problem_of_number(value: object, least: int, most: int) -> str:
    """Why a value is no whole number within bounds; empty when it is one."""
    if isinstance(value, bool) or not isinstance(value, int):
        return f"This should be a whole number, not {kind_of(value)}."
    if not least <= value <= most:
        return f"This should be {f'a number from {least} to {most}' if least < most else least}."
    return ""


def problem_of_list(value: object, least: int) -> str:
    """Why a value is no list of at least so many entries; empty when it is one."""
    if not isinstance(value, list):
        return f"This should be a list, not {kind_of(value)}."
    if not least <= len(value) <= MOST_ITEMS:
        return f"This list should have {least} to {MOST_ITEMS} entries, not {len(value)}."
    return ""
