"""The answers of one question in classes: answers that nothing on the way to the path tells apart.

Two answers are of one class when they earn the same points in the dimensions that rules read, are both "not
sure" or both not, and meet the same conditions of rules and visibility.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import comb

from assessments.domain.answer_space.effort import Look
from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    Bound,
    CountCondition,
    Matching,
    NumberCondition,
    SameAnswerCondition,
)
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    offers_not_sure,
    points_of,
)
from assessments.domain.documents.values import NOT_SURE

AnyAnswerCondition = AnswerCondition | CountCondition | NumberCondition

# A multiple choice of which more kinds of answers would have to be told apart is refused.
MOST_KINDS = 1 << 14


class TooWideError(ValueError):
    """A question has too many answers to go through; the message says which."""


@dataclass(frozen=True, slots=True)
class Option:
    """A class of answers to a question.

    `answer` is its first. `points` stand by the dimensions of the space, `truths` by the conditions of the
    question. `weight` counts its choices or sets of choices, of a number its intervals.
    """

    answer: Answer
    points: tuple[int, ...]
    truths: tuple[bool, ...]
    is_not_sure: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of a question, in the order of their first answers, and how answers find theirs.

    `conditions` are those that read the question. `by_choice` has the class of each choice and of "not sure"
    (single choice, scale); `cuts` the first number of each interval and `by_cut` its class (number).
    """

    options: tuple[Option, ...]
    conditions: tuple[AnyAnswerCondition, ...]
    by_choice: tuple[tuple[str, int], ...] = ()
    cuts: tuple[int, ...] = ()
    by_cut: tuple[int, ...] = ()

    def option_of(self, answer: Answer) -> int:
        """The number of the class that an answer falls in.

        Raises:
            KeyError: it is no answer to the question.
        """
        match answer:
            case str():
                return dict(self.by_choice)[answer]
            case int():
                return self.by_cut[max(bisect_right(self.cuts, answer) - 1, 0)]
            case _:
                truths = tuple(holds(condition, answer) for condition in self.conditions)
                return next(number for number, option in enumerate(self.options) if option.truths == truths)


def classes_of(
    question: Question,
    conditions: Sequence[AnyAnswerCondition],
    dimensions: Sequence[str],
    *,
    sure: bool,
    look: Look,
) -> Classes:
    """The classes of a question under the conditions that read it.

    `dimensions` are those that rules read; `sure` tells whether a rule counts answers of "not sure".

    Raises:
        TooWideError: a multiple choice with too many conditions on too many choices.
    """
    match question:
        case NumberQuestion():
            return _of_number(question, conditions, len(dimensions))
        case MultipleChoice():
            return _of_sets(question, conditions, len(dimensions), look)
        case _:
            return _of_choices(question, conditions, dimensions, sure=sure)


def holds(condition: AnyAnswerCondition, answer: Answer) -> bool:
    """Whether a condition holds of an answer that is given and shown."""
    match condition:
        case AnswerCondition(matching=matching, choices=choices):
            if answer == NOT_SURE or isinstance(answer, int):
                return False
            taken = (answer,) if isinstance(answer, str) else answer
            if matching is Matching.ALL_OF:
                return all(choice in taken for choice in choices)
            return any(choice in choices for choice in taken) == (matching is Matching.ANY_OF)
        case CountCondition(bound=bound, count=count):
            return isinstance(answer, tuple) and _meets(len(answer), bound, count)
        case NumberCondition(bound=bound, number=number):
            return isinstance(answer, int) and _meets(answer, bound, number)


def parts_of(
    condition: SameAnswerCondition, questions: Mapping[str, Question]
) -> tuple[tuple[AnswerCondition, ...], ...]:
    """The same answer as conditions on single answers: for each choice that all have, that all take it."""
    offered = [choice_keys(questions[key]) for key in condition.questions]
    common = [choice for choice in offered[0] if all(choice in keys for keys in offered[1:])]
    return tuple(
        tuple(AnswerCondition(key, Matching.ANY_OF, (choice,)) for key in condition.questions)
        for choice in common
    )


