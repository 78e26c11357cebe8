"""Conditions on what is not there, of the wrong kind, too late, or out of bounds."""

from typing import Any

import pytest

from tests.assessments.domain.definitions.checks.refused import refused_of
from tests.builders.instruments import Document, multiple, number, rule, scale, single

ALWAYS = single("which", {"up": {"work": 4}, "down": {"rest": 4}})
SHARE = scale("flows")
TASKS = multiple("tasks", ("a", "b", "c"))
MONTHS = number("months", least=3, most=60)
# Asked of some only, it feeds a dimension of its own and one that all others feed too.
SOMETIMES = scale("extra", weights={"side": 2, "rest": 1}, visible_if=[{"answer": "which", "any_of": ["up"]}])
UNFED = [{"key": key} for key in ("work", "rest", "side", "unfed")]
ASKED = (ALWAYS, SHARE, TASKS, MONTHS, SOMETIMES)


def refused_when(*when: Document) -> list[tuple[str, str]]:
    """The refusals of an instrument whose first rule asks for something."""
    return refused_of(*ASKED, rules=[rule("first", "one", *when)], dimensions=UNFED)


@pytest.mark.parametrize(
    "condition",
    [
        {"score": "work", "at_least": 0},
        {"score": "rest", "at_most": 100},
        {"score": "side", "at_least": 50},
        {"answer": "which", "any_of": ["down", "up"]},
        {"answer": "which", "none_of": ["up"]},
        {"answer": "flows", "any_of": ["1", "5"]},
        {"answer": "tasks", "all_of": ["a", "c"]},
        {"answer": "tasks", "none_of": ["a"]},
        {"count": "tasks", "at_least": 3},
        {"count": "tasks", "at_most": 0},
        {"number": "months", "at_least": 60},
        {"number": "months", "at_most": 3},
        {"not_sure_over": 0},
        {"not_sure_over": 100},
    ],
    ids=str,
)
def test_condition_that_can_be_met_is_accepted(condition: Document) -> None:
    assert refused_when(condition) == []


REFUSED = [
    ({"score": "gone", "at_least": 50}, "There is no dimension “gone”."),
    ({"score": "unfed", "at_least": 50}, "No question adds points to “unfed”, so it has no score."),
    ({"difference": ["work", "gone"], "at_least": 5}, "There is no dimension “gone”."),
    (
        {"difference": ["unfed", "work"], "at_most": 5},
        "No question adds points to “unfed”, so it has no score.",
    ),
    ({"answer": "gone", "any_of": ["up"]}, "There is no question “gone”."),
    ({"answer": "which", "any_of": ["left", "up"]}, "“which” has no choice “left”."),
    ({"answer": "flows", "none_of": ["6"]}, "“flows” has no choice “6”."),
    ({"answer": "tasks", "all_of": ["a", "d"]}, "“tasks” has no choice “d”."),
    ({"answer": "which", "all_of": ["up"]}, "“which” takes one choice, so “all of” is for other questions."),
    ({"answer": "flows", "all_of": ["1"]}, "“flows” takes one choice, so “all of” is for other questions."),
    ({"answer": "months", "any_of": ["3"]}, "“months” is answered by a number, not by a choice."),
    ({"count": "gone", "at_least": 1}, "There is no question “gone”."),
    ({"count": "which", "at_least": 1}, "Choices are counted in multiple choice; “which” is not one."),
    ({"count": "months", "at_most": 1}, "Choices are counted in multiple choice; “months” is not one."),
    ({"count": "tasks", "at_least": 4}, "“tasks” has only 3 choices."),
    ({"number": "gone", "at_least": 4}, "There is no question “gone”."),
    ({"number": "tasks", "at_least": 1}, "“tasks” is not answered by a number."),
    ({"number": "months", "at_least": 61}, "The answer to “months” is between 3 and 60."),
    ({"number": "months", "at_most": 2}, "The answer to “months” is between 3 and 60."),
]


@pytest.mark.parametrize(("condition", "sentence"), REFUSED, ids=str)
def test_condition_of_a_rule_that_cannot_be_met_is_refused(condition: Document, sentence: str) -> None:
    assert refused_when(condition) == [("rules/first/when/1", sentence)]


