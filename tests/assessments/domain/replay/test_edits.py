"""A condition on the same answer whose questions a replay has taken away never holds."""

from dataclasses import replace

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.conditions import SameAnswerCondition
from assessments.domain.replay.edits import NEVER, Edit, EditKind, edits_between, with_edits
from tests.builders.changes import changed
from tests.builders.newest_format import newest

SAME = SameAnswerCondition(("flows", "plans"))


def test_it_stays_while_its_questions_do() -> None:
    old = compile_definition(newest())
    other = compile_definition(changed(newest(), "rules/1/when/1/at_least", 60))

    assert with_edits(old, other, edits_between(old, other)).rules[0].when == (SAME,)


@pytest.mark.parametrize("kind", [EditKind.QUESTION_REMOVED, EditKind.ANSWERS_CHANGED])
def test_it_never_holds_without_one_of_them(kind: EditKind) -> None:
    old = compile_definition(newest())
    left = tuple(question for question in old.questions if question.key != "plans")
    months = next(question for question in old.questions if question.key == "months")
    replaced = tuple(
        replace(months, key="plans") if question.key == "plans" else question for question in old.questions
    )
    new = replace(old, questions=left if kind is EditKind.QUESTION_REMOVED else replaced)

    assert Edit(kind, "plans") in edits_between(old, new)
    assert with_edits(old, new, [Edit(kind, "plans")]).rules[0].when == (NEVER,)
