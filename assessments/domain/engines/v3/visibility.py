"""Which questions are asked, by the answers to those before them."""

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    AnyOf,
    Condition,
    CountCondition,
    NumberCondition,
    When,
)
from assessments.domain.engines.v3.conditions import check_answer
from assessments.domain.engines.v3.prepared import Prepared


def visible_questions(prepared: Prepared, sheet: Sheet) -> tuple[str, ...]:
    """The keys of the questions that are asked, in order."""
    return tuple(_visible_part(prepared, sheet)[0])


def visible_sheet(prepared: Prepared, sheet: Sheet) -> tuple[tuple[str, ...], Sheet]:
    """The keys of the questions that are asked, and the answers to these alone."""
    visible, seen = _visible_part(prepared, sheet)
    return tuple(visible), seen


def _visible_part(prepared: Prepared, sheet: Sheet) -> tuple[list[str], dict[str, Answer]]:
    visible: list[str] = []
    seen: dict[str, Answer] = {}
    for question in prepared.definition.questions:
        if not question.visible_if or _hold(question.visible_if, seen):
            visible.append(question.key)
            answer = sheet.get(question.key)
            if answer is not None:
                seen[question.key] = answer
    return visible, seen


def _hold(when: When, seen: Sheet) -> bool:
    return all(
        any(_holds(part, seen) for part in item.conditions) if isinstance(item, AnyOf) else _holds(item, seen)
        for item in when
    )


def _holds(condition: Condition, seen: Sheet) -> bool:
    match condition:
        case AnswerCondition() | CountCondition() | NumberCondition():
            return check_answer(condition, seen.get(condition.question)).holds
        case _:
            # The compiler refuses visibility by scores.
            return False
