"""How much is left to answer at most, however the questions that are open are answered."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from math import prod

from assessments.domain.answer_space.classes import AnyAnswerCondition, holds
from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    AnyOf,
    Bound,
    CountCondition,
    NumberCondition,
    When,
)
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    offers_not_sure,
)
from assessments.domain.documents.values import NOT_SURE

# More ways are not gone through: then every question that could be asked counts.
MOST_WAYS = 20_000

Truths = tuple[bool, ...]


def most_open(definition: Definition, sheet: Sheet, weights: Mapping[str, int]) -> int:
    """The largest sum of the weights of questions that are asked and open, over all ways to go on answering.

    Questions without a weight count nothing. Costs a few milliseconds.
    """
    conditions = _conditions(definition)
    ways = {
        question.key: _fixed(conditions[question.key], sheet.get(question.key))
        or _kinds(question, conditions[question.key])
        for question in definition.questions
        if question.key in conditions
    }
    if prod(map(len, ways.values())) > MOST_WAYS:
        return sum(
            weights.get(question.key, 0) for question in definition.questions if question.key not in sheet
        )
    questions = definition.questions

    @cache
    def most_from(place: int, known: frozenset[AnyAnswerCondition]) -> int:
        if place == len(questions):
            return 0
        question = questions[place]
        if not _shown(question.visible_if, known):
            return most_from(place + 1, known)
        own = conditions.get(question.key, ())
        open_here = weights.get(question.key, 0) if question.key not in sheet else 0
        return open_here + max(
            most_from(place + 1, known | {item for item, is_true in zip(own, truths, strict=True) if is_true})
            for truths in ways.get(question.key, ((),))
        )

    return most_from(0, frozenset())


def _shown(when: When, known: frozenset[AnyAnswerCondition]) -> bool:
    return all(
        any(part in known for part in item.conditions) if isinstance(item, AnyOf) else item in known
        for item in when
    )


def _conditions(definition: Definition) -> dict[str, tuple[AnyAnswerCondition, ...]]:
    """The conditions by which questions are shown, by the question that they read."""
    found: dict[str, dict[AnyAnswerCondition, None]] = {}
    items = chain.from_iterable(question.visible_if for question in definition.questions)
    for item in items:
        for part in item.conditions if isinstance(item, AnyOf) else (item,):
            if isinstance(part, AnswerCondition | CountCondition | NumberCondition):
                found.setdefault(part.question, {})[part] = None
    return {key: tuple(parts) for key, parts in found.items()}


def _fixed(conditions: Iterable[AnyAnswerCondition], answer: Answer | None) -> tuple[Truths, ...]:
    return () if answer is None else (tuple(holds(item, answer) for item in conditions),)


def _kinds(question: Question, conditions: tuple[AnyAnswerCondition, ...]) -> tuple[Truths, ...]:
    """What the answers to a question make of the conditions on it; the first: it stays open."""
    found = {tuple(holds(item, answer) for item in conditions) for answer in _answers(question, conditions)}
    if isinstance(question, MultipleChoice):
        found = _joined(found)
    return tuple(dict.fromkeys([(False,) * len(conditions), *sorted(found)]))


def _answers(question: Question, conditions: Iterable[AnyAnswerCondition]) -> Iterable[Answer]:
    keys = choice_keys(question)
    if isinstance(question, NumberQuestion):
        turns = {
            item.number + (item.bound is Bound.AT_MOST)
            for item in conditions
            if isinstance(item, NumberCondition)
        }
        return [number for number in (question.least, *turns) if question.least <= number <= question.most]
    if isinstance(question, MultipleChoice):
        named = [item.choices for item in conditions if isinstance(item, AnswerCondition)]
        return [*(keys[:count] for count in range(len(keys) + 1)), *((key,) for key in keys), *named]
    return [*keys, *([NOT_SURE] if offers_not_sure(question) else [])]


def _joined(kinds: set[Truths]) -> set[Truths]:
    """What sets of choices make true that make each of these true: all of it together."""
    found = set(kinds)
    for kind in kinds:
        found |= {tuple(one or other for one, other in zip(kind, known, strict=True)) for known in found}
    return found
