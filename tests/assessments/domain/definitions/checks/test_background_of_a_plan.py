"""What a plan reads of somebody: questions of the right kind, and choices that stand for something."""

import pytest

from tests.assessments.domain.definitions.checks.refused import refused
from tests.builders.changes import GONE, changed
from tests.builders.newest_format import newest

NEWEST = newest()


def refused_with(where: str, value: object) -> list[tuple[str, str]]:
    return [
        (place.removeprefix("background/"), sentence)
        for place, sentence in refused(changed(NEWEST, f"background/{where}", value))
    ]


@pytest.mark.parametrize("key", ["months", "gone", "leads"])
@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("role", "single or multiple choice"),
        ("wanted", "single or multiple choice"),
        ("region", "single choice"),
        ("circumstances", "multiple choice"),
        ("budget", "single choice"),
        ("by_when", "single choice"),
        ("experience/0/rate", "single choice"),
    ],
)
def test_question_of_the_wrong_kind_is_refused(name: str, called: str, key: str) -> None:
    place = name.replace("/0/", "/project/")

    assert refused_with(name, key) == [(place, f"There is no {called} “{key}”.")]


@pytest.mark.parametrize(
    ("table", "asked"),
    [
        ("regions", "“region”"),
        ("circumstance_keys", "“circumstances”"),
        ("families", "“role” or “wanted”"),
    ],
)
def test_choice_that_is_not_there_is_refused(table: str, asked: str) -> None:
    assert refused_with(f"{table}/king", "any") == [
        (f"{table}/king", f"There is no choice “king” of {asked}.")
    ]


@pytest.mark.parametrize("table", ["amounts", "months", "experience/0/months_a_year"])
def test_number_of_a_choice_that_is_not_there_is_refused(table: str) -> None:
    place = table.replace("/0/", "/project/")

    assert [found for found, _sentence in refused_with(f"{table}/king", 3)] == [f"{place}/king"]


@pytest.mark.parametrize(
    ("table", "question"),
    [
        ("regions", "region"),
        ("circumstance_keys", "circumstances"),
        ("amounts", "budget"),
        ("months", "by_when"),
        ("experience/0/months_a_year", "experience/0/rate"),
    ],
)
def test_table_and_question_stand_together(table: str, question: str) -> None:
    place = table.replace("/0/", "/project/")
    key = question.rsplit("/", maxsplit=1)[-1]

    assert refused_with(question, GONE) == [(place, "There is no question of which these are choices.")]
    assert refused_with(table, GONE) == [(place, f"No choice of “{key}” stands for anything.")]


def test_more_than_twelve_months_a_year_are_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 12"):
        refused_with("experience/0/months_a_year/most", 13)


def test_experience_for_a_role_that_nobody_can_tell_is_refused() -> None:
    assert refused_with("experience/0/families", ["king"]) == [
        ("experience/project/families", "No choice stands for the role family “king”.")
    ]


def test_two_rows_of_a_kind_speak_of_different_roles() -> None:
    row = {"kind": "project", "recent": "months", "recent_years": 8}
    doubled = {**row, "families": ["project-planner"]}

    assert refused_with("experience/1", doubled) == [
        ("experience/project/families", "“project-planner” has its experience of this kind already.")
    ]
    assert refused_with("experience/1", {**row, "families": ["team-clerk"]}) == []


def test_row_for_everybody_is_the_last_of_its_kind() -> None:
    assert refused_with("experience/+", {"kind": "project", "total": "months"}) == [
        ("experience/project", "An earlier one of this kind is for every role family, so this never counts.")
    ]
    assert refused_with("experience/+", {"kind": "agile", "total": "months"}) == []
