"""Conditions against a sheet: whether they hold, with both sides in whole numbers."""

from dataclasses import dataclass

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    Bound,
    Condition,
    CountCondition,
    DifferenceCondition,
    Matching,
    NotSureCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
)
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v3.scores import Scores
from assessments.domain.outcomes.outcome import Check

FULL = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions are held against: the answers to visible questions, and the scores."""

    sheet: Sheet
    scores: Scores


def check(condition: Condition, facts: Facts) -> Check:
    """A condition with both its sides; false where an answer or a score is wanting."""
    match condition:
        case ScoreCondition():
            return _score(condition, facts.scores)
        case DifferenceCondition():
            return _difference(condition, facts.scores)
        case NotSureCondition(percent=percent):
            seen = facts.scores.visible_scored
            left, right = FULL * facts.scores.not_sure, percent * seen
            return Check(condition, left, right, seen > 0 and left > right, None)
        case SameAnswerCondition():
            return _same(condition, facts.sheet)
        case AnswerCondition() | CountCondition() | NumberCondition():
            return check_answer(condition, facts.sheet.get(condition.question))


def check_answer(
    condition: AnswerCondition | CountCondition | NumberCondition, answer: Answer | None
) -> Check:
    """A condition on one answer with both its sides; false without an answer."""
    return (
        _answer(condition, answer) if isinstance(condition, AnswerCondition) else _amount(condition, answer)
    )


def _answer(condition: AnswerCondition, answer: Answer | None) -> Check:
    if answer is None or answer == NOT_SURE or isinstance(answer, int):
        return Check(condition, 0, 0, False, None)
    taken = (answer,) if isinstance(answer, str) else answer
    match condition.matching:
        case Matching.ANY_OF:
            holds = any(choice in condition.choices for choice in taken)
        case Matching.NONE_OF:
            holds = not any(choice in condition.choices for choice in taken)
        case Matching.ALL_OF:
            holds = all(choice in taken for choice in condition.choices)
    return Check(condition, int(holds), 1, holds, None)


def _same(condition: SameAnswerCondition, sheet: Sheet) -> Check:
    """Both sides 0 where an answer is wanting."""
    given = {sheet.get(question) for question in condition.questions}
    if not given.isdisjoint({None, NOT_SURE}):
        return Check(condition, 0, 0, False, None)
    holds = len(given) == 1
    return Check(condition, int(holds), 1, holds, None)


def _amount(condition: CountCondition | NumberCondition, answer: Answer | None) -> Check:
    amount: int | None = None
    if isinstance(condition, CountCondition):
        bound = condition.count
        amount = len(answer) if isinstance(answer, tuple) else None
    else:
        bound = condition.number
        amount = answer if isinstance(answer, int) else None
    if amount is None:
        return Check(condition, 0, 0, False, None)
    return Check(condition, amount, bound, _meets(amount, bound, condition.bound), None)


def _score(condition: ScoreCondition, scores: Scores) -> Check:
    points, attainable = scores.by_dimension[condition.dimension]
    if not attainable:
        return Check(condition, 0, 0, False, None)
    left, right = FULL * points, condition.percent * attainable
    holding = _meets(left, right, condition.bound)
    return Check(condition, left, right, holding, None if holding else ceil_div(abs(left - right), FULL))


def _difference(condition: DifferenceCondition, scores: Scores) -> Check:
    (a, whole_a), (b, whole_b) = (scores.by_dimension[key] for key in (condition.first, condition.second))
    if not whole_a or not whole_b:
        return Check(condition, 0, 0, False, None)
    left, right = FULL * (a * whole_b - b * whole_a), condition.percent * whole_a * whole_b
    holding = _meets(left, right, condition.bound)
    lacking = None if holding else ceil_div(abs(left - right), FULL * whole_b)
    return Check(condition, left, right, holding, lacking)


def _meets(left: int, right: int, bound: Bound) -> bool:
    return left >= right if bound is Bound.AT_LEAST else left <= right


def ceil_div(amount: int, by: int) -> int:
    """The least whole number that is not below amount / by; for by > 0."""
    return -(-amount // by)
