"""What can be read off a definition without searching: who reads what, dimensions, choices alike."""

from collections.abc import Iterable, Iterator
from itertools import chain

from assessments.domain.answer_space.classes import AnyAnswerCondition
from assessments.domain.answer_space.space import alternatives, dimensions_of
from assessments.domain.definitions.conditions import AnswerCondition, Condition, When
from assessments.domain.definitions.definition import Definition, Rule, background_questions
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    is_scored,
    maxima_of,
    points_of,
)
from assessments.domain.proof.report import Finding, FindingKind, Severity


class Outline:
    """Who reads what."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        in_rules = _conditions(rule.when for rule in definition.rules)
        in_visibility = _conditions(question.visible_if for question in definition.questions)
        self._on_answers = tuple(_on_answers((*in_rules, *in_visibility)))
        self.read_by_rules = {item.question for item in _on_answers(in_rules)}
        self.shows = {item.question for item in _on_answers(in_visibility)}
        self.dimensions_read = dimensions_of(in_rules)
        needs = {item.key for item in definition.dimensions if item.focus_area}
        self.read_by_plan = {
            *background_questions(definition.background),
            *(question.key for question in definition.questions if needs & _fed(question)),
        }

    def counts(self, question: Question) -> bool:
        """Whether a question is meant to count: it earns points, or a rule reads its answer."""
        return is_scored(question) or question.key in self.read_by_rules

    def is_for_nothing(self, question: Question) -> bool:
        """Whether nothing reads a question."""
        return not (self.counts(question) or question.key in self.read_by_plan or question.key in self.shows)

    def dimension_findings(self) -> Iterator[Finding]:
        """Dimensions that nothing feeds, deciding ones that no rule reads, and unequal ones."""
        totals: dict[str, int] = {}
        for dimension in self.definition.dimensions:
            place = f"dimensions/{dimension.key}"
            total = sum(dict(maxima_of(item)).get(dimension.key, 0) for item in self.definition.questions)
            if not total:
                yield Finding(FindingKind.UNFED_DIMENSION, Severity.WARNING, place)
            elif dimension.focus_area:
                continue
            elif dimension.key not in self.dimensions_read:
                yield Finding(FindingKind.UNREAD_DIMENSION, Severity.WARNING, place)
            else:
                totals[dimension.key] = total
        yield from _unbalanced(totals)

    def choice_findings(self) -> Iterator[Finding]:
        """Choices of a question that nothing tells apart, each with the first that is its like."""
        for question in self.definition.questions:
            if self.is_for_nothing(question) or isinstance(question, NumberQuestion):
                continue
            firsts: dict[object, str] = {}
            for choice in choice_keys(question):
                first = firsts.setdefault(self._mark(question, choice), choice)
                if first != choice:
                    yield Finding(
                        FindingKind.CHOICES_ALIKE,
                        Severity.NOTICE,
                        f"questions/{question.key}/choices/{choice}",
                        (("choice", choice), ("other", first), ("question", question.key)),
                    )

    def _mark(self, question: Question, choice: str) -> object:
        """By what a choice can be told from the others."""
        named = tuple(
            number
            for number, item in enumerate(self._on_answers)
            if isinstance(item, AnswerCondition) and item.question == question.key and choice in item.choices
        )
        if isinstance(question, MultipleChoice):
            return named
        background = self.definition.background
        levels = dict(background.education_levels) if background.education == question.key else {}
        return named, points_of(question, choice), levels.get(choice)


def dimensions_of_rules(rules: Iterable[Rule]) -> set[str]:
    """The dimensions that rules read."""
    return dimensions_of(_conditions(rule.when for rule in rules))


def questions_of(when: When) -> set[str]:
    """The questions whose answers conditions read."""
    return {item.question for item in _on_answers(_conditions([when]))}


def _unbalanced(totals: dict[str, int]) -> Iterator[Finding]:
    """Deciding dimensions with fewer attainable points than the largest; a warning below half of them."""
    if not totals:
        return
    largest = max(totals, key=lambda key: totals[key])
    for key, total in totals.items():
        if total < totals[largest]:
            yield Finding(
                FindingKind.UNBALANCED_DIMENSIONS,
                Severity.WARNING if 2 * total < totals[largest] else Severity.NOTICE,
                f"dimensions/{key}",
                (
                    ("attainable", total),
                    ("dimension", key),
                    ("other", largest),
                    ("other_attainable", totals[largest]),
                ),
            )


def _conditions(whens: Iterable[When]) -> tuple[Condition, ...]:
    return tuple(part for item in chain.from_iterable(whens) for part in alternatives(item))


def _on_answers(conditions: tuple[Condition, ...]) -> Iterator[AnyAnswerCondition]:
    return (item for item in conditions if isinstance(item, AnyAnswerCondition))


def _fed(question: Question) -> set[str]:
    return {dimension for dimension, most in maxima_of(question) if most}
