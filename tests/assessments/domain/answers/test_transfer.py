"""Answers to one version that are held against another one."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.parser import answers_document, sheet_of
from assessments.domain.answers.sheet import Answer
from assessments.domain.answers.transfer import carried, shared_questions, shares_scored
from assessments.domain.definitions.definition import Definition
from assessments.domain.documents.values import NOT_SURE
from tests.builders.instruments import definition, multiple, number, scale, single
from tests.builders.random_instruments import definitions, definitions_with_sheets

CHOICE = single("role", {"lead": {"work": 2}, "help": {"work": 0}})
AGREE = scale("agree", 5)
TOOLS = multiple("tools", ("board", "chart"))
MONTHS = number("months", most=100)


def asked(*questions: dict[str, Any]) -> Definition:
    # One scored question throughout, so that there is a dimension.
    return definition(scale("always"), *questions)


@pytest.mark.parametrize(
    ("question", "answer", "kept"),
    [
        (CHOICE, "lead", True),
        (CHOICE, NOT_SURE, True),
        (CHOICE, "gone", False),
        (CHOICE, 12, False),
        (AGREE, "5", True),
        (AGREE, NOT_SURE, True),
        (AGREE, "6", False),
        (AGREE, ("5",), False),
        (TOOLS, ("board", "chart"), True),
        (TOOLS, (), True),
        (TOOLS, ("gone",), False),
        (TOOLS, "board", False),
        (MONTHS, 0, True),
        (MONTHS, 100, True),
        (MONTHS, 101, False),
        (MONTHS, "12", False),
    ],
)
def test_answer_is_kept_where_its_question_still_offers_it(
    question: dict[str, Any], answer: Answer, kept: bool
) -> None:
    key = str(question["key"])
    assert carried(asked(question), {key: answer}) == ({key: answer} if kept else {})


def test_answer_to_a_question_that_is_gone_is_dropped() -> None:
    assert carried(asked(CHOICE), {"gone": "lead", "role": "help"}) == {"role": "help"}


def test_choices_that_still_exist_are_kept_of_a_multiple_choice() -> None:
    assert carried(asked(TOOLS), {"tools": ("board", "gone")}) == {"tools": ("board",)}


def test_step_of_a_scale_with_other_steps_is_dropped_when_the_questionnaire_before_is_known() -> None:
    before, after = asked(scale("agree", 3)), asked(AGREE)

    assert carried(after, {"agree": "3"}, before) == {}
    assert carried(after, {"agree": "3"}, after) == {"agree": "3"}


def test_number_in_another_unit_is_dropped_when_the_questionnaire_before_is_known() -> None:
    before, after = asked(number("time", unit="years")), asked(number("time", unit="months"))

    assert carried(after, {"time": 3}, before) == {}


def test_question_of_another_kind_takes_no_answer_over() -> None:
    before, after = asked(single("agree", ("1", "2"))), asked(AGREE)

    assert carried(after, {"agree": "2"}, before) == {}


@settings(max_examples=60)
@given(definitions_with_sheets(), st.data())
def test_what_is_carried_fits_and_is_carried_once(
    made: tuple[Definition, dict[str, object]], data: st.DataObject
) -> None:
    before, stored = made
    after = data.draw(definitions())
    sheet = carried(after, sheet_of(before, stored), before)

    assert sheet_of(after, answers_document(sheet)) == sheet
    assert carried(after, sheet) == sheet
    assert list(sheet) == [question.key for question in after.questions if question.key in sheet]


@settings(max_examples=60)
@given(definitions_with_sheets())
def test_nothing_is_lost_where_the_questionnaire_is_the_same(
    made: tuple[Definition, dict[str, object]],
) -> None:
    before, stored = made
    sheet = sheet_of(before, stored)

    assert carried(before, sheet, before) == carried(before, sheet) == sheet


@pytest.mark.parametrize(
    ("before", "after", "is_shared"),
    [
        (CHOICE, single("role", {"help": {"work": 2}, "watch": {"work": 0}}), True),
        (CHOICE, single("role", {"watch": {"work": 2}, "rest": {"work": 0}}), False),
        (AGREE, scale("agree", 5, weights={"work": 3}), True),
        (AGREE, scale("agree", 3), False),
        (CHOICE, scale("role", 5), False),
        (MONTHS, number("months", most=12), True),
        (MONTHS, number("months", unit="years"), False),
        (MONTHS, number("hours"), False),
        (TOOLS, multiple("tools", ("chart",)), True),
        (TOOLS, multiple("tools", ("table",)), False),
    ],
)
def test_question_is_in_both_where_an_answer_to_one_fits_the_other(
    before: dict[str, Any], after: dict[str, Any], is_shared: bool
) -> None:
    shared = shared_questions(asked(before), asked(after))

    assert shared == (("always", after["key"]) if is_shared else ("always",))


def test_scores_are_of_one_kind_where_a_scored_question_is_in_both() -> None:
    first = definition(AGREE, CHOICE, MONTHS)

    assert shares_scored(first, definition(scale("other"), CHOICE, MONTHS))
    # Months are in both, but they earn nothing.
    assert not shares_scored(first, definition(scale("other"), MONTHS))
    assert not shares_scored(first, definition(scale("agree", 3), MONTHS))
