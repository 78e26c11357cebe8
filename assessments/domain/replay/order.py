"""Two orders of keys: what changed places between them, and one order woven from both."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """The keys of both orders that changed places: as few as explain it, in the order of `after`."""
    places = {key: place for place, key in enumerate(before)}
    common = [key for key in after if key in places]
    stay = _longest_rise([places[key] for key in common])
    return tuple(key for number, key in enumerate(common) if number not in stay)


def woven(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """The first order, with what only the second has: each after the one that it follows there."""
    order = list(first)
    known = set(first)
    previous = ""
    for key in second:
        if key not in known:
            order.insert(order.index(previous) + 1 if previous else 0, key)
        previous = key
    return tuple(order)


def _longest_rise(places: Sequence[int]) -> frozenset[int]:
    """The positions of a longest rising part of distinct numbers; of several the one with lowest ends."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        at[length : length + 1] = [number]
    found = []
    number = at[-1] if at else -1
    while number >= 0:
        found.append(number)
        number = before[number]
    return frozenset(found)
