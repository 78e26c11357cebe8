"""Which pages search engines are told of: each room registers those that it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """A page that everybody may read, under its canonical address; `changed_on` only where it is known."""

    url: str
    changed_on: date | None = None


public_addresses: Port[str, Callable[[], Iterable[PublicAddress]]] = Port("public addresses")
