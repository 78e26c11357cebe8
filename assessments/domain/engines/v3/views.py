"""Sheets seen through what rules read of them: docs/algorithms/early-finish.md, word for word.

Points by dimension, how many answers are "not sure", whether questions have the same answer, and the few
answers that rules read themselves. Many sheets look alike so, which is why all of them can be gone through.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    Bound,
    Condition,
    CountCondition,
    DifferenceCondition,
    NotSureCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
)
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.conditions import FULL, check_answer
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.scores import scores_of
from assessments.domain.engines.v3.visibility import visible_sheet

# A pattern is open while nothing of it is answered, broken once two answers differ.
OPEN, BROKEN = "", "*"


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a sheet leads."""

    path: str
    kind: ExploreKind | None
    moves: bool


@dataclass(frozen=True, slots=True)
class Move:
    """What an answer to one question adds to a view."""

    answer: str
    points: tuple[int, ...]
    not_sure: int
    # The answer as patterns see it, by their number; the answer itself where rules read it, else empty.
    patterns: tuple[int, ...]
    read: tuple[tuple[str, str], ...]


# Points, "not sure", patterns, answers that rules read themselves.
View = tuple[tuple[int, ...], int, tuple[str, ...], tuple[tuple[str, str], ...]]
Test = Callable[[View], bool]


