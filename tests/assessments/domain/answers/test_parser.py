"""Answers as they are stored and sent."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.parser import AnswerRefusedError, answers_document, parse_answer, sheet_of
from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.documents.values import NOT_SURE
from tests.builders.instruments import definition, multiple, number, scale, single
from tests.builders.random_instruments import definitions_with_sheets, sheets
from tests.builders.random_json import json_values

MADE = definition(
    single("which", {"up": {"work": 2}, "down": {}}),
    scale("flows", 3),
    multiple("tasks"),
    number("months", least=2, most=120),
)
QUESTIONS = {question.key: question for question in MADE.questions}


@pytest.mark.parametrize(
    ("key", "raw", "answer"),
    [
        ("which", "up", "up"),
        ("which", "not_sure", NOT_SURE),
        ("flows", "3", "3"),
        ("flows", "not_sure", NOT_SURE),
        ("tasks", ["c", "a"], ("a", "c")),
        ("tasks", ("b",), ("b",)),
        ("tasks", [], ()),
        ("months", 2, 2),
        ("months", 120, 120),
        ("months", " 14 ", 14),
        ("months", "007", 7),
    ],
)
def test_value_that_fits_is_the_answer(key: str, raw: object, answer: Answer) -> None:
    parsed = parse_answer(QUESTIONS[key], raw)

    assert parsed == answer
    assert type(parsed) is type(answer)


@pytest.mark.parametrize(
    ("key", "raw", "code", "part"),
    [
        ("which", "left", "not_a_choice", "answers that are offered"),
        ("which", ["up"], "not_a_choice", "answers that are offered"),
        ("which", "", "not_a_choice", "answers that are offered"),
        ("which", None, "not_a_choice", "answers that are offered"),
        ("flows", 3, "not_a_choice", "answers that are offered"),
        ("flows", "4", "not_a_choice", "answers that are offered"),
        ("tasks", "a", "not_a_list", "list of choices, not a text"),
        ("tasks", {"a": 1}, "not_a_list", "list of choices, not an object"),
        ("tasks", ["not_sure"], "not_a_choice", "answers that are offered"),
        ("tasks", [["a"]], "not_a_choice", "answers that are offered"),
        ("tasks", ["a", "b", "a"], "twice", "named twice"),
        ("months", "many", "not_a_number", "whole number"),
        ("months", "", "not_a_number", "whole number"),
        ("months", "-4", "not_a_number", "whole number"),
        ("months", "1.5", "not_a_number", "whole number"),
        ("months", "١٤", "not_a_number", "whole number"),
        ("months", "0" * 13, "not_a_number", "whole number"),
        ("months", 3.0, "not_a_number", "whole number"),
        ("months", True, "not_a_number", "whole number"),
        ("months", 1, "out_of_bounds", "from 2 to 120"),
        ("months", 121, "out_of_bounds", "from 2 to 120"),
        ("months", 10**400, "out_of_bounds", "from 2 to 120"),
    ],
    ids=lambda value: str(value)[:20] if not isinstance(value, int) else None,
)
def test_value_that_does_not_fit_is_refused_in_words(key: str, raw: object, code: str, part: str) -> None:
    with pytest.raises(AnswerRefusedError, match=part) as refused:
        parse_answer(QUESTIONS[key], raw)

    assert refused.value.code == code
    assert part in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert (refused.value.least, refused.value.most) == ((2, 120) if key == "months" else (0, 0))


def test_sheet_is_in_the_order_of_questions_and_nulls_are_no_answers() -> None:
    sheet = sheet_of(MADE, {"months": 5, "tasks": [], "flows": None, "which": "down"})

    assert list(sheet.items()) == [("which", "down"), ("tasks", ()), ("months", 5)]


def test_answer_to_no_question_is_refused() -> None:
    with pytest.raises(AnswerRefusedError, match="There is no question “gone”") as refused:
        sheet_of(MADE, {"which": "up", "gone": "up"})

    assert refused.value.code == "not_a_question"


def test_sheet_with_an_answer_that_does_not_fit_is_refused() -> None:
    with pytest.raises(AnswerRefusedError, match="from 2 to 120"):
        sheet_of(MADE, {"which": "up", "months": 0})


@given(definitions_with_sheets())
@settings(max_examples=20)
def test_stored_sheet_read_and_written_is_the_same(made: tuple[Definition, dict[str, Any]]) -> None:
    instrument, stored = made
    sheet = sheet_of(instrument, stored)

    assert answers_document(sheet) == stored
    assert sheet_of(instrument, answers_document(sheet)) == sheet


@given(sheets(MADE))
@settings(max_examples=20)
def test_answers_are_kept_in_the_order_of_questions(stored: dict[str, object]) -> None:
    backwards = dict(reversed(stored.items()))

    assert list(sheet_of(MADE, backwards)) == [key for key in QUESTIONS if key in stored]


@given(st.sampled_from(MADE.questions), json_values())
@settings(max_examples=50)
def test_any_json_value_is_an_answer_or_refused(question: Any, raw: object) -> None:
    with suppress(AnswerRefusedError):
        stored = answers_document({question.key: parse_answer(question, raw)})
        assert answers_document(sheet_of(MADE, stored)) == stored
