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
# Conditions that hold, a bit for each; what shows a question: of each number one bit has to be among them.
Bits = int


def most_open(definition: Definition, sheet: Sheet, weights: Mapping[str, int]) -> int:
    """The largest sum of the weights of questions that are asked and open, over all ways to go on answering.

    Questions without a weight count nothing. Costs a few milliseconds.
    """
    conditions = _conditions(definition)
    bits = {item: 1 << place for place, item in enumerate(chain.from_iterable(conditions.values()))}
    ways = {
        question.key: _ways(question, conditions[question.key], sheet.get(question.key), bits)
        for question in definition.questions
        if question.key in conditions
    }
    open_weights = [
        weights.get(question.key, 0) if question.key not in sheet else 0 for question in definition.questions
    ]
    if prod(map(len, ways.values())) > MOST_WAYS:
        return sum(open_weights)
    needs = [_needs(question.visible_if, bits) for question in definition.questions]
    options = [ways.get(question.key, (0,)) for question in definition.questions]

    @cache
    def most_from(place: int, known: Bits) -> int:
        if place == len(needs):
            return 0
        if not all(known & need for need in needs[place]):
            return most_from(place + 1, known)
        return open_weights[place] + max(most_from(place + 1, known | held) for held in options[place])

    return most_from(0, 0)


def _needs(when: When, bits: Mapping[AnyAnswerCondition, Bits]) -> tuple[Bits, ...]:
    groups = (item.conditions if isinstance(item, AnyOf) else (item,) for item in when)
    return tuple(
        sum({bits[part] for part in group if isinstance(part, AnyAnswerCondition)}) for group in groups
    )


def _ways(
    question: Question,
    conditions: tuple[AnyAnswerCondition, ...],
    answer: Answer | None,
    bits: Mapping[AnyAnswerCondition, Bits],
) -> tuple[Bits, ...]:
    """What each kind of answer makes true; that which is given, where one is."""
    kinds = (
        _kinds(question, conditions)
        if answer is None
        else (tuple(holds(item, answer) for item in conditions),)
    )
    return tuple(
        sum(bits[item] for item, is_true in zip(conditions, truths, strict=True) if is_true)
        for truths in kinds
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
