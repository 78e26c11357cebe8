"""What is a person's own, on one page: each room adds its part."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from portal.shared.components import Link
from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One thing of a person's: what it is, where it is read, and a word about it."""

    label: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A section of the page of an account. `empty` is said where there are no rows; `more` leads to all."""

    title: str
    rows: tuple[OwnRow, ...]
    empty: str
    more: Link | None = None


# By their order of registration; None where the part has nothing to say to this person.
own_parts: Port[str, Callable[[HttpRequest], OwnPart | None]] = Port("parts of the page of an account")


def parts_for(request: HttpRequest) -> tuple[OwnPart, ...]:
    """The parts of the page of whoever is signed in."""
    return tuple(part for _room, make in own_parts if (part := make(request)) is not None)
