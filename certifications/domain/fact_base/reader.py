"""Reads nested YAML data with an eye on every key, collecting problems instead of stopping at the first."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from certifications.domain.fact_base.records import Problem

Chosen = TypeVar("Chosen", bound=StrEnum)
Item = TypeVar("Item")

LONGEST_ADDRESS = 500


class Reader:
    """One mapping of the file, with its place. Every key must be taken by the time `done` is called."""

    def __init__(self, data: object, record: str, place: str, problems: list[Problem]) -> None:
        self.record = record
        self.place = place
        self.problems = problems
        self._data: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        self._taken: set[str] = set()
        if not isinstance(data, Mapping):
            self.refuse("", f"should hold fields, not {_kind(data)}.")

    def refuse(self, key: str, sentence: str) -> None:
        """Note a problem at a key of this mapping."""
        place = ".".join(part for part in (self.place, key) if part) or "the record"
        self.problems.append(Problem(self.record, place, sentence))

    def raw(self, key: str) -> Any:
        """Whatever stands at a key; None when it is absent or null."""
        self._taken.add(key)
        return self._data.get(key)

    def has(self, key: str) -> bool:
        """Whether the key is there, null or not."""
        return key in self._data

    def text(self, key: str, *, required: bool = False) -> str:
        """A string; empty when absent or null."""
        value = self.raw(key)
        if value is None or value == "":
            if required:
                self.refuse(key, "is missing.")
            return ""
        if not isinstance(value, str):
            self.refuse(key, f"should be text, not {_kind(value)}.")
            return ""
        return value.strip() if self._is_storable(key, value) else ""

    def address(self, key: str, *, required: bool = False) -> str:
        """An address on the web; empty when absent or null."""
        value = self.text(key, required=required)
        if value and not _is_address(value):
            self.refuse(key, f"“{value[:60]}” is not an address that begins with https:// or http://.")
            return ""
        if len(value) > LONGEST_ADDRESS:
            self.refuse(key, f"is longer than {LONGEST_ADDRESS} characters.")
            return ""
        return value

    def year(self, key: str) -> str:
        """A year as text; empty when the source is undated."""
        value = self.raw(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= 2100:
            self.refuse(key, f"should be a year, not “{value}”.")
            return ""
        return str(value)

    def flag(self, key: str) -> bool:
        """A yes or no."""
        value = self.raw(key)
        if not isinstance(value, bool):
            self.refuse(key, f"should be true or false, not {_kind(value)}.")
            return False
        return value

    def choice(self, key: str, choices: type[Chosen], default: Chosen) -> Chosen:
        """One of a closed list; `default` stands in after a problem was noted."""
        value = self.raw(key)
        try:
            return choices(value)
        except ValueError:
            self.refuse(key, f"“{value}” is not one of {', '.join(choices)}.")
            return default

    def one_of(self, key: str, names: Iterable[str]) -> str:
        """One of some names."""
        value = self.text(key, required=True)
        if value and value not in names:
            self.refuse(key, f"“{value}” is not one of {', '.join(names)}.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, each on one line; empty when absent."""
        return tuple(" ".join(str(item).split()) for item in self.items(key) if self._is_text(key, item))

    def items(self, key: str, *, required: bool = False) -> list[Any]:
        """A list; empty when absent or null."""
        value = self.raw(key)
        if value is None or (required and value == []):
            if required:
                self.refuse(key, "is missing or empty.")
            return []
        if not isinstance(value, list):
            self.refuse(key, f"should be a list, not {_kind(value)}.")
            return []
        return value

    def child(self, key: str) -> "Reader":
        """The mapping at a key."""
        return Reader(self.raw(key), self.record, self._place_of(key), self.problems)

    def children(self, key: str) -> list["Reader"]:
        """The mappings of a list."""
        return [
            Reader(item, self.record, f"{self._place_of(key)}[{index}]", self.problems)
            for index, item in enumerate(self.items(key), start=1)
        ]

    def names(self) -> tuple[str, ...]:
        """All keys, in the file's order."""
        return tuple(str(key) for key in self._data)

    def done(self, result: Callable[[], Item]) -> Item:
        """Refuse the keys that nobody took, then make the result."""
        item = result()
        for key in self.names():
            if key not in self._taken:
                self.refuse(key, "is not a known field.")
        return item

    def _place_of(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _is_text(self, key: str, item: object) -> bool:
        if isinstance(item, str):
            return self._is_storable(key, item)
        self.refuse(key, f"should list texts, not {_kind(item)}.")
        return False

    def _is_storable(self, key: str, text: str) -> bool:
        if "\0" in text:
            self.refuse(key, "holds a character that the database cannot keep.")
        return "\0" not in text


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not any(map(str.isspace, value))


def _kind(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes or no"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "fields"
