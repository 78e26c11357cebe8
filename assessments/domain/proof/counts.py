"""Exact counts of sheets by path, question by question: what nothing later can tell apart counts as one.

All that later questions and rules can tell of a sheet is its *state*: its points so far, what could be
attained, how often "not sure" was said, which answer several questions had alike, and of each list of
conditions whether it can still hold. States are
far fewer than sheets.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answer_space.batch import FULL, Batch, Flags, Numbers, score_condition, too_unsure
from assessments.domain.answer_space.effort import Look
from assessments.domain.answer_space.space import HIDDEN, Space
from assessments.domain.definitions.conditions import NotSureCondition
from assessments.domain.proof.common_answers import common_answers
from assessments.domain.proof.sampling import weights_of

MOST_STATES = 700_000
LARGEST = 1 << 62


class TooManyStatesError(ValueError):
    """More states than can be kept."""


@dataclass(slots=True)
class _Group:
    """Conditions of which one suffices, on answers and on scores. `column` keeps whether one held."""

    atoms: dict[int, list[int]]
    scores: list[int]
    column: int = -1

    @property
    def last(self) -> int:
        """The last question that it reads."""
        return max(self.atoms, default=-1)


@dataclass(slots=True)
class _Watch:
    """A list of groups that all have to hold. `column` keeps whether it still can."""

    groups: list[_Group]
    column: int
    columns: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last question that it reads."""
        return max((group.last for group in self.groups), default=-1)