def _meets(amount: int, bound: Bound, limit: int) -> bool:
    return amount >= limit if bound is Bound.AT_LEAST else amount <= limit


def _of_choices(
    question: Question, conditions: Sequence[AnyAnswerCondition], dimensions: Sequence[str], *, sure: bool
) -> Classes:
    keys = (*choice_keys(question), *([NOT_SURE] if offers_not_sure(question) else []))
    kinds = []
    for key in keys:
        earned = dict(points_of(question, key))
        points = tuple(earned.get(dimension, 0) for dimension in dimensions)
        truths = tuple(holds(condition, key) for condition in conditions)
        kinds.append((points, truths, sure and key == NOT_SURE))
    options, places = _merged(keys, kinds, [1] * len(keys))
    return Classes(options, tuple(conditions), by_choice=tuple(zip(keys, places, strict=True)))


def _of_number(question: NumberQuestion, conditions: Sequence[AnyAnswerCondition], width: int) -> Classes:
    cuts = sorted(
        {question.least, *(cut for cut in map(_cut, conditions) if question.least < cut <= question.most)}
    )
    kinds = [((0,) * width, tuple(holds(condition, cut) for condition in conditions), False) for cut in cuts]
    options, places = _merged(cuts, kinds, [1] * len(cuts))
    return Classes(options, tuple(conditions), cuts=tuple(cuts), by_cut=places)


def _cut(condition: AnyAnswerCondition) -> int:
    """The first number from which on a condition on a number turns."""
    if not isinstance(condition, NumberCondition):
        raise TypeError(condition)
    return condition.number if condition.bound is Bound.AT_LEAST else condition.number + 1


def _of_sets(
    question: MultipleChoice, conditions: Sequence[AnyAnswerCondition], width: int, look: Look
) -> Classes:
    answers, weights = zip(*_kinds_of_sets(question, conditions), strict=True)
    kinds = []
    for answer in answers:
        look()
        kinds.append(((0,) * width, tuple(holds(condition, answer) for condition in conditions), False))
    return Classes(_merged(answers, kinds, weights)[0], tuple(conditions))


def _kinds_of_sets(
    question: MultipleChoice, conditions: Sequence[AnyAnswerCondition]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every set of choices that are named by a condition, filled up with any number of the others.

    With each comes how many sets it stands for.
    """
    keys = choice_keys(question)
    named = {key for item in conditions if isinstance(item, AnswerCondition) for key in item.choices}
    others = [key for key in keys if key not in named]
    counts = (
        range(len(others) + 1) if any(isinstance(item, CountCondition) for item in conditions) else range(1)
    )
    if (1 << len(named)) * len(counts) > MOST_KINDS:
        raise TooWideError(question.key)
    for taken in product((False, True), repeat=len(named)):
        chosen = {key for key, is_taken in zip(sorted(named), taken, strict=True) if is_taken}
        for count in counts:
            weight = comb(len(others), count) if len(counts) > 1 else 1 << len(others)
            yield tuple(sorted({*chosen, *others[:count]})), weight


Kind = tuple[tuple[int, ...], tuple[bool, ...], bool]


def _merged(
    answers: Sequence[Answer], kinds: Sequence[Kind], weights: Sequence[int]
) -> tuple[tuple[Option, ...], tuple[int, ...]]:
    """One option for each kind, in the order of their first answers, and the option of each answer."""
    places: dict[Kind, int] = {}
    firsts: list[Answer] = []
    counts: list[int] = []
    where = []
    for answer, kind, weight in zip(answers, kinds, weights, strict=True):
        place = places.setdefault(kind, len(places))
        if place == len(firsts):
            firsts.append(answer)
            counts.append(0)
        counts[place] += weight
        where.append(place)
    options = tuple(
        Option(firsts[place], points, truths, is_not_sure, counts[place])
        for (points, truths, is_not_sure), place in places.items()
    )
    return options, tuple(where)
