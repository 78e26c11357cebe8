"""All views that a few other answers lead to, found by adding whole numbers: docs/algorithms/margin.md.

A view is one number, with a digit for the points of each dimension, for how many answers are "not sure", and
for each answer that rules read themselves. Patterns are not among it: the caller knows that none can hold.
"""

from collections.abc import Collection, Iterator
from math import prod

from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.views import Ending, Move, Outlook, View


class Counting:
    """The views around one sheet. `changeable` are the questions whose answers may differ."""

    def __init__(self, outlook: Outlook, changeable: Collection[str]) -> None:
        self._outlook = outlook
        self._changeable = [key for key in outlook.scored if key in changeable and key in outlook.seen]
        self._read = tuple(key for key in outlook.scored if any(move.read for move in outlook.moves(key)))
        # How many values each digit can take.
        self._sizes = (
            *(1 + most for most in self._most_points()),
            1 + len(outlook.scored),
            *(1 + len(outlook.moves(key)) for key in self._read),
        )
        self._worth = tuple(prod(self._sizes[:place]) for place in range(len(self._sizes)))

    def levels(self, most: int) -> Iterator[set[Ending]]:
        """Where the sheet leads as it is, with one other answer, and so on; as they are asked for.

        Of each number of answers only what fewer do not lead to.
        """
        points, not_sure, _patterns, read = self._outlook.given
        answers = dict(read)
        start = self._number((*points, not_sure, *(self._place(key, answers.get(key)) for key in self._read)))
        deltas = [self._deltas(key) for key in self._changeable]
        seen = {start}
        yield self._endings(seen)
        for changes in range(1, most + 1):
            reached: list[set[int]] = [{start}, *(set[int]() for _change in range(changes))]
            for moved in deltas:
                for level in range(changes, 0, -1):
                    before = reached[level - 1]
                    for delta in moved:
                        reached[level].update([number + delta for number in before])
            yield self._endings(reached[changes] - seen)
            seen |= reached[changes]

    def _most_points(self) -> tuple[int, ...]:
        return tuple(
            sum(max(move.points[place] for move in self._outlook.moves(key)) for key in self._outlook.scored)
            for place in range(len(self._outlook.prepared.dimensions))
        )

    def _deltas(self, key: str) -> frozenset[int]:
        """What each other answer to a question adds to a view with its present one."""
        present = next(
            move for move in self._outlook.moves(key) if move.answer == self._outlook.seen.get(key)
        )
        before = self._digits(key, present)
        return frozenset(
            self._number(
                tuple(after - now for after, now in zip(self._digits(key, move), before, strict=True))
            )
            for move in self._outlook.moves(key)
            if move is not present and move.answer != NOT_SURE
        )

    def _digits(self, key: str, move: Move) -> tuple[int, ...]:
        read = (self._place(key, move.answer) if other == key else 0 for other in self._read)
        return (*move.points, move.not_sure, *read)

    def _place(self, key: str, answer: str | None) -> int:
        """The digit of an answer that rules read: 0 for none, the same for answers that they take alike."""
        return next(
            (
                place
                for place, move in enumerate(self._outlook.moves(key), start=1)
                if answer is not None and self._outlook.are_alike(key, move.answer, answer)
            ),
            0,
        )

    def _number(self, digits: tuple[int, ...]) -> int:
        return sum(digit * worth for digit, worth in zip(digits, self._worth, strict=True))

    def _endings(self, numbers: set[int]) -> set[Ending]:
        return {self._outlook.ending(self._view(number)) for number in numbers}

    def _view(self, number: int) -> View:
        digits = tuple(number // worth % size for worth, size in zip(self._worth, self._sizes, strict=True))
        dimensions = len(self._outlook.prepared.dimensions)
        read = tuple(
            (key, self._outlook.moves(key)[digit - 1].answer)
            for key, digit in zip(self._read, digits[dimensions + 1 :], strict=True)
            if digit
        )
        return digits[:dimensions], digits[dimensions], self._outlook.broken, read
