"""The paths of many sheets at once, in 64-bit whole numbers: equal to the engine's, sheet by sheet.

Rows hold an option's number for each question of the space, or UNANSWERED. Tables have two rows more than
options, so that the negative numbers of hidden and unanswered find theirs at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answer_space.space import HIDDEN, Asked, AtomGroups, Space
from assessments.domain.definitions.conditions import (
    Bound,
    Condition,
    DifferenceCondition,
    NotSureCondition,
    SameAnswerCondition,
    ScoreCondition,
)

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
# Rows × questions of the space.
Rows = NDArray[np.int16]

FULL = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of rows: the options that are seen, and the numbers of the rule and path that decide.

    `seen` has HIDDEN where a question is not asked. `points` and `attainable` are by dimension of the space.
    """

    seen: Rows
    rules: NDArray[np.intp]
    paths: NDArray[np.intp]
    points: tuple[Numbers, ...]
    attainable: tuple[Numbers, ...]
    holding: tuple[Flags, ...]


class Batch:
    """A space made ready for many rows.

    By question of the space, with two rows more than options: `points` by dimension, `truths` by condition on
    the question, `unsure`.
    """

    def __init__(self, space: Space) -> None:
        self.space = space
        self.points = [_table(asked) for asked in space.asked]
        self.truths = [_truths(asked) for asked in space.asked]
        self.unsure = [
            np.array([*(option.is_not_sure for option in asked.options), False, False])
            for asked in space.asked
        ]

    @cached_property
    def path_of_rule(self) -> NDArray[np.intp]:
        """The path of each rule."""
        return np.array([rule.path for rule in self.space.rules], dtype=np.intp)

    def seen(self, rows: Rows) -> Rows:
        """The rows with HIDDEN for every question that is not asked."""
        seen = rows
        copied = False
        for place, asked in enumerate(self.space.asked):
            if not asked.visible_if:
                continue
            if not copied:
                seen, copied = rows.copy("K"), True
            shown = self._shown(asked.visible_if, seen)
            seen[~shown, place] = HIDDEN
        return seen

    def agrees(self, rows: Rows) -> Flags:
        """Which rows say HIDDEN of exactly the questions that are not asked."""
        agreeing = np.ones(len(rows), dtype=np.bool_)
        for place, asked in enumerate(self.space.asked):
            hidden = rows[:, place] == HIDDEN
            agreeing &= hidden != self._shown(asked.visible_if, rows) if asked.visible_if else ~hidden
        return agreeing

    def judge(self, rows: Rows) -> Judged:
        """The paths of rows, and what led there."""
        seen = self.seen(rows)
        points, attainable = self._scores(seen)
        conditions = [
            self._condition(number, seen, points, attainable) for number in range(len(self.space.conditions))
        ]
        holding = []
        rules = np.full(len(rows), len(self.space.rules) - 1, dtype=np.intp)
        open_rows = np.ones(len(rows), dtype=np.bool_)
        for number, rule in enumerate(self.space.rules):
            held = np.ones(len(rows), dtype=np.bool_)
            for group in rule.groups:
                held &= np.logical_or.reduce([conditions[item] for item in group])
            holding.append(held)
            rules[open_rows & held] = number
            open_rows &= ~held
        return Judged(seen, rules, self.path_of_rule[rules], points, attainable, tuple(holding))

    def paths(self, rows: Rows) -> NDArray[np.intp]:
        """The numbers of the paths of rows."""
        return self.judge(rows).paths

    def _shown(self, groups: AtomGroups, seen: Rows) -> Flags:
        shown = np.ones(len(seen), dtype=np.bool_)
        for group in groups:
            shown &= np.logical_or.reduce(
                [self.truths[question][atom][seen[:, question]] for question, atom in group]
            )
        return shown

    def _scores(self, seen: Rows) -> tuple[tuple[Numbers, ...], tuple[Numbers, ...]]:
        width = len(self.space.dimensions)
        points = [np.zeros(len(seen), dtype=np.int64) for _dimension in range(width)]
        attainable = [np.zeros(len(seen), dtype=np.int64) for _dimension in range(width)]
        for place, asked in enumerate(self.space.asked):
            for dimension, most in enumerate(asked.maxima):
                if most:
                    points[dimension] += self.points[place][dimension][seen[:, place]]
                    attainable[dimension] += (
                        np.where(seen[:, place] == HIDDEN, 0, most) if asked.visible_if else np.int64(most)
                    )
        return tuple(points), tuple(attainable)

    def _condition(
        self, number: int, seen: Rows, points: tuple[Numbers, ...], attainable: tuple[Numbers, ...]
    ) -> Flags:
        atom = self.space.atoms[number]
        if atom is not None:
            return self.truths[atom[0]][atom[1]][seen[:, atom[0]]]
        condition = self.space.conditions[number]
        if isinstance(condition, NotSureCondition):
            return too_unsure(condition, *self._not_sure(seen))
        if isinstance(condition, SameAnswerCondition):
            return self._same_answers(number, seen)
        return score_condition(self.space, condition, points, attainable)

    def _same_answers(self, number: int, seen: Rows) -> Flags:
        """Where all questions of a condition have one choice as their answer."""
        same = np.zeros(len(seen), dtype=np.bool_)
        for atoms in self.space.same[number]:
            same |= np.logical_and.reduce(
                [self.truths[question][atom][seen[:, question]] for question, atom in atoms]
            )
        return same

    def _not_sure(self, seen: Rows) -> tuple[Numbers, Numbers]:
        """How many scored questions were answered by "not sure", and how many were asked."""
        shown = np.zeros(len(seen), dtype=np.int64)
        unsure = np.zeros(len(seen), dtype=np.int64)
        for place, asked in enumerate(self.space.asked):
            if asked.is_scored:
                shown += seen[:, place] != HIDDEN
                unsure += self.unsure[place][seen[:, place]]
        return unsure, shown


