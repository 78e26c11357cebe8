"""Which causes moved what is no number, such as a path: statements that are true of exchanges."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

from assessments.domain.attribution.causes import Cause
from assessments.domain.attribution.shapley import Mixture

# What a value is with the inputs of some causes from later and the others from before.
ValueOf = Callable[[Mixture], Hashable]


@dataclass(frozen=True, slots=True)
class CauseSets:
    """Which causes moved a value, or would have.

    `sets` are the smallest sets of causes that do so alone, everything else being as before: where the value
    changed, to what it is after; where it stayed, to anything else. All of the smallest size, in the order of
    causes; none where nothing moves it.
    """

    changed: bool
    sets: tuple[tuple[Cause, ...], ...]


def cause_sets(value_of: ValueOf, causes: Sequence[Cause]) -> CauseSets:
    """What moved the value from that without any cause to that with all of them.

    Asks for no larger sets than it must.
    """
    before, after = value_of(frozenset()), value_of(frozenset(causes))
    for size in range(1, len(causes) + 1):
        found = tuple(
            chosen
            for chosen in combinations(causes, size)
            if _has_moved(value_of(frozenset(chosen)), before, after)
        )
        if found:
            return CauseSets(before != after, found)
    return CauseSets(changed=False, sets=())


def needed_for(value_of: ValueOf, causes: Sequence[Cause]) -> tuple[Cause, ...]:
    """The causes without which, everything else being as after, the value would not be what it is after."""
    whole = frozenset(causes)
    return tuple(cause for cause in causes if value_of(whole - {cause}) != value_of(whole))


def _has_moved(value: Hashable, before: Hashable, after: Hashable) -> bool:
    """Whether it is what it is after; where that is nothing new, whether it is anything else."""
    return value == after if before != after else value != before