@pytest.mark.parametrize(("condition", "sentence"), REFUSED, ids=str)
def test_condition_inside_an_any_of_is_refused_at_its_place(condition: Document, sentence: str) -> None:
    fine = {"score": "work", "at_least": 50}

    assert refused_when(fine, {"any": [fine, condition]}) == [("rules/first/when/2/any/2", sentence)]


@pytest.mark.parametrize(
    ("difference", "dimension"), [(["side", "work"], "side"), (["work", "rest"], "rest")], ids=str
)
def test_difference_over_what_a_conditional_question_feeds_is_refused(
    difference: list[str], dimension: str
) -> None:
    assert refused_when({"difference": difference, "at_least": 10}) == [
        (
            "rules/first/when/1",
            "A difference needs the same points to be had on every sheet; question “extra”, which adds to "
            f"“{dimension}”, is not always asked.",
        )
    ]


def test_difference_over_what_is_always_asked_is_accepted() -> None:
    condition = {"difference": ["work", "rest"], "at_least": 10}

    assert refused_of(*ASKED[:-1], rules=[rule("first", "one", condition)]) == []


def test_conditional_question_that_can_add_nothing_varies_nothing() -> None:
    nothing = single("nothing", {"a": {"rest": 0}, "b": {}}, visible_if=SOMETIMES["visible_if"])
    condition = {"difference": ["work", "rest"], "at_least": 10}

    assert refused_of(ALWAYS, nothing, rules=[rule("first", "one", condition)]) == []


def test_dimension_to_which_every_choice_adds_nothing_has_no_score() -> None:
    nothing = single("nothing", {"a": {"rest": 0}, "b": {}})
    condition = {"score": "rest", "at_least": 10}

    assert refused_of(SHARE, nothing, rules=[rule("first", "one", condition)]) == [
        ("rules/first/when/1", "No question adds points to “rest”, so it has no score.")
    ]


def asked_if(condition: Document, *before: Any) -> list[tuple[str, str]]:
    """The refusals of an instrument whose middle question is asked by a condition."""
    return refused_of(*before, number("middle", visible_if=[condition]), single("last", ("x", "y")))


@pytest.mark.parametrize(
    "condition",
    [
        {"answer": "which", "any_of": ["up"]},
        {"answer": "flows", "none_of": ["1"]},
        {"answer": "tasks", "all_of": ["b"]},
        {"count": "tasks", "at_least": 1},
        {"number": "months", "at_most": 12},
    ],
    ids=str,
)
def test_visibility_may_read_answers_to_earlier_questions(condition: Document) -> None:
    assert asked_if(condition, ALWAYS, SHARE, TASKS, MONTHS) == []


@pytest.mark.parametrize(("condition", "sentence"), REFUSED, ids=str)
def test_visibility_that_cannot_be_met_is_refused(condition: Document, sentence: str) -> None:
    if {"score", "difference"} & set(condition):
        sentence = "Whether a question is asked may depend on answers only, not on scores."

    assert asked_if(condition, *ASKED) == [("questions/middle/visible_if/1", sentence)]


@pytest.mark.parametrize(
    "condition",
    [
        {"score": "work", "at_least": 50},
        {"difference": ["work", "rest"], "at_most": 0},
        {"not_sure_over": 30},
    ],
    ids=str,
)
def test_visibility_by_scores_or_not_sure_shares_is_refused(condition: Document) -> None:
    assert asked_if(condition, ALWAYS) == [
        (
            "questions/middle/visible_if/1",
            "Whether a question is asked may depend on answers only, not on scores.",
        )
    ]


@pytest.mark.parametrize(
    ("condition", "key"),
    [({"number": "middle", "at_least": 1}, "middle"), ({"answer": "last", "any_of": ["x"]}, "last")],
    ids=str,
)
def test_visibility_by_the_question_itself_or_a_later_one_is_refused(condition: Document, key: str) -> None:
    assert asked_if({"any": [{"answer": "which", "any_of": ["up"]}, condition]}, ALWAYS) == [
        (
            "questions/middle/visible_if/1/any/2",
            f"This depends on the answer to “{key}”, which does not come before it.",
        )
    ]
