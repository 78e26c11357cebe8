"""Conditions of rules in words."""

import pytest

from assessments.domain.definitions.conditions import (
    AnswerCondition,
    Bound,
    Condition,
    CountCondition,
    DifferenceCondition,
    Matching,
    NotSureCondition,
    NumberCondition,
    SameAnswerCondition,
    ScoreCondition,
)
from assessments.domain.outcomes.outcome import Check
from assessments.wording.conditions import condition_words, lacking_words
from assessments.wording.texts import Wording
from tests.assessments.find_your_path import DEFINITION

AT_LEAST, AT_MOST = Bound.AT_LEAST, Bound.AT_MOST
WISH = "What would you like to do more of in twelve months?"
LED = "In how many months of your life have you led a project?"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ScoreCondition("work", AT_LEAST, 60), "Ongoing work has at least 60% of its points"),
        (ScoreCondition("work", AT_MOST, 49), "Ongoing work has at most 49% of its points"),
        (
            DifferenceCondition("work", "project", AT_LEAST, 10),
            "the score for ongoing work is at least 10 percentage points above that for project work",
        ),
        (
            AnswerCondition("direction", Matching.ANY_OF, ("both", "same")),
            f"you answered “Both, projects and ongoing work” or “The same as now” to “{WISH}”",
        ),
        (
            AnswerCondition("direction", Matching.NONE_OF, ("same",)),
            f"you did not answer “The same as now” to “{WISH}”",
        ),
        (
            AnswerCondition("direction", Matching.ALL_OF, ("both", "same")),
            f"you answered “Both, projects and ongoing work” and “The same as now” to “{WISH}”",
        ),
        (CountCondition("direction", AT_LEAST, 2), f"you gave at least 2 answers to “{WISH}”"),
        (CountCondition("direction", AT_MOST, 2), f"you gave at most 2 answers to “{WISH}”"),
        (NumberCondition("months_projects", AT_LEAST, 36), f"you answered 36 months or more to “{LED}”"),
        (NumberCondition("months_projects", AT_MOST, 36), f"you answered 36 months or fewer to “{LED}”"),
        (
            SameAnswerCondition(("direction", "months_projects")),
            f"you gave the same answer to all of “{WISH}” and “{LED}”",
        ),
        (NotSureCondition(30), "more than 30% of the answers are “not sure”"),
    ],
)
def test_every_condition_has_words(condition: Condition, words: str) -> None:
    assert condition_words(condition, Wording(DEFINITION)) == words


@pytest.mark.parametrize(
    ("condition", "lacking", "words"),
    [
        (ScoreCondition("work", AT_LEAST, 60), 13, "you needed 13 more points for Ongoing work"),
        (ScoreCondition("work", AT_LEAST, 60), 1, "you needed 1 more point for Ongoing work"),
        (ScoreCondition("work", AT_MOST, 49), 2, "you had 2 points too many for Ongoing work"),
        (
            DifferenceCondition("project", "work", AT_LEAST, 10),
            4,
            "you needed 4 more points for Project work",
        ),
        (NotSureCondition(30), None, ""),
    ],
)
def test_what_was_lacking_is_told_in_points(condition: Condition, lacking: int | None, words: str) -> None:
    check = Check(condition, 0, 1, holds=False, lacking=lacking)

    assert lacking_words(check, Wording(DEFINITION)) == words
