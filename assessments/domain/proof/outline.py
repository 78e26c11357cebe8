"""What can be read off a definition without searching: who reads what, dimensions, choices alike."""

from collections.abc import Iterable, Iterator

from assessments.domain.definitions.conditions import (
    AnswerCondition,
    NotSureCondition,
    SameAnswerCondition,
    When,
)
from assessments.domain.definitions.definition import OLDEST_FORMAT, Background, Definition, Rule
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    is_scored,
    maxima_of,
    points_of,
)
from assessments.domain.definitions.reads import (
    background_questions,
    conditions_of,
    dimensions_of,
    fed_dimensions,
    questions_read,
    stage_questions,
)
from assessments.domain.proof.report import Finding, FindingKind, Severity

Meaning = tuple[tuple[str, str], ...] | tuple[tuple[str, int], ...]


class Outline:
    """Who reads what."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        in_rules = tuple(conditions_of(rule.when for rule in definition.rules))
        in_visibility = tuple(conditions_of(question.visible_if for question in definition.questions))
        in_stages = tuple(conditions_of(rule.when for rule in definition.stages))
        self._conditions = (*in_rules, *in_visibility, *in_stages)
        self._meanings = tuple(_meanings(definition.background))
        self.read_by_rules = {key for item in in_rules for key in questions_read(item)}
        self.shows = {key for item in in_visibility for key in questions_read(item)}
        self.dimensions_read = dimensions_of(in_rules)
        self._dimensions_of_stages = dimensions_of(in_stages)
        self._counts_unsure = any(isinstance(item, NotSureCondition) for item in in_rules)
        needs = {item.key for item in definition.dimensions if item.focus_area}
        self.read_by_plan = {
            *background_questions(definition.background),
            *stage_questions(definition),
            *(question.key for question in definition.questions if needs & fed_dimensions(question)),
        }

    def counts(self, question: Question) -> bool:
        """Whether a question is meant to count: it earns points, or a rule reads its answer."""
        return is_scored(question) or question.key in self.read_by_rules

    def is_for_nothing(self, question: Question) -> bool:
        """Whether nothing reads a question; from format 2 on, points that nothing reads are nothing."""
        if question.key in self.read_by_plan or question.key in self.shows:
            return False
        if self.definition.format == OLDEST_FORMAT:
            return not self.counts(question)
        return not (
            question.key in self.read_by_rules
            or self.dimensions_read & fed_dimensions(question)
            or (self._counts_unsure and is_scored(question))
        )

    def dimension_findings(self) -> Iterator[Finding]:
        """Dimensions that nothing feeds, deciding ones that no rule reads, and unequal ones."""
        totals: dict[str, int] = {}
        for dimension in self.definition.dimensions:
            place = f"dimensions/{dimension.key}"
            total = sum(dict(maxima_of(item)).get(dimension.key, 0) for item in self.definition.questions)
            if not total:
                yield Finding(FindingKind.UNFED_DIMENSION, Severity.WARNING, place)
            elif dimension.focus_area or dimension.key in self._dimensions_of_stages - self.dimensions_read:
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
            for number, item in enumerate(self._conditions)
            if isinstance(item, AnswerCondition) and item.question == question.key and choice in item.choices
        )
        meant = tuple(dict(table).get(choice) for key, table in self._meanings if key == question.key)
        if isinstance(question, MultipleChoice):
            return named, meant
        same = any(
            isinstance(item, SameAnswerCondition) and question.key in item.questions
            for item in self._conditions
        )
        return named, meant, points_of(question, choice), choice if same else ""


def _meanings(background: Background) -> Iterator[tuple[str, Meaning]]:
    """What choices stand for, each with its question."""
    yield background.education, background.education_levels
    yield background.role, background.families
    yield background.wanted, background.families
    yield background.region, background.regions
    yield background.circumstances, background.circumstance_keys
    yield background.budget, background.amounts
    yield background.by_when, background.months
    yield from ((row.rate, row.months_a_year) for row in background.experience)


def dimensions_of_rules(rules: Iterable[Rule]) -> set[str]:
    """The dimensions that rules read."""
    return dimensions_of(conditions_of(rule.when for rule in rules))


def questions_of(when: When) -> set[str]:
    """The questions whose answers conditions read."""
    return {key for item in conditions_of([when]) for key in questions_read(item)}


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
