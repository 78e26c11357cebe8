"""Questions as forms show them."""

from typing import Any

import pytest

from assessments.attempts.presenters.question import Entered, QuestionView, present_question
from assessments.attempts.queries.answers import SavedAnswer
from assessments.domain.definitions.parser import parse_definition
from assessments.wording.texts import Wording
from tests.builders.short_instrument import make_document

DEFINITION = parse_definition(make_document())
WORDING = Wording(DEFINITION)


def shown(key: str, value: object = None, **fields: Any) -> QuestionView:
    question = next(question for question in DEFINITION.questions if question.key == key)
    return present_question(question, WORDING, SavedAnswer(2, None, value), **fields)


def taken(view: QuestionView) -> list[str]:
    choices = (*view.choices, *((view.apart,) if view.apart else ()))
    return [choice.value for choice in choices if choice.is_taken]


@pytest.mark.parametrize(
    ("key", "value", "wanted"),
    [
        ("share", "half", ["half"]),
        ("share", None, []),
        ("share", "not_sure", ["not_sure"]),
        ("planning", "3", ["3"]),
        ("tools", ["charts", "boards"], ["boards", "charts"]),
        ("tools", [], ["@none"]),
        ("tools", None, []),
    ],
)
def test_stored_answer_is_taken_in_the_form(key: str, value: object, wanted: list[str]) -> None:
    assert taken(shown(key, value)) == wanted


@pytest.mark.parametrize(
    ("key", "kind", "apart"),
    [
        ("share", "single", "Not sure, or does not apply"),
        ("planning", "scale", "Not sure, or does not apply"),
        ("tools", "multiple", "None of these"),
    ],
)
def test_last_choice_is_set_apart(key: str, kind: str, apart: str) -> None:
    view = shown(key)

    assert view.kind == kind
    assert view.apart is not None
    assert view.apart.label == apart


def test_number_has_unit_and_bounds_and_no_choices() -> None:
    view = shown("months", 14)

    assert (view.kind, view.number, view.unit) == ("number", "14", "months")
    assert view.bounds == "A whole number from 0 to 600"
    assert (view.choices, view.apart) == ((), None)
    assert view.described_by == "q-months-help"


def test_what_a_form_held_stands_over_what_is_stored() -> None:
    view = shown("months", 14, entered=Entered(None, "x4", "A number, please."), conflict="Another tab.")

    assert (view.number, view.problem, view.conflict) == ("x4", "A number, please.", "Another tab.")
    assert view.described_by == "q-months-help q-months-problem q-months-conflict"
    assert taken(shown("share", "half", entered=Entered("projects"))) == ["projects"]


def test_only_scored_questions_must_be_answered() -> None:
    required = [question.key for question in DEFINITION.questions if shown(question.key).is_required]

    assert required == ["share", "planning", "routine", "lead"]
