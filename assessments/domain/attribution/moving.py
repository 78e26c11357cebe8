"""Which causes moved what is no number, such as a path: statements that are true of exchanges."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from assessments.domain.attribution.causes import Cause
from assessments.domain.attribution.splitting import Mixture


@dataclass(frozen=True, slots=True)
class Moved:
    """Which causes moved a value, or would have.

    `sets` are the smallest sets of causes that do so alone, everything else being as before: where the value
    changed, to what it is after; where it stayed, to anything else. All of the smallest size, in the order of
    causes; none where nothing moves it. `needed` are the causes without which, everything else being as
    after, a value that changed would not be what it is.
    """

    changed: bool
    sets: tuple[tuple[Cause, ...], ...]
    needed: tuple[Cause, ...]


def moved_by(values: Mapping[Mixture, Hashable], causes: Sequence[Cause]) -> Moved:
    """What moved the value from that without any cause to that with all of them."""
    before, after = values[frozenset()], values[frozenset(causes)]
    changed = before != after
    needed = tuple(cause for cause in causes if changed and values[frozenset(causes) - {cause}] != after)
    for size in range(1, len(causes) + 1):
        found = tuple(
            chosen
            for chosen in combinations(causes, size)
            if _has_moved(values[frozenset(chosen)], before, after)
        )
        if found:
            return Moved(changed, found, needed)
    return Moved(changed, (), needed)


def _has_moved(value: Hashable, before: Hashable, after: Hashable) -> bool:
    """Whether it is what it is after; where that is nothing new, whether it is anything else."""
    return value == after if before != after else value != before
