"""The questions that can change a path, with their classes of answers, and the rules over them.

Everything that a path can depend on is here, and nothing else: a question is left out when no rule reads it,
no dimension of a rule is fed by it, and it shows no question that is here. docs/algorithms/proof.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from assessments.domain.answer_space.classes import AnyAnswerCondition, Classes, Option, classes_of, parts_of
from assessments.domain.answer_space.effort import Look, look_at_nothing
from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import (
    AnyOf,
    Condition,
    NotSureCondition,
    SameAnswerCondition,
    When,
    canonical_condition,
)
from assessments.domain.definitions.definition import Definition, Rule
from assessments.domain.definitions.questions import Change, Question, is_scored, maxima_of
from assessments.domain.definitions.reads import dimensions_of, questions_read

# In place of an option's number: the question was hidden, or visible and not answered.
HIDDEN, UNANSWERED = -1, -2

# Sums of points times percentages stay below this, so that 64 bits hold everything.
LARGEST = 1 << 62

# Conditions of an answer by question and condition of that question; one of a group suffices.
Atom = tuple[int, int]
Groups = tuple[tuple[int, ...], ...]
AtomGroups = tuple[tuple[Atom, ...], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the space. `maxima` stand by the dimensions of the space.

    `visible_if` are the groups of conditions under which it is asked; none: always.
    """

    key: str
    question: Question
    classes: Classes
    is_scored: bool
    maxima: tuple[int, ...]
    visible_if: AtomGroups

    @property
    def options(self) -> tuple[Option, ...]:
        """Its classes of answers."""
        return self.classes.options

    @property
    def may_skip(self) -> bool:
        """Whether a sheet is complete without an answer to it."""
        return not self.is_scored

    @property
    def change(self) -> Change:
        """Whether somebody could come to answer it differently."""
        return self.question.change


@dataclass(frozen=True, slots=True)
class RuleAt:
    """A rule: the number of its path in the space, and its groups of conditions by their numbers."""

    key: str
    path: int
    groups: Groups


@dataclass(frozen=True, slots=True)
class Space:
    """All that the path of a sheet depends on.

    `dimensions` are those that rules read, sorted; `conditions` those of the rules, each once and in
    canonical order; `atoms` where a condition on an answer is found, None for all others. `same` has, of one
    on the same answer, for each choice that all its questions have the atoms that hold together. `paths` are
    in the order of the definition.
    """

    asked: tuple[Asked, ...]
    dimensions: tuple[str, ...]
    conditions: tuple[Condition, ...]
    atoms: tuple[Atom | None, ...]
    same: tuple[AtomGroups, ...]
    rules: tuple[RuleAt, ...]
    paths: tuple[str, ...]

    def place_of(self, dimension: str) -> int:
        """The number of a dimension that a rule reads."""
        return self.dimensions.index(dimension)


def space_of(definition: Definition, *, look: Look = look_at_nothing) -> Space:
    """The space of a compiled definition.

    Raises:
        TooWideError: a multiple choice has more kinds of answers than can be gone through.
        OverflowError: the points are so large that 64 bits could not hold what rules compare.
    """
    return _Making(definition, definition.rules).space(look)


def space_with_rules(definition: Definition, rules: Iterable[Rule], *, look: Look = look_at_nothing) -> Space:
    """The space of a definition as if it had also these rules; only its `rules` are those of the definition.

    For assertions and mirrors, which read what the definition's own rules may not read.
    """
    return _Making(definition, (*definition.rules, *rules)).space(look)


def alternatives(item: Condition | AnyOf) -> tuple[Condition, ...]:
    """The conditions of an item, of which one suffices."""
    return item.conditions if isinstance(item, AnyOf) else (item,)


