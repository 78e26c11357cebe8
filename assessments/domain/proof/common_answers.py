"""Whether several questions have the same answer, kept while sheets are counted question by question."""

from collections.abc import Iterable

import numpy as np

from assessments.domain.answer_space.batch import Batch, Flags, Numbers
from assessments.domain.answer_space.space import Space
from assessments.domain.definitions.conditions import SameAnswerCondition


class CommonAnswer:
    """A condition on the same answer. Its column has the number of the choice that was taken so far.

    That is 1 for the first; 0 where there is no such choice any more, `untold` before the first question.
    """

    def __init__(self, space: Space, number: int) -> None:
        self.number = number
        self._atoms = [dict(atoms) for atoms in space.same[number]]
        self.untold = len(self._atoms) + 1
        self.size = self.untold + 1
        self._read = {place for atoms in self._atoms for place in atoms}
        self.column = -1

    def follow(self, batch: Batch, place: int, after: Numbers, codes: Numbers) -> None:
        """What an answer means for it."""
        if place not in self._read:
            return
        before = after[:, self.column]
        found = np.zeros_like(before)
        for choice, atoms in enumerate(self._atoms, start=1):
            taken = batch.truths[place][atoms[place]][codes]
            found[taken & ((before == choice) | (before == self.untold))] = choice
        after[:, self.column] = found

    def holds(self, states: Numbers) -> Flags:
        """Where it holds, once every question is answered."""
        held: Flags = (states[:, self.column] > 0) & (states[:, self.column] < self.untold)
        return held


def common_answers(space: Space) -> Iterable[CommonAnswer]:
    """The conditions of a space on the same answer."""
    for number, condition in enumerate(space.conditions):
        if isinstance(condition, SameAnswerCondition):
            yield CommonAnswer(space, number)
