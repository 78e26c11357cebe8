"""A generation of published content in memory."""

from django.db import OperationalError


class CountedStore:
    """A counter in memory that can be taken away."""

    def __init__(self) -> None:
        self.value = 1
        self.reads = 0
        self.away = False

    def read(self) -> int:
        self.reads += 1
        if self.away:
            raise OperationalError("gone")
        return self.value

    def bump(self) -> None:
        self.value += 1
