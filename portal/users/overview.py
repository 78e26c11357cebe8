"""What is a person's own, on one page: each room adds its section."""

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
class OwnSection:
    """A section of the page of an account. `empty` is said where there are no rows; `more` leads to all.

    What is most a person's own comes first: sections are shown by `place`, then by registration.
    """

    title: str
    rows: tuple[OwnRow, ...]
    empty: str
    more: Link | None = None
    place: int = 0


# None where the section has nothing to say to this person.
own_sections: Port[str, Callable[[HttpRequest], OwnSection | None]] = Port(
    "sections of the page of an account"
)


def sections_for(request: HttpRequest) -> tuple[OwnSection, ...]:
    """The sections of the page of whoever is signed in."""
    made = (make(request) for _room, make in own_sections)
    return tuple(sorted((one for one in made if one is not None), key=lambda one: one.place))
