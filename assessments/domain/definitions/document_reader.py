"""Reads a JSON document with an eye on every key, noting all that is wrong instead of the first thing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from assessments.domain.definitions.definition import NOT_SURE
from assessments.domain.definitions.refusals import Refusal

Chosen = TypeVar("Chosen", bound=StrEnum)

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


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    return _KINDS.get(type(value), "something that JSON does not have")


class Reader:
    """One object of the document. What nobody asked for by the time `done` is called is refused."""

    def __init__(self, data: object, place: str, refusals: list[Refusal]) -> None:
        self.place = place
        self.refusals = refusals
        self._data: dict[str, object] = {}
        self._asked: set[str] = set()
        self._is_object = isinstance(data, dict)
        if isinstance(data, dict):
            self._data = {str(key): value for key, value in data.items()}
        else:
            refusals.append(Refusal(place, f"This should be an object, not {kind_of(data)}."))

    def at(self, key: str) -> str:
        """The place of a key."""
        return "/".join(part for part in (self.place, shown(key)) if part)

    def refuse(self, key: str, sentence: str) -> None:
        """Note what is wrong at a key, or with the whole object; nothing more where it is none."""
        if self._is_object:
            self.refusals.append(Refusal(self.at(key), sentence))

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._data

    def raw(self, key: str) -> object:
        """Whatever stands at a key; refused when it is absent."""
        self._asked.add(key)
        if key not in self._data:
            self.refuse(key, "This is missing.")
            return None
        return self._data[key]

    def pass_over(self, *keys: str) -> None:
        """Take keys as asked for, whatever stands there."""
        self._asked.update(keys)

    def names(self) -> Iterator[str]:
        """All keys, where they are names of the editor's own."""
        yield from self._data

    def keyed_names(self, pattern: re.Pattern[str] = KEY) -> Iterator[str]:
        """As `names`; those of another form are refused and left out."""
        return (name for name in self.names() if self._keyed(name, name, pattern))

    def key(self, key: str, pattern: re.Pattern[str] = KEY) -> str:
        """A permanent key, a slug; empty after a refusal."""
        value = self.raw(key)
        return self._keyed(key, value, pattern) if self.has(key) else ""

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number within bounds; the lower bound after a refusal."""
        value = self.raw(key)
        if not self.has(key):
            return least
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(key, f"This should be a whole number, not {kind_of(value)}.")
            return least
        if not least <= value <= most:
            bounds = f"a number from {least} to {most}" if least < most else f"{least}"
            self.refuse(key, f"This should be {bounds}.")
            return least
        return value

    def optional_true(self, key: str) -> bool:
        """True where the key is there; a default is left out, so false is refused."""
        if not self.has(key):
            return False
        if self.raw(key) is not True:
            self.refuse(key, "This is either true or left out.")
        return True

    def one_of(self, key: str, choices: type[Chosen], default: Chosen) -> Chosen:
        """One of a closed list; the default after a refusal."""
        value = self.raw(key)
        if isinstance(value, str) and value in {str(choice) for choice in choices}:
            return choices(value)
        if self.has(key):
            self.refuse(key, f"This should be one of {', '.join(choices)}.")
        return default

    def items(self, key: str, least: int = 0) -> list[object]:
        """A list of at least so many items; empty after a refusal."""
        value = self.raw(key)
        if not self.has(key):
            return []
        if not isinstance(value, list):
            self.refuse(key, f"This should be a list, not {kind_of(value)}.")
            return []
        if not least <= len(value) <= MOST_ITEMS:
            self.refuse(key, f"This list should have {least} to {MOST_ITEMS} entries, not {len(value)}.")
            return []
        return value

    def key_list(
        self, key: str, pattern: re.Pattern[str] = KEY, least: int = 0, *, in_order: bool = False
    ) -> tuple[str, ...]:
        """A list of keys, each once. Where their order means nothing they are sorted, and have to be."""
        found = tuple(name for item in self.items(key, least) if (name := self._keyed(key, item, pattern)))
        if len(set(found)) != len(found):
            self.refuse(key, f"“{twice(found)}” stands here twice.")
        elif in_order and list(found) != sorted(found):
            self.refuse(key, "This list should be sorted.")
        return found

    def children(self, key: str, least: int = 0, *, by: str = "key") -> Iterator["Reader"]:
        """The objects of a list, each at a place that its own key names where it has one."""
        for position, item in enumerate(self.items(key, least), start=1):
            own = item.get(by) if isinstance(item, dict) else None
            name = own if isinstance(own, str) and CHOICE_KEY.fullmatch(own) else str(position)
            yield Reader(item, f"{self.at(key)}/{name}", self.refusals)

    def child(self, key: str) -> "Reader":
        """The object at a key."""
        there = self.raw(key)
        return Reader(there if self.has(key) else {}, self.at(key), self.refusals)

    def points(self, key: str, least: int) -> tuple[tuple[str, int], ...]:
        """Whole numbers by key, sorted by key; at least one."""
        found = self.child(key).numbers(least, LARGEST_NUMBER)
        if self._data.get(key) == {}:
            self.refuse(key, "This should name a dimension.")
        return found

    def numbers(self, least: int, most: int, pattern: re.Pattern[str] = KEY) -> tuple[tuple[str, int], ...]:
        """Whole numbers within bounds, by keys that are the editor's own, sorted by them."""
        return tuple(sorted((name, self.number(name, least, most)) for name in self.keyed_names(pattern)))

    def done(self) -> None:
        """Refuse the keys that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self.refuse(key, "There is no such field here.")

    def rows(self, key: str, width: int) -> tuple[tuple[str, ...], ...]:
        """A list of lists of so many keys; none where it is left out."""
        rows = []
        for position, item in enumerate(self.items(key, 1) if self.has(key) else (), start=1):
            place = f"{key}/{position}"
            if isinstance(item, list) and len(item) == width:
                rows.append(tuple(self._keyed(place, part, CHOICE_KEY) for part in item))
            else:
                self.refuse(place, f"This should be a list of {width} keys.")
        return tuple(rows)

    def _keyed(self, key: str, value: object, pattern: re.Pattern[str]) -> str:
        if not isinstance(value, str):
            self.refuse(key, f"This should be a key, not {kind_of(value)}.")
            return ""
        if value == NOT_SURE:
            self.refuse(key, f"“{NOT_SURE}” is kept for the answer “not sure”, so it cannot be a key here.")
            return ""
        if not pattern.fullmatch(value):
            self.refuse(key, f"“{shown(value)}” is not a key: {_FORMS[pattern]}.")
            return ""
        return value


_FORMS = {
    KEY: "a small letter a to z, then up to 63 more, digits or underscores",
    CHOICE_KEY: "a small letter a to z or a digit, then up to 63 more, or underscores",
    SLUG: "a small letter a to z or a digit, then up to 79 more, or hyphens",
}


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


def problem_of_text(text: str) -> str:
    """Why a text has no canonical form; empty when it has."""
    if not text.strip():
        return "This text is empty."
    if len(text) > LONGEST_TEXT:
        return f"This text is longer than {LONGEST_TEXT} characters."
    if any(unicodedata.category(mark) in {"Cc", "Cs"} and mark != "\n" for mark in text):
        return "This text holds a control character."
    if not unicodedata.is_normalized("NFC", text):
        return "This text is not in the composed form of Unicode (NFC)."
    return ""
