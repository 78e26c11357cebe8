"""What forms of a run hold, read into answers."""

from datetime import date

import pytest
from django.http import QueryDict

from assessments.attempts.forms import (
    held_document_of,
    last_day_of_month,
    read_answers,
    read_held,
    read_months,
    read_number,
    read_revision,
)
from assessments.attempts.presenters.held_certifications import HeldEntry
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.questions import NumberQuestion
from tests.builders.short_instrument import make_document

QUESTIONS = parse_definition(make_document()).questions
HOURS = NumberQuestion("hours", "background", "hours", 0, 6000)
MONTHS = NumberQuestion("months", "background", "months", 0, 96)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("14", 14),
        (" 14 ", 14),
        ("0", 0),
        ("1,250", 1250),
        ("1.250", 1250),
        ("1 250", 1250),
        ("", None),
        ("  ", None),
    ],
)
def test_number_is_read_as_people_write_it(typed: str, number: int | None) -> None:
    entered = read_number(HOURS, typed)

    assert (entered.value, entered.problem) == (number, "")


@pytest.mark.parametrize("typed", ["6001", "-3", "1.5", "12,50", "ten", "1e3", "٣", "1 2", "9" * 40])
def test_what_is_no_number_of_the_question_keeps_its_text(typed: str) -> None:
    entered = read_number(HOURS, typed)

    assert (entered.value, entered.text) == (None, typed)
    assert entered.problem == "Enter a whole number from 0 to 6,000."


@pytest.mark.parametrize(
    ("years", "months", "total"),
    [("2", "6", 30), ("", "18", 18), ("2 y 6 m", "", 30), ("", "8 years", 96), ("", "", None), ("0", "", 0)],
)
def test_months_are_read_from_years_and_months(years: str, months: str, total: int | None) -> None:
    entered = read_months(MONTHS, years, months)

    assert (entered.value, entered.problem) == (total, "")


@pytest.mark.parametrize(
    ("years", "months", "problem"),
    [
        ("9", "", "That is 9 years. 8 years at most."),
        ("8", "1", "That is 8 years and 1 month. 8 years at most."),
        ("long", "2", "Enter years and months as numbers, such as 2 years and 6 months."),
    ],
)
def test_what_is_no_time_of_the_question_keeps_both_texts(years: str, months: str, problem: str) -> None:
    entered = read_months(MONTHS, years, months)

    assert (entered.value, entered.years, entered.text, entered.problem) == (None, years, months, problem)


def test_questions_that_the_form_did_not_show_are_left_out() -> None:
    entries = read_answers(QUESTIONS, QueryDict("revision.share=0&answer.share=half&answer.planning=1"))

    assert list(entries) == ["share"]
    assert entries["share"].value == "half"


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("answer.tools=boards&answer.tools=sheets", ["boards", "sheets"]),
        ("answer.tools=@none", []),
        ("answer.tools=boards&answer.tools=@none", ["boards"]),
        ("", None),
    ],
)
def test_multiple_choice_knows_none_of_these_from_no_answer(query: str, value: object) -> None:
    entries = read_answers(QUESTIONS, QueryDict(f"revision.tools=0&{query}"))

    assert entries["tools"].value == value


@pytest.mark.parametrize(("text", "revision"), [("3", 3), ("", 0), ("-1", 0), ("x", 0), ("9" * 12, 0)])
def test_revision_that_is_none_is_that_of_no_answer(text: str, revision: int) -> None:
    assert read_revision(QueryDict(f"revision.share={text}"), "share") == revision


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06", date(2027, 6, 30)),
        ("2028-2", date(2028, 2, 29)),
        ("06/2027", date(2027, 6, 30)),
        ("6.2027", date(2027, 6, 30)),
        ("2027-00", None),
        ("2027", None),
        ("9999-01", None),
        ("", None),
    ],
)
def test_month_is_read_as_its_last_day(text: str, day: date | None) -> None:
    assert last_day_of_month(text) == day


def test_ticked_certifications_are_read_with_their_months() -> None:
    data = QueryDict("held=capm&held=csm&until.capm=2027-06&until.csm=soon&until.pmp=2027-01")

    entries = read_held(data)

    assert entries["capm"] == HeldEntry("2027-06")
    assert entries["csm"].problem
    assert held_document_of(entries) == [{"slug": "capm", "expires_on": "2027-06-30"}, {"slug": "csm"}]
