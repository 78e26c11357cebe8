"""Sheets seen through what rules read of them: docs/algorithms/early-finish.md, word for word.

Points by dimension, how many answers are "not sure", whether questions have the same answer, and the few
answers that rules read themselves. Many sheets look alike so, which is why all of them can be gone through.
"""

from dataclasses import dataclass
from functools import cached_property

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import AnswerCondition, SameAnswerCondition
from assessments.domain.definitions.definition import ExploreKind, Rule
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.conditions import Facts, check
from assessments.domain.engines.v3.prepared import Prepared
from assessments.domain.engines.v3.scores import Scores, scores_of
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
        rule = self._rule(view)
        return Ending(rule.path, rule.kind, rule.moves)

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
    def _unscored(self) -> dict[str, Answer]:
        return {key: answer for key, answer in self.seen.items() if key not in self.prepared.scored}

    @cached_property
    def _fixed(self) -> dict[int, bool]:
        """The conditions that no scored answer turns, by place."""
        facts = Facts(self._unscored, Scores({}, 0, 0))
        return {
            place: check(condition, facts).holds
            for place, condition in enumerate(self.prepared.conditions)
            if not isinstance(condition, SameAnswerCondition)
            and hasattr(condition, "question")
            and condition.question not in self._read
        }

    def _rule(self, view: View) -> Rule:
        points, not_sure, patterns, read = view
        attainable = self._attainable
        scores = Scores(
            {
                key: (held, attainable[key])
                for key, held in zip(self.prepared.dimensions, points, strict=True)
            },
            len(self.scored),
            not_sure,
        )
        facts = Facts({**self._unscored, **dict(read)}, scores)
        same = dict(zip(self._patterns, patterns, strict=True))
        known = dict(self._fixed)

        def holds(place: int) -> bool:
            if place not in known:
                condition = self.prepared.conditions[place]
                known[place] = (
                    same[condition] not in {OPEN, BROKEN}
                    if isinstance(condition, SameAnswerCondition)
                    else check(condition, facts).holds
                )
            return known[place]

        return next(
            item.rule for item in self.prepared.rules if all(any(map(holds, group)) for group in item.groups)
        )


def outlook_of(prepared: Prepared, sheet: Sheet) -> Outlook:
    """How rules see the answers of a sheet."""
    visible, seen = visible_sheet(prepared, sheet)
    return Outlook(prepared, seen, visible)


def _joined(state: str, answer: str) -> str:
    if answer == NOT_SURE:
        return BROKEN
    return answer if state in {OPEN, answer} else BROKEN
