"""Straight-liners: where somebody ends who gives every question the answer at the same place."""

from collections.abc import Iterable, Iterator

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import OLDEST_FORMAT, Definition
from assessments.domain.definitions.questions import DOES_NOT_APPLY, Question, choice_keys, offers_not_sure
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.rules import Rules
from assessments.domain.proof.report import Finding, FindingKind, Pattern, Severity, StraightLine
from assessments.domain.proof.witnesses import witness_of


def straight_sheets(definition: Definition, engine: Rules) -> dict[Pattern, Sheet]:
    """The sheet of each pattern: single choices and scales are answered by it, nothing else is answered."""
    sheets: dict[Pattern, Sheet] = {}
    for pattern in Pattern:
        sheet: dict[str, Answer] = {}
        for question in definition.questions:
            if offers_not_sure(question) and question.key in engine.visible(sheet):
                sheet[question.key] = _answer(question, pattern, definition.format)
        sheets[pattern] = sheet
    return sheets


def straight_lines(sheets: dict[Pattern, Sheet], engine: Rules) -> tuple[StraightLine, ...]:
    """The path of each pattern."""
    return tuple(StraightLine(pattern, engine.path(sheet)) for pattern, sheet in sheets.items())


def straight_findings(
    definition: Definition, sheets: dict[Pattern, Sheet], lines: Iterable[StraightLine]
) -> Iterator[Finding]:
    """The patterns that are promised a plan."""
    with_plan = {path.key for path in definition.paths if path.groups}
    for line in lines:
        if line.path in with_plan:
            yield Finding(
                FindingKind.STRAIGHT_LINER,
                Severity.WARNING,
                f"paths/{line.path}",
                (("path", line.path), ("pattern", str(line.pattern))),
                (witness_of(sheets[line.pattern]),),
            )


def _answer(question: Question, pattern: Pattern, version: int) -> str:
    keys = choice_keys(question)
    match pattern:
        case Pattern.FIRST:
            return keys[0]
        case Pattern.MIDDLE:
            return keys[(len(keys) - 1) // 2]
        case Pattern.LAST:
            return _last(keys) if version > OLDEST_FORMAT else keys[-1]
        case Pattern.NOT_SURE:
            return NOT_SURE


def _last(keys: tuple[str, ...]) -> str:
    """The last choice that says something; that a question does not apply says nothing."""
    return next((key for key in reversed(keys) if key != DOES_NOT_APPLY), keys[-1])
