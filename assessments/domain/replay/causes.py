"""Which edit moves submissions from one path to another: each edit made alone, and what only several do.

docs/algorithms/replay.md has the rules and a worked table.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answer_space.space import space_of
from assessments.domain.definitions.definition import Definition
from assessments.domain.documents.stored import Number
from assessments.domain.replay.edits import Edit, edits_between, with_edits
from assessments.domain.replay.stored_rows import Reading, StoredAnswers
from assessments.domain.replay.translation import Replayer

Paths = NDArray[np.intp]

# Called after each of the steps, of which nobody knows the number beforehand; may raise to stop.
Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Alone:
    """An edit that alone moves some of a group to the path where all edits together move them."""

    edit: Edit
    count: Number


@dataclass(frozen=True, slots=True)
class Explained:
    """Submissions that go from one path to another, and why.

    `alone` has the edits that suffice for some, those that do for most first. `together` is needed for the
    `rest`, whom no edit moves alone: none of these edits can be left out.
    """

    before: str
    after: str
    looked_at: Number
    alone: tuple[Alone, ...]
    together: tuple[Edit, ...]
    rest: Number


class Explaining:
    """The flips of submissions to one definition under another one."""

    def __init__(self, reading: Reading, new: Definition, check: Check = lambda: None) -> None:
        self._reading = reading
        self._new = new
        self._check = check
        self.edits = edits_between(reading.definition, new)
        names = {path.key: None for path in (*reading.definition.paths, *new.paths)}
        self._paths = {key: number for number, key in enumerate(names)}

    def explained(self, stored: StoredAnswers) -> tuple[Explained, ...]:
        """The groups among these submissions, the largest first, then in the order of paths."""
        before, after = self._after(stored, ()), self._after(stored, self.edits)
        alone = [self._after(stored, (edit,)) == after for edit in self.edits]
        names = list(self._paths)
        groups = []
        for old, new in sorted({*zip(before.tolist(), after.tolist(), strict=True)}):
            if old == new:
                continue
            members = (before == old) & (after == new)
            counted = [
                Alone(edit, int(np.count_nonzero(moves & members)))
                for edit, moves in zip(self.edits, alone, strict=True)
            ]
            left = members & ~np.logical_or.reduce([*alone, np.zeros_like(members)])
            groups.append(
                Explained(
                    names[old],
                    names[new],
                    int(np.count_nonzero(members)),
                    tuple(sorted((item for item in counted if item.count), key=lambda item: -item.count)),
                    self._needed(_part(stored, left), new) if left.any() else (),
                    int(np.count_nonzero(left)),
                )
            )
        return tuple(sorted(groups, key=lambda group: -group.looked_at))

    def _after(self, stored: StoredAnswers, edits: Collection[Edit]) -> Paths:
        """The paths of submissions once some of the edits are made."""
        self._check()
        definition = with_edits(self._reading.definition, self._new, edits)
        space = space_of(definition)
        numbers = np.array([self._paths[key] for key in space.paths], dtype=np.intp)
        return numbers[Replayer(self._reading, definition, space).replay(stored).paths]

    def _needed(self, stored: StoredAnswers, path: int) -> tuple[Edit, ...]:
        """Edits that move all of these to a path, of which none can be left out; the later ones go first."""
        needed: list[Edit] = list(self.edits)
        # Leaving out one can make another needless that was needed before, so it takes a round without any.
        shrinking = True
        while shrinking:
            shrinking = False
            for edit in reversed(needed):
                fewer = [item for item in needed if item != edit]
                if bool((self._after(stored, fewer) == path).all()):
                    needed, shrinking = fewer, True
        return tuple(needed)


def _part(stored: StoredAnswers, rows: NDArray[np.bool_]) -> StoredAnswers:
    return StoredAnswers(stored.scored[rows], tuple(column[rows] for column in stored.given))
