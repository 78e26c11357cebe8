"""The ports of the desk: what waits for somebody, and what is known of a content without tracking anybody.

Each room that has work for people registers a source in the `ready()` of its app.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portal.shared.ports import Port
from portal.users.models import User


class Tray(StrEnum):
    """Where on the desk something is shown. What waits for a person is counted, and mailed once a week."""

    WAITS = "waits"
    UPKEEP = "upkeep"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """Where a draft is approved, sent back and previewed from the desk itself; `title` is what it is called.

    `preview_url` is empty where there is no preview.
    """

    title: str
    approve_url: str
    send_back_url: str
    preview_url: str


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One line: a sentence that leads to `url`. `count` is how many things it stands for.

    `since` is when the oldest of them began to wait. `detail` is what somebody said about it. `answer` is
    what people may do without opening it.
    """

    sentence: str
    url: str
    since: datetime | None = None
    count: int = 1
    detail: str = ""
    answer: DeskAnswer | None = None


@dataclass(frozen=True, slots=True)
class DeskSource:
    """What one room has for people, in one statement. `read` is asked only for people whom `allows` lets."""

    tray: Tray
    allows: Callable[[User], bool]
    read: Callable[[User], Iterable[DeskItem]]


# By a name of the room's own.
desk_sources: Port[str, DeskSource] = Port("desk sources")

# What a room knows of pages, by their ids: short phrases such as “3 of 36 facts are stale”.
Figures = Callable[[Collection[int]], Mapping[int, str]]
page_figures: Port[str, Figures] = Port("figures of pages")


def holds(permission: str) -> Callable[[User], bool]:
    """Lets whoever has a permission."""
    return lambda user: user.has_perm(permission)


def items_of(user: User, *trays: Tray) -> dict[Tray, list[DeskItem]]:
    """What some trays show to somebody, in the order of the sources."""
    found: dict[Tray, list[DeskItem]] = {tray: [] for tray in trays}
    for _name, source in desk_sources:
        if source.tray in found and source.allows(user):
            found[source.tray] += [item for item in source.read(user) if item.count]
    return found


def waiting_count(user: User) -> int:
    """How many things wait for somebody."""
    return sum(item.count for item in items_of(user, Tray.WAITS)[Tray.WAITS])
