"""Stages, kinds of work and moves that mean nothing are refused."""

from typing import Any

import pytest

from tests.assessments.domain.definitions.checks.refused import refused
from tests.builders.changes import GONE, changed
from tests.builders.newest_format import PROJECT, WORK, newest

NEWEST = newest()


def refused_with(where: str, value: object) -> list[tuple[str, str]]:
    return refused(changed(NEWEST, where, value))


def test_newest_format_is_accepted() -> None:
    assert refused(NEWEST) == []


def test_stage_of_no_kind_of_work_is_refused() -> None:
    assert refused_with("stages/0/kind", "garden") == [("stages/1/kind", "No group is of the kind “garden”.")]


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"score": "gone", "at_least": 50}, "There is no dimension “gone”."),
        ({"number": "months", "at_least": 601}, "The answer to “months” is between 0 and 600."),
        ({"answer": "role", "any_of": ["king"]}, "“role” has no choice “king”."),
        (
            {"same_answer": ["plans", "role"]},
            "The same answer is asked of scored questions; “role” is not one.",
        ),
    ],
)
def test_condition_of_a_stage_is_checked_as_one_of_a_rule(condition: dict[str, Any], sentence: str) -> None:
    assert refused_with("stages/1/when/0/any/1", condition) == [("stages/2/when/1/any/2", sentence)]


def test_stage_without_a_condition_is_refused() -> None:
    for value in (GONE, []):
        document = changed(NEWEST, "stages/0/when", value)
        with pytest.raises(ValueError, match=r"^stages/1/when: "):
            refused(document)


def test_too_many_stages_are_refused() -> None:
    found = refused_with("stages", [NEWEST["stages"][0]] * 61)

    assert found == [("stages", "There are 61 stages; at most 60 are allowed.")]


def test_conditions_of_a_stage_are_counted() -> None:
    when = [{"score": "work", "at_least": least} for least in range(41)]

    assert refused_with("stages/0/when", when) == [
        ("stages/1/when", "There are 41 conditions here; at most 40 are allowed.")
    ]


def test_group_without_a_kind_is_refused() -> None:
    assert ("paths/project/groups/1/kind", "This is missing.") in refused_with("paths/0/groups/0/kind", GONE)


def test_two_groups_of_one_kind_in_a_path_are_refused() -> None:
    assert refused_with("paths/2/groups", [PROJECT, PROJECT]) == [
        ("paths/both/groups/2/kind", "Another group of this path is of the kind “project” already.")
    ]


def test_kind_that_means_other_certifications_in_another_path_is_refused() -> None:
    other = {**WORK, "disciplines": ["agile-delivery"]}

    assert refused_with("paths/2/groups/1", other) == [
        ("paths/both/groups/2/kind", "“work” stands for other certifications in an earlier path.")
    ]


def test_move_to_a_path_without_certifications_is_refused() -> None:
    assert refused_with("rules/0/moves", True) == [
        ("rules/careless/moves", "A path without certifications is no work to move to.")
    ]


def test_same_answer_of_questions_that_have_none_is_refused() -> None:
    asked = ["flows", "gone", "leads", "months", "plans"]

    assert refused_with("rules/0/when/0/same_answer", asked) == [
        ("rules/careless/when/1", "There is no question “gone”."),
        ("rules/careless/when/1", "“leads” has other choices than “flows”."),
        ("rules/careless/when/1", "The same answer is asked of scored questions; “months” is not one."),
    ]


@pytest.mark.parametrize(
    ("keys", "part"), [(["plans"], "2 to 1000 entries"), (["plans", "flows"], "should be sorted")]
)
def test_same_answer_is_of_two_sorted_questions_or_more(keys: list[str], part: str) -> None:
    with pytest.raises(ValueError, match=part):
        refused_with("rules/0/when/0/same_answer", keys)


def test_question_is_not_asked_by_the_same_answer_to_others() -> None:
    assert refused_with("questions/4/visible_if", [{"same_answer": ["flows", "plans"]}]) == [
        ("questions/purpose/visible_if/1", "Whether a question is asked depends on one answer at a time.")
    ]


def test_same_answer_of_questions_whose_choices_change_places_differently_is_refused() -> None:
    document = changed(NEWEST, "questions/0/points", {"project": [0, 4, 4, 0]})
    document = changed(document, "questions/1/points", {"work": [0, 4, 4, 0]})
    mirror = {"questions": [["plans", "flows"]], "choices": [["plans", "some", "most"]]}
    document = {**document, "mirror": {**NEWEST["mirror"], **mirror}}

    found = dict(refused(document))

    assert found["rules/careless/when/1"] == (
        "The mirror exchanges the choices of “plans” and “flows” differently, so one answer to both would "
        "become two."
    )
