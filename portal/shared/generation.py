"""A counter that every change of published content raises, as a process knows it.

Kept pages and fragments are keyed on it.
"""

import time
from collections.abc import Callable
from typing import Protocol

import structlog
from django.db import DatabaseError, InterfaceError

# How long a process may trust the value it read last, in seconds.
GENERATION_SECONDS = 1.0

log = structlog.get_logger(__name__)


class GenerationStore(Protocol):
    """Where the counter lives."""

    def read(self) -> int:
        """The present generation."""
        ...

    def bump(self) -> None:
        """Raise it, in the caller's transaction."""
        ...


class Generation:
    """The counter as this process knows it, read again when `GENERATION_SECONDS` have passed."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.store: GenerationStore | None = None
        self._clock = clock
        self._known: tuple[float, int] | None = None

    def value(self) -> int:
        """The generation. Costs one query a second at most; keeps the last one while the database is away.

        Raises:
            DatabaseError, InterfaceError: the database is away and no value was ever read.
        """
        known = self._known
        now = self._clock()
        if known is not None and now < known[0]:
            return known[1]
        try:
            value = self.store.read() if self.store else 0
        except (DatabaseError, InterfaceError):
            if known is None:
                raise
            log.warning("page_generation_unreadable", kept=known[1])
            value = known[1]
        self._known = (now + GENERATION_SECONDS, value)
        return value

    def bump(self) -> None:
        """Raise the counter in the caller's transaction and forget what this process knew."""
        if self.store:
            self.store.bump()
        self.forget()

    def forget(self) -> None:
        """Read the counter again at the next use."""
        self._known = None