@dataclass(frozen=True)
class Outlook:
    """The answers of one sheet as rules see them, and what rules say of any view of its scored answers."""

    prepared: Prepared
    seen: Sheet
    visible: tuple[str, ...]

    @cached_property
    def scored(self) -> tuple[str, ...]:
        """The scored questions that are asked, in order."""
        return tuple(key for key in self.visible if key in self.prepared.scored)

    @cached_property
    def nothing(self) -> View:
        """The view of no scored answer at all. A pattern with a hidden question is broken from the start."""
        asked = set(self.scored)
        patterns = tuple(OPEN if asked.issuperset(item.questions) else BROKEN for item in self._patterns)
        return (0,) * len(self.prepared.dimensions), 0, patterns, ()

    @cached_property
    def broken(self) -> tuple[str, ...]:
        """Patterns of which none holds."""
        return (BROKEN,) * len(self._patterns)

    @cached_property
    def given(self) -> View:
        """The view of the answers that were given, with patterns of open questions as they are by now."""
        view = self.nothing
        for key in self.scored:
            for move in self.moves(key):
                if move.answer == self.seen.get(key):
                    view = self.added(view, move)
        return view

    def left_open(self, view: View, question: str) -> View:
        """A view in which a question stays without an answer: no pattern of it holds any more."""
        points, not_sure, patterns, read = view
        states = (
            BROKEN if question in pattern.questions else state
            for pattern, state in zip(self._patterns, patterns, strict=True)
        )
        return points, not_sure, tuple(states), read

    def moves(self, question: str) -> tuple[Move, ...]:
        """What each answer to a scored question adds, in the order of its choices."""
        return self._moves[question]

    def added(self, view: View, move: Move) -> View:
        """A view with one answer more."""
        points, not_sure, patterns, read = view
        if move.patterns:
            states = list(patterns)
            for number in move.patterns:
                states[number] = _joined(states[number], move.answer)
            patterns = tuple(states)
        return (
            tuple(map(int.__add__, points, move.points)),
            not_sure + move.not_sure,
            patterns,
            (*read, *move.read),
        )

    def ending(self, view: View) -> Ending:
        """Where a view leads."""
        return next(
            ending
            for ending, items in self._open_rules
            if all(any(test(view) for test in item) for item in items)
        )

    @cached_property
    def _patterns(self) -> tuple[SameAnswerCondition, ...]:
        return tuple(item for item in self.prepared.conditions if isinstance(item, SameAnswerCondition))

    @cached_property
    def _read(self) -> frozenset[str]:
        return frozenset(
            item.question
            for item in self.prepared.conditions
            if isinstance(item, AnswerCondition) and item.question in self.prepared.scored
        )

    def are_alike(self, question: str, answer: str, other: str) -> bool:
        """Whether every condition that reads a scored question takes two of its answers alike."""
        return answer == other or all(
            check_answer(condition, answer).holds == check_answer(condition, other).holds
            for condition in self.prepared.conditions
            if isinstance(condition, AnswerCondition) and condition.question == question
        )

    def may_hold(self, changes: int) -> bool:
        """Whether so many other answers can make the answers to all questions of a pattern the same."""
        return any(
            len(pattern.questions) - most <= changes
            for pattern in self._patterns
            for given in [[self.seen.get(key) for key in pattern.questions]]
            for most in [max(given.count(answer) for answer in given)]
        )

    @cached_property
    def _moves(self) -> dict[str, tuple[Move, ...]]:
        dimensions = self.prepared.dimensions
        return {
            key: tuple(
                Move(
                    answer,
                    tuple(dict(earned).get(dimension, 0) for dimension in dimensions),
                    int(answer == NOT_SURE),
                    tuple(n for n, pattern in enumerate(self._patterns) if key in pattern.questions),
                    ((key, answer),) if key in self._read else (),
                )
                for answer, earned in self.prepared.scored[key].points.items()
            )
            for key in self.scored
        }

    @cached_property
    def _attainable(self) -> dict[str, int]:
        scores = scores_of(self.prepared, self.seen, self.visible)
        return {key: attainable for key, (_points, attainable) in scores.by_dimension.items()}

    @cached_property
    def _open_rules(self) -> tuple[tuple[Ending, tuple[tuple[Test, ...], ...]], ...]:
        """Where each rule leads, with what is still open of it: what no scored answer turns is settled once.

        Rules that cannot hold are left out, and those after one that always does.
        """
        found: list[tuple[Ending, tuple[tuple[Test, ...], ...]]] = []
        for prepared in self.prepared.rules:
            items = [
                [self._test(self.prepared.conditions[place]) for place in item] for item in prepared.groups
            ]
            if not all(any(test is not _never for test in item) for item in items):
                continue
            left = tuple(
                tuple(test for test in item if test is not _never) for item in items if _always not in item
            )
            rule = prepared.rule
            found.append((Ending(rule.path, rule.kind, rule.moves), left))
            if not left:
                break
        return tuple(found)

    def _test(self, condition: Condition) -> Test:
        """A condition as a question to a view: many views are asked, so thresholds are counted once."""
        match condition:
            case SameAnswerCondition():
                number = self._patterns.index(condition)
                return lambda view: view[2][number] not in {OPEN, BROKEN}
            case ScoreCondition():
                return self._score_test(condition)
            case DifferenceCondition():
                return self._difference_test(condition)
            case NotSureCondition(percent=percent):
                right = percent * len(self.scored)
                return (lambda view: FULL * view[1] > right) if self.scored else _never
            case AnswerCondition() if condition.question in self.scored:
                fitting = frozenset(
                    (condition.question, move.answer)
                    for move in self.moves(condition.question)
                    if check_answer(condition, move.answer).holds
                )
                return lambda view: not fitting.isdisjoint(view[3])
            case AnswerCondition() | CountCondition() | NumberCondition():
                return _always if check_answer(condition, self.seen.get(condition.question)).holds else _never

    def _score_test(self, condition: ScoreCondition) -> Test:
        place = self.prepared.dimensions.index(condition.dimension)
        whole = self._attainable[condition.dimension]
        right = condition.percent * whole
        if not whole:
            return _never
        if condition.bound is Bound.AT_LEAST:
            return lambda view: FULL * view[0][place] >= right
        return lambda view: FULL * view[0][place] <= right

    def _difference_test(self, condition: DifferenceCondition) -> Test:
        first, second = (self.prepared.dimensions.index(key) for key in (condition.first, condition.second))
        whole, other = self._attainable[condition.first], self._attainable[condition.second]
        right = condition.percent * whole * other
        if not whole or not other:
            return _never
        if condition.bound is Bound.AT_LEAST:
            return lambda view: FULL * (view[0][first] * other - view[0][second] * whole) >= right
        return lambda view: FULL * (view[0][first] * other - view[0][second] * whole) <= right


def outlook_of(prepared: Prepared, sheet: Sheet) -> Outlook:
    """How rules see the answers of a sheet."""
    visible, seen = visible_sheet(prepared, sheet)
    return Outlook(prepared, seen, visible)


def _never(_view: View) -> bool:
    """A condition that no scored answer brings about."""
    return False


def _always(_view: View) -> bool:
    """A condition that holds whatever the scored answers are."""
    return True


def _joined(state: str, answer: str) -> str:
    if answer == NOT_SURE:
        return BROKEN
    return answer if state in {OPEN, answer} else BROKEN
