"""Ports: an upper room registers with a lower one, instead of the lower importing the upper.

A port is made where it is used and filled in the `ready()` of the app that fills it.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

Key = TypeVar("Key")
Entry = TypeVar("Entry")


class Port(Generic[Key, Entry]):
    """A named table of registrations, in the order they were made."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[Key, Entry] = {}

    def register(self, key: Key, entry: Entry) -> None:
        """Add an entry.

        Raises:
            ValueError: another entry has this key; two apps claim the same thing.
        """
        present = self._entries.get(key)
        if present is not None and present is not entry:
            raise ValueError(f"{self.name}: {key!r} is registered already")
        self._entries[key] = entry

    def get(self, key: Key) -> Entry | None:
        """The entry of this key, or None."""
        return self._entries.get(key)

    def __iter__(self) -> Iterator[tuple[Key, Entry]]:
        return iter(tuple(self._entries.items()))

    def __len__(self) -> int:
        return len(self._entries)
