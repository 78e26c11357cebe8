"""Conditions and rules: both sides, whether they hold, and what a failing one lacks.

`facts` has `questions` (visible ones by key) and `answers`; for rules also `scores` (points, attainable), and
`not_sure` and `scored`, which count visible scored questions.
"""

import json
from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Any

from tests.second_evaluator import Document

Sides = tuple[int, int]
# What a condition compares where an answer or a score is missing.
NOTHING: Sides = (0, 0)


def holds_all(when: list[Document], facts: Document) -> bool:
    """Whether every item holds."""
    return all(any(check(condition, facts)["holds"] for condition in alternatives(item)) for item in when)


def alternatives(item: Document) -> list[Document]:
    """The conditions of an item of which one suffices."""
    return list(item["any"]) if "any" in item else [item]


def canonical(condition: Document) -> bytes:
    """What conditions are sorted by."""
    return json.dumps(condition, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check(condition: Document, facts: Document) -> Document:
    """A condition with both its sides; `lacking` is None where it holds or no points would turn it."""
    name = next(name for name in KINDS if name in condition)
    left, right, holds = KINDS[name](condition, facts)
    lacking = None if holds or name not in LACKING else LACKING[name](condition, facts)
    return {"condition": condition, "left": left, "right": right, "holds": holds, "lacking": lacking}


def bounded(condition: Document, left: int, right: int) -> tuple[int, int, bool]:
    return left, right, left >= right if "at_least" in condition else left <= right


def bound(condition: Document) -> int:
    """The number after `at_least` or `at_most`."""
    return int(condition["at_least"] if "at_least" in condition else condition["at_most"])


def given(condition: Document, name: str, facts: Document) -> Any:
    """The answer that a condition speaks of; None where it is hidden, absent or not sure."""
    answer = facts["answers"].get(condition[name])
    return None if answer == "not_sure" else answer


def score_of(dimension: str, facts: Document) -> Sides:
    """Points and attainable."""
    points, attainable = facts["scores"][dimension]
    return points, attainable


def check_score(condition: Document, facts: Document) -> tuple[int, int, bool]:
    points, attainable = score_of(condition["score"], facts)
    if not attainable:
        return *NOTHING, False
    return bounded(condition, 100 * points, bound(condition) * attainable)


def check_difference(condition: Document, facts: Document) -> tuple[int, int, bool]:
    (first, of_first), (second, of_second) = (score_of(name, facts) for name in condition["difference"])
    if not of_first or not of_second:
        return *NOTHING, False
    ahead = Fraction(first, of_first) - Fraction(second, of_second)
    whole = of_first * of_second
    return bounded(condition, int(100 * ahead * whole), bound(condition) * whole)


def check_answer(condition: Document, facts: Document) -> tuple[int, int, bool]:
    answer = given(condition, "answer", facts)
    if answer is None:
        return *NOTHING, False
    taken = set(answer) if isinstance(answer, list) else {answer}
    if "any_of" in condition:
        holds = bool(taken & set(condition["any_of"]))
    elif "none_of" in condition:
        holds = not taken & set(condition["none_of"])
    else:
        holds = taken >= set(condition["all_of"])
    return int(holds), 1, holds


def check_count(condition: Document, facts: Document) -> tuple[int, int, bool]:
    answer = given(condition, "count", facts)
    return (
        bounded(condition, len(answer), bound(condition)) if isinstance(answer, list) else (*NOTHING, False)
    )


def check_number(condition: Document, facts: Document) -> tuple[int, int, bool]:
    answer = given(condition, "number", facts)
    return bounded(condition, answer, bound(condition)) if isinstance(answer, int) else (*NOTHING, False)


def check_same(condition: Document, facts: Document) -> tuple[int, int, bool]:
    answers = [facts["answers"].get(key) for key in condition["same_answer"]]
    if any(answer in (None, "not_sure") for answer in answers):
        return *NOTHING, False
    alike = len(set(answers)) == 1
    return int(alike), 1, alike


def check_not_sure(condition: Document, facts: Document) -> tuple[int, int, bool]:
    if not facts["scored"]:
        return *NOTHING, False
    left, right = 100 * facts["not_sure"], condition["not_sure_over"] * facts["scored"]
    return left, right, left > right


def lacks_score(condition: Document, facts: Document) -> int | None:
    points, attainable = score_of(condition["score"], facts)
    asked = Fraction(bound(condition), 100) * attainable
    if not attainable:
        return None
    return ceil(asked) - points if "at_least" in condition else points - floor(asked)


def lacks_difference(condition: Document, facts: Document) -> int | None:
    (first, of_first), (second, of_second) = (score_of(name, facts) for name in condition["difference"])
    if not of_first or not of_second:
        return None
    short = Fraction(bound(condition), 100) - (Fraction(first, of_first) - Fraction(second, of_second))
    return ceil(of_first * (short if "at_least" in condition else -short))


KINDS: dict[str, Callable[[Document, Document], tuple[int, int, bool]]] = {
    "score": check_score,
    "difference": check_difference,
    "answer": check_answer,
    "count": check_count,
    "number": check_number,
    "not_sure_over": check_not_sure,
    "same_answer": check_same,
}
LACKING = {"score": lacks_score, "difference": lacks_difference}
