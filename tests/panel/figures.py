"""The figures of the panel with the bars that they have to meet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.panel.judging import Verdict

PATH_RIGHT, FIRST_RIGHT, SAME_PATH = 95, 90, 90
ALIKE, UNKNOWN_ENTRY, FORBIDDEN = 15, 5, 0
# Of fewer people of a path, one alone would be too large a part.
LEAST_OF_A_PATH = 7


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and the percentage that it has to reach, or must not pass."""

    name: str
    count: int
    of: int
    bar: int
    is_most: bool = False

    @property
    def holds(self) -> bool:
        """Whether the bar is met, exactly."""
        part, whole = 100 * self.count, self.bar * self.of
        return part <= whole if self.is_most else part >= whole

    def __str__(self) -> str:
        bound = "at most" if self.is_most else "at least"
        told = f"{self.name}: {self.count} of {self.of}, {100 * self.count / self.of:.1f} %"
        return f"{told} ({bound} {self.bar} %{'' if self.holds else ', MISSED'})"


def shares(verdicts: Sequence[Verdict]) -> list[Share]:
    """What one sheet of everybody comes to."""
    return [
        Share("path right", _count(item.is_path_right for item in verdicts), len(verdicts), PATH_RIGHT),
        Share(
            "first step right", _count(item.is_first_right for item in verdicts), len(verdicts), FIRST_RIGHT
        ),
        Share(
            "with a forbidden step",
            _count(bool(item.forbidden) for item in verdicts),
            len(verdicts),
            FORBIDDEN,
            is_most=True,
        ),
        Share(
            "first step of unknown entry",
            _count(item.asks_the_issuer for item in verdicts),
            len(verdicts),
            UNKNOWN_ENTRY,
            is_most=True,
        ),
        *diversity(verdicts),
    ]


def diversity(verdicts: Iterable[Verdict]) -> list[Share]:
    """How many of a path have the plan that most of them have, for each path with plans and enough people."""
    ladders: defaultdict[str, list[str]] = defaultdict(list)
    for item in verdicts:
        if item.outcome.plan:
            ladders[item.path].append(item.ladder)
    return [
        Share(
            f"the same plan on the path {path}",
            max(Counter(found).values()),
            len(found),
            ALIKE,
            is_most=True,
        )
        for path, found in sorted(ladders.items())
        if len(found) >= LEAST_OF_A_PATH
    ]


def agreement(first: Iterable[Verdict], second: Iterable[Verdict]) -> Share:
    """How many have the same path by both of their sheets."""
    same = [one.path == other.path for one, other in zip(first, second, strict=True)]
    return Share("same path by both sheets", _count(same), len(same), SAME_PATH)


def _count(found: Iterable[bool]) -> int:
    return sum(found)
