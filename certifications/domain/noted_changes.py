"""Changes of facts that went live one after the other, and what is left of them for somebody who is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from certifications.domain.fact_changes import Because

# Beside the reasons of `Because`: what is announced and has not come yet.
AHEAD = "ahead"
# Days before it comes into force on which an announced change is told.
NEAR_DAYS = 30


@dataclass(frozen=True, slots=True)
class NotedChange:
    """A change as it went live, or as it is announced.

    `new` is empty where the fact was removed. `because` is a value of `Because`, AHEAD, or empty where nobody
    said why. `what` names what is about no one fact; then `key` is empty. `in_force_from` is a year, quarter,
    month or day, of what is announced.
    """

    public_id: UUID
    certification: UUID
    certification_name: str
    key: str
    what: str
    old: str
    new: str
    because: str
    reason: str
    source_url: str
    source_note: str
    in_force_from: str
    noted_at: datetime

    @property
    def is_ahead(self) -> bool:
        """Whether it is announced only."""
        return self.because == AHEAD


# What a certification states now: the values of each key, each with its unit.
Stated = Mapping[str, Iterable[str]]


def left_of(changes: Iterable[NotedChange], stated: Stated, announced: Iterable[str]) -> list[NotedChange]:
    """What somebody is told of the changes of one certification that were noted since they were told last.

    Several changes of one value are one, from the first to the last. Left out is what came to nothing: a
    value that was taken back, one that is not stated any more, other words for the same, and announcements
    that are gone. `announced` are the values that are announced now. In the order in which the changes ended.
    """
    news = sorted(changes, key=lambda one: one.noted_at)
    told = [one for one in news if one.is_ahead and one.new in set(announced)]
    told += [one for one in _joined([one for one in news if not one.is_ahead]) if _still_holds(one, stated)]
    return sorted(told, key=lambda one: one.noted_at)


def _joined(changes: Iterable[NotedChange]) -> list[NotedChange]:
    """Changes of one value as one change each; the weightiest reason among them is why."""
    joined: list[NotedChange] = []
    for change in changes:
        before = next((one for one in joined if one.key == change.key and one.new == change.old), None)
        if before is None:
            joined.append(change)
            continue
        joined.remove(before)
        because = before.because if change.because == Because.WORDS else change.because
        joined.append(replace(change, old=before.old, because=because, reason=change.reason or before.reason))
    return joined


def _still_holds(change: NotedChange, stated: Stated) -> bool:
    if change.old == change.new or change.because == Because.WORDS:
        return False
    now = {_plain(value) for value in stated.get(change.key, ())}
    return _plain(change.new) in now if change.new else _plain(change.old) not in now


def _plain(value: str) -> str:
    return " ".join(value.split())
