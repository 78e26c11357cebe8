"""Questions as forms show them."""

from typing import Any

import pytest

from assessments.attempts.presenters.question import Entered, QuestionView, in_rows, present_question
from assessments.attempts.queries.answers import SavedAnswer
from assessments.domain.definitions.decisive import decisive_questions
from assessments.domain.definitions.parser import parse_definition
from assessments.wording.texts import Wording
from tests.builders.short_instrument import make_document
from tests.builders.typed_instrument import ROWS, make_typed_document

DEFINITION = parse_definition(make_document())
WORDING = Wording(DEFINITION)


def shown(key: str, value: object = None, **fields: Any) -> QuestionView:
    question = next(question for question in DEFINITION.questions if question.key == key)
    return present_question(question, WORDING, SavedAnswer(2, None, value), **fields)


def taken(view: QuestionView) -> list[str]:
    return [choice.value for choice in (*view.choices, *view.apart) if choice.is_taken]


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
    assert [choice.label for choice in view.apart] == [apart]


@pytest.mark.parametrize(
    ("stored", "years", "months"), [(14, "1", "2"), (24, "2", ""), (3, "", "3"), (0, "", "0"), (None, "", "")]
)
def test_months_are_shown_as_years_and_months(stored: int | None, years: str, months: str) -> None:
    view = shown("months", stored)

    assert (view.kind, view.years, view.number) == ("months", years, months)
    assert view.bounds == ""
    assert (view.choices, view.apart) == ((), ())
    assert view.described_by == ""


def test_what_a_form_held_stands_over_what_is_stored() -> None:
    entered = Entered(None, "x4", "A number, please.", "2")
    view = shown("months", 14, entered=entered, conflict="Another tab.")

    assert (view.years, view.number) == ("2", "x4")
    assert (view.problem, view.conflict) == ("A number, please.", "Another tab.")
    assert view.described_by == "q-months-problem q-months-conflict"
    assert taken(shown("share", "half", entered=Entered("projects"))) == ["projects"]


def test_what_has_no_say_in_the_path_is_optional() -> None:
    decisive = decisive_questions(DEFINITION)
    keys = [question.key for question in DEFINITION.questions]
    asked = [key for key in keys if not shown(key, decisive=decisive).is_optional]

    assert asked == [key for key in keys if key in decisive]
    assert {"share", "planning", "routine", "lead"} <= set(asked) < set(keys)


def typed_views() -> tuple[QuestionView, ...]:
    definition = parse_definition(make_typed_document())
    wording = Wording(definition)
    return in_rows(
        present_question(question, wording, SavedAnswer(0, None, None)) for question in definition.questions
    )


def test_questions_with_the_same_choices_stand_in_rows() -> None:
    assert [view.key for view in typed_views() if view.is_row] == list(ROWS)


def test_what_does_not_apply_and_not_sure_are_told_apart_and_set_apart() -> None:
    view = next(view for view in typed_views() if view.key == "lead")

    assert [choice.label for choice in view.choices] == ["None", "About half", "Most of it"]
    assert [choice.label for choice in view.apart] == ["Does not apply", "Not sure"]


def test_question_with_a_none_of_its_own_gets_no_second_one() -> None:
    assert next(view for view in typed_views() if view.key == "role").apart == ()
