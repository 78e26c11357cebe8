"""Background that names questions of the wrong kind, or leaves choices without a level."""

from typing import Any

import pytest

from tests.assessments.domain.definitions.checks.refused import refused_of
from tests.builders.instruments import multiple, number, scale, single

ASKED = (single("school", ("none", "master")), number("months"), multiple("tasks"), scale("flows"))
LEVELS = {"none": 0, "master": 5}


def refused_background(**background: Any) -> list[tuple[str, str]]:
    """The refusals of a background, by places below it."""
    found = refused_of(*ASKED, background=background)
    return [(place.removeprefix("background/"), sentence) for place, sentence in found]


def test_background_of_the_right_kinds_is_accepted() -> None:
    experience = [
        {"kind": "operations", "total": "months"},
        {"kind": "project", "total": "months", "recent": "months", "recent_years": 8},
    ]

    assert (
        refused_background(
            education="school",
            education_levels=LEVELS,
            experience=experience,
            training_hours="months",
            hours_a_week="months",
        )
        == []
    )
    assert refused_background() == []


@pytest.mark.parametrize("key", ["months", "tasks", "flows", "gone"])
def test_education_that_is_no_single_choice_is_refused(key: str) -> None:
    assert refused_background(education=key, education_levels=LEVELS) == [
        ("education", f"There is no single choice “{key}”.")
    ]


@pytest.mark.parametrize("key", ["school", "tasks", "flows", "gone"])
@pytest.mark.parametrize("name", ["training_hours", "hours_a_week"])
def test_hours_that_are_no_number_question_are_refused(name: str, key: str) -> None:
    assert refused_background(**{name: key}) == [(name, f"There is no number question “{key}”.")]


def test_experience_that_is_no_number_question_is_refused_at_each_place() -> None:
    experience = [
        {"kind": "project", "total": "school", "recent": "gone", "recent_years": 8},
        {"kind": "operations", "total": "months"},
    ]

    assert refused_background(experience=experience) == [
        ("experience/project/total", "There is no number question “school”."),
        ("experience/project/recent", "There is no number question “gone”."),
    ]


def test_choice_of_the_education_question_without_a_level_is_refused() -> None:
    assert refused_background(education="school", education_levels={"none": 0}) == [
        ("education_levels", "The choice “master” stands for no level.")
    ]


def test_level_of_a_choice_that_is_not_there_is_refused() -> None:
    assert refused_background(education="school", education_levels={**LEVELS, "doctor": 5}) == [
        ("education_levels/doctor", "“school” has no choice “doctor”.")
    ]


def test_levels_without_a_question_are_refused() -> None:
    assert refused_background(education_levels=LEVELS) == [
        ("education_levels", "There are levels, but no question about education.")
    ]


def test_question_without_levels_is_refused() -> None:
    assert refused_background(education="school") == [
        ("education_levels", "The choice “none” stands for no level."),
        ("education_levels", "The choice “master” stands for no level."),
    ]