class _Making:
    """The parts of a space, from a definition and the rules that it shall cover."""

    def __init__(self, definition: Definition, rules: tuple[Rule, ...]) -> None:
        self._definition = definition
        self._rules = rules
        found = {part for rule in rules for item in rule.when for part in alternatives(item)}
        self._conditions = tuple(sorted(found, key=canonical_condition))
        self._dimensions = tuple(sorted(dimensions_of(self._conditions)))
        self._sure = any(isinstance(item, NotSureCondition) for item in self._conditions)
        self._questions = {item.key: item for item in definition.questions}
        self._by_question = self._answer_conditions()

    def space(self, look: Look) -> Space:
        relevant = self._relevant()
        numbers = {key: number for number, key in enumerate(relevant)}
        asked = []
        for key in relevant:
            look()
            asked.append(self._asked(self._questions[key], numbers, look))
        _require_small(asked, self._dimensions)
        paths = tuple(path.key for path in self._definition.paths)
        places = {condition: place for place, condition in enumerate(self._conditions)}
        return Space(
            asked=tuple(asked),
            dimensions=self._dimensions,
            conditions=self._conditions,
            atoms=tuple(self._atom(condition, numbers) for condition in self._conditions),
            same=tuple(self._same(condition, numbers) for condition in self._conditions),
            rules=tuple(
                RuleAt(
                    rule.key,
                    paths.index(rule.path),
                    tuple(
                        sorted(
                            tuple(sorted(places[part] for part in alternatives(item))) for item in rule.when
                        )
                    ),
                )
                for rule in self._rules
            ),
            paths=paths,
        )

    def _answer_conditions(self) -> dict[str, tuple[AnyAnswerCondition, ...]]:
        """The conditions on each question's answer, of rules and of visibility, in canonical order."""
        found: dict[str, set[AnyAnswerCondition]] = {key: set() for key in self._questions}
        for condition in (*self._conditions, *_visibility(self._definition.questions)):
            if isinstance(condition, AnyAnswerCondition):
                found[condition.question].add(condition)
            elif isinstance(condition, SameAnswerCondition):
                for part in chain.from_iterable(parts_of(condition, self._questions)):
                    found[part.question].add(part)
        return {key: tuple(sorted(items, key=canonical_condition)) for key, items in found.items()}

    def _relevant(self) -> tuple[str, ...]:
        """The keys of the questions of the space, in order of the definition."""
        read = {key for condition in self._conditions for key in questions_read(condition)}
        kept: set[str] = set()
        # Visibility reads earlier questions only: from the last to the first, each reader comes before.
        for question in reversed(self._definition.questions):
            feeds = any(name in self._dimensions and most for name, most in maxima_of(question))
            if question.key in read or feeds or (self._sure and is_scored(question)):
                kept.add(question.key)
                read |= {part.question for item in question.visible_if for part in _answer_parts(item)}
        return tuple(key for key in self._questions if key in kept)

    def _asked(self, question: Question, numbers: Mapping[str, int], look: Look) -> Asked:
        most = dict(maxima_of(question))
        return Asked(
            key=question.key,
            question=question,
            classes=classes_of(
                question,
                self._by_question[question.key],
                self._dimensions,
                sure=self._sure and is_scored(question),
                look=look,
            ),
            is_scored=is_scored(question),
            maxima=tuple(most.get(dimension, 0) for dimension in self._dimensions),
            visible_if=self._groups(question.visible_if, numbers),
        )

    def _groups(self, when: When, numbers: Mapping[str, int]) -> AtomGroups:
        return tuple(
            tuple(atom for part in alternatives(item) if (atom := self._atom(part, numbers)) is not None)
            for item in when
        )

    def _atom(self, condition: Condition, numbers: Mapping[str, int]) -> Atom | None:
        if isinstance(condition, AnyAnswerCondition):
            known = self._by_question[condition.question]
            return numbers[condition.question], known.index(condition)
        return None

    def _same(self, condition: Condition, numbers: Mapping[str, int]) -> AtomGroups:
        if not isinstance(condition, SameAnswerCondition):
            return ()
        return tuple(
            tuple(atom for part in parts if (atom := self._atom(part, numbers)) is not None)
            for parts in parts_of(condition, self._questions)
        )


def _visibility(questions: Iterable[Question]) -> Iterable[AnyAnswerCondition]:
    return (part for question in questions for item in question.visible_if for part in _answer_parts(item))


def _answer_parts(item: Condition | AnyOf) -> tuple[AnyAnswerCondition, ...]:
    return tuple(part for part in alternatives(item) if isinstance(part, AnyAnswerCondition))


def _require_small(asked: Iterable[Asked], dimensions: tuple[str, ...]) -> None:
    questions = tuple(asked)
    totals = [sum(item.maxima[place] for item in questions) for place in range(len(dimensions))]
    largest = max(totals, default=0)
    if 100 * (largest + 1) * (largest + 1) * 2 >= LARGEST or 100 * (len(questions) + 1) >= LARGEST:
        raise OverflowError(f"{largest} points are too many to compare in 64 bits.")


def codes_of(space: Space, sheet: Sheet) -> tuple[int, ...]:
    """The options that a sheet's answers fall in, those of hidden questions too; UNANSWERED without one.

    Raises:
        KeyError: an answer is none of its question's.
    """
    return tuple(
        UNANSWERED if (answer := sheet.get(asked.key)) is None else asked.classes.option_of(answer)
        for asked in space.asked
    )


def sheet_with(space: Space, codes: Iterable[int], rest: Sheet) -> Sheet:
    """A sheet that takes these options: the answers of `rest` where they fall in them, else their first ones.

    Questions that are hidden or not answered are left out; what is not of the space stays as in `rest`.
    """
    sheet: dict[str, Answer] = dict(rest)
    for asked, code in zip(space.asked, codes, strict=True):
        if code < 0:
            sheet.pop(asked.key, None)
        elif asked.key not in rest or asked.classes.option_of(rest[asked.key]) != code:
            sheet[asked.key] = asked.options[code].answer
    return sheet