class _Columns:
    """The columns of a state, with how many values each has."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def add(self, size: int) -> int:
        """One more."""
        self.sizes.append(size)
        return len(self.sizes) - 1


def counts_of(space: Space, batch: Batch, look: Look) -> tuple[int, ...]:
    """How many sheets lead to each path, hidden questions drawn too, as `drawn` draws them.

    Raises:
        TooManyStatesError: there are too many states.
    """
    return _Counting(space, batch).counts(look)


class _Counting:
    """One count."""

    def __init__(self, space: Space, batch: Batch) -> None:
        self._space = space
        self._batch = batch
        columns = _Columns()
        width = range(len(space.dimensions))
        self._points = [columns.add(sum(asked.maxima[item] for asked in space.asked) + 1) for item in width]
        self._attainable = [columns.add(self._conditional(item) + 1) for item in width]
        scored = [asked for asked in space.asked if asked.is_scored]
        counts_unsure = any(isinstance(item, NotSureCondition) for item in space.conditions)
        self._unsure = columns.add(len(scored) + 1 if counts_unsure else 1)
        self._shown = columns.add(sum(bool(asked.visible_if) for asked in scored) + 1 if counts_unsure else 1)
        self._counts_unsure = counts_unsure
        self._most_unsure = _most_unsure(space)
        self._common = {item.number: item for item in common_answers(space)}
        for item in self._common.values():
            item.column = columns.add(item.size)
        # One more than the path, once it is certain whatever comes.
        self._certain = columns.add(len(space.paths) + 1)
        self._rules = [self._watch_rule(columns, rule.groups) for rule in space.rules]
        self._visible = [self._watch_question(columns, number) for number in range(len(space.asked))]
        if prod(columns.sizes) >= LARGEST:
            raise TooManyStatesError
        self._sizes = columns.sizes

    def counts(self, look: Look) -> tuple[int, ...]:
        """The sheets of each path."""
        of = prod(sum(weights_of(asked)) for asked in self._space.asked)
        states: Numbers = np.zeros((1, len(self._sizes)), dtype=np.int64)
        for watch in self._watches():
            states[:, watch.column] = 1
        for common in self._common.values():
            states[:, common.column] = common.untold
        sheets: NDArray[Any] = np.array([1], dtype=np.int64 if of < LARGEST else object)
        for place in range(len(self._space.asked)):
            look()
            if len(states) * len(self._space.asked[place].options) > MOST_STATES:
                raise TooManyStatesError
            states, sheets = self._answered(place, states, sheets)
            if place + 1 < len(self._space.asked):
                states, sheets = self._merged(states, sheets)
        paths = self._paths(states)
        return tuple(int(sheets[paths == path].sum()) for path in range(len(self._space.paths)))

    def _conditional(self, dimension: int) -> int:
        return sum(asked.maxima[dimension] for asked in self._space.asked if asked.visible_if)

    def _watches(self) -> list[_Watch]:
        return [*self._rules, *(watch for watch in self._visible if watch is not None)]

    def _watch_rule(self, columns: _Columns, groups: tuple[tuple[int, ...], ...]) -> _Watch:
        made = []
        for group in groups:
            atoms: dict[int, list[int]] = {}
            scores = []
            for number in group:
                atom = self._space.atoms[number]
                if atom is None:
                    scores.append(number)
                else:
                    atoms.setdefault(atom[0], []).append(atom[1])
            made.append(_Group(atoms, scores))
        return _watch(columns, made)

    def _watch_question(self, columns: _Columns, number: int) -> _Watch | None:
        asked = self._space.asked[number]
        if not asked.visible_if:
            return None
        made = []
        for group in asked.visible_if:
            atoms: dict[int, list[int]] = {}
            for question, atom in group:
                atoms.setdefault(question, []).append(atom)
            made.append(_Group(atoms, []))
        return _watch(columns, made)

    def _answered(self, place: int, states: Numbers, sheets: NDArray[Any]) -> tuple[Numbers, NDArray[Any]]:
        """The states after a question, each as often as there are options."""
        asked = self._space.asked[place]
        watch = self._visible[place]
        shown = states[:, watch.column] == 1 if watch is not None else np.ones(len(states), dtype=np.bool_)
        weights = np.array(weights_of(asked), dtype=sheets.dtype)
        options = np.arange(len(weights))
        seen, hidden = np.flatnonzero(shown), np.flatnonzero(~shown)
        rows = np.concatenate([np.repeat(seen, len(options)), hidden])
        codes = np.concatenate([np.tile(options, len(seen)), np.full(len(hidden), HIDDEN)])
        times = np.concatenate([np.tile(weights, len(seen)), np.full(len(hidden), weights.sum())])
        after = states[rows]
        self._score(place, after, codes)
        for each in self._watches():
            self._follow(each, place, after, codes)
        for common in self._common.values():
            common.follow(self._batch, place, after, codes)
        if watch is not None:
            after[:, [watch.column, *watch.columns]] = 0
        self._settle(place, after)
        return after, sheets[rows] * times

    def _score(self, place: int, after: Numbers, codes: Numbers) -> None:
        asked = self._space.asked[place]
        visible = codes != HIDDEN
        for dimension, most in enumerate(asked.maxima):
            if most:
                after[:, self._points[dimension]] += self._batch.points[place][dimension][codes]
                if asked.visible_if:
                    after[:, self._attainable[dimension]] += most * visible
        if self._counts_unsure and asked.is_scored:
            unsure = after[:, self._unsure] + self._batch.unsure[place][codes]
            after[:, self._unsure] = np.minimum(unsure, self._most_unsure)
            if asked.visible_if:
                after[:, self._shown] += visible

    def _follow(self, watch: _Watch, place: int, after: Numbers, codes: Numbers) -> None:
        """What an answer means for a list of conditions."""
        for group in watch.groups:
            if place not in group.atoms:
                continue
            held = np.logical_or.reduce(
                [self._batch.truths[place][atom][codes] for atom in group.atoms[place]]
            )
            if group.column >= 0:
                held = held | (after[:, group.column] == 1)
                after[:, group.column] = held
            if place == group.last and not group.scores:
                after[~held, watch.column] = 0
                if group.column >= 0:
                    after[:, group.column] = 0
        dead = after[:, watch.column] == 0
        for column in watch.columns:
            after[dead, column] = 0

    def _settle(self, place: int, after: Numbers) -> None:
        """Forget all but the path where a rule holds for certain and no earlier one leads elsewhere."""
        for number, (rule, watch) in enumerate(zip(self._space.rules, self._rules, strict=True)):
            if watch.last != place or any(group.scores for group in watch.groups):
                continue
            certain = (after[:, watch.column] == 1) & (after[:, self._certain] == 0)
            for earlier, other in zip(self._space.rules[:number], self._rules, strict=False):
                if earlier.path != rule.path:
                    certain &= after[:, other.column] == 0
            after[certain, self._certain] = rule.path + 1
        settled = after[:, self._certain].copy()
        after[settled > 0] = 0
        after[:, self._certain] = settled

    def _merged(self, states: Numbers, sheets: NDArray[Any]) -> tuple[Numbers, NDArray[Any]]:
        """Equal states as one."""
        keys = np.zeros(len(states), dtype=np.int64)
        for column, size in enumerate(self._sizes):
            if size > 1:
                keys = keys * size + states[:, column]
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        return states[order[starts]], np.add.reduceat(sheets[order], starts)

    def _paths(self, states: Numbers) -> NDArray[np.intp]:
        """The path of each state."""
        points = tuple(states[:, column] for column in self._points)
        attainable = tuple(
            states[:, column] + sum(asked.maxima[item] for asked in self._space.asked if not asked.visible_if)
            for item, column in enumerate(self._attainable)
        )
        always = sum(asked.is_scored and not asked.visible_if for asked in self._space.asked)
        unsure, shown = states[:, self._unsure], states[:, self._shown] + always

        def holds(number: int) -> Flags:
            condition = self._space.conditions[number]
            if isinstance(condition, NotSureCondition):
                return too_unsure(condition, unsure, shown)
            if number in self._common:
                return self._common[number].holds(states)
            return score_condition(self._space, condition, points, attainable)

        rules = np.stack([_holding(watch, states, holds) for watch in self._rules]).argmax(axis=0)
        certain = states[:, self._certain]
        return np.where(certain > 0, certain - 1, self._batch.path_of_rule[rules])


def _most_unsure(space: Space) -> int:
    """From how many answers of "not sure" on every condition on them holds, where that is always as many."""
    scored = [asked for asked in space.asked if asked.is_scored]
    if any(asked.visible_if for asked in scored):
        return len(scored)
    percents = [item.percent for item in space.conditions if isinstance(item, NotSureCondition)]
    return max((percent * len(scored) // FULL + 1 for percent in percents), default=0)


def _watch(columns: _Columns, groups: list[_Group]) -> _Watch:
    """A watch with its columns: groups of one question alone need none."""
    reads = any(group.atoms for group in groups)
    watch = _Watch(groups, columns.add(2 if reads else 1))
    for group in groups:
        if len(group.atoms) > 1 or (group.atoms and group.scores):
            group.column = columns.add(2)
            watch.columns.append(group.column)
    return watch


def _holding(watch: _Watch, states: Numbers, holds: Callable[[int], Flags]) -> Flags:
    """Whether a rule holds in each state, once every question is answered."""
    held: Flags = states[:, watch.column] == 1
    for group in watch.groups:
        if group.scores:
            parts = [holds(number) for number in group.scores]
            if group.column >= 0:
                parts.append(states[:, group.column] == 1)
            held = held & np.logical_or.reduce(parts)
    return held
