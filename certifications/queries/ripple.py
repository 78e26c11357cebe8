"""What rests on facts outside the catalogue. Part of the door: rooms above register here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class RippleLine:
    """One thing that would change with a fact, in words; `url` is where it can be read, or empty."""

    words: str
    url: str = ""


# Given the slugs of certifications, what rests on their facts; each in a constant number of queries.
fact_users: Port[str, Callable[[frozenset[str]], Sequence[RippleLine]]] = Port("users of facts")


def lines_of_users(slugs: frozenset[str]) -> tuple[RippleLine, ...]:
    """What every room above says, in the order of registration."""
    return tuple(line for _name, lines in fact_users for line in lines(slugs))