def score_condition(
    space: Space, condition: Condition, points: Sequence[Numbers], attainable: Sequence[Numbers]
) -> Flags:
    """Which of many scores, by dimension of the space, meet a condition on scores."""
    match condition:
        case ScoreCondition(dimension=dimension, bound=bound, percent=percent):
            place = space.place_of(dimension)
            whole = attainable[place]
            return _meets(FULL * points[place], percent * whole, bound) & (whole > 0)
        case DifferenceCondition(first=first, second=second, bound=bound, percent=percent):
            a, b = space.place_of(first), space.place_of(second)
            left = FULL * (points[a] * attainable[b] - points[b] * attainable[a])
            right = percent * attainable[a] * attainable[b]
            return _meets(left, right, bound) & (attainable[a] > 0) & (attainable[b] > 0)
        case _:
            raise TypeError(condition)


def too_unsure(condition: NotSureCondition, unsure: Numbers, shown: Numbers) -> Flags:
    """Where "not sure" was said too often."""
    return (shown > 0) & (FULL * unsure > condition.percent * shown)


def rows_of(codes: Any) -> Rows:
    """Rows as the batch takes them, from any sequence of sequences of options."""
    return np.asarray(codes, dtype=np.int16)


def _meets(left: Numbers, right: Numbers, bound: Bound) -> Flags:
    return left >= right if bound is Bound.AT_LEAST else left <= right


def _table(asked: Asked) -> tuple[Numbers, ...]:
    """The points of each option by dimension; nothing for what is hidden or not answered."""
    return tuple(
        np.array([*(option.points[dimension] for option in asked.options), 0, 0], dtype=np.int64)
        for dimension in range(len(asked.maxima))
    )


def _truths(asked: Asked) -> tuple[Flags, ...]:
    """Which options meet each condition; none that is hidden or not answered."""
    return tuple(
        np.array([*(option.truths[atom] for option in asked.options), False, False])
        for atom in range(len(asked.classes.conditions))
    )
