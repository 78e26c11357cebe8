"""What a question offers and what its choices earn."""

import pytest
from hypothesis import given, settings

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    Question,
    choice_keys,
    is_scored,
    maxima_of,
    offers_not_sure,
    points_of,
)
from assessments.domain.documents.values import NOT_SURE
from tests.builders.instruments import definition, multiple, number, scale, single
from tests.builders.random_instruments import definitions

MADE = definition(
    single("both", {"up": {"work": 4, "plan": 0}, "down": {"plan": 2}, "none": {}}),
    scale("flows", 4, {"work": 2, "plan": 6}),
    scale("turned", 3, {"work": 3}, reversed=True),
    single("plain", ("x", "y")),
    multiple("tasks", ("t2", "t1")),
    number("months"),
)
BOTH, FLOWS, TURNED, PLAIN, TASKS, MONTHS = MADE.questions


@pytest.mark.parametrize(
    ("question", "scored", "not_sure", "keys"),
    [
        (BOTH, True, True, ("up", "down", "none")),
        (FLOWS, True, True, ("1", "2", "3", "4")),
        (PLAIN, False, True, ("x", "y")),
        (TASKS, False, False, ("t2", "t1")),
        (MONTHS, False, False, ()),
    ],
)
def test_question_says_whether_it_is_scored_and_what_it_offers(
    question: Question, scored: bool, not_sure: bool, keys: tuple[str, ...]
) -> None:
    assert (is_scored(question), offers_not_sure(question), choice_keys(question)) == (scored, not_sure, keys)


def test_single_choice_with_an_entry_of_no_points_is_scored() -> None:
    question = definition(single("zero", {"a": {"work": 0}, "b": {}})).questions[0]

    assert is_scored(question)
    assert maxima_of(question) == (("work", 0),)


@pytest.mark.parametrize(
    ("question", "choice", "points"),
    [
        (BOTH, "up", {"work": 4, "plan": 0}),
        (BOTH, "down", {"work": 0, "plan": 2}),
        (BOTH, "none", {"work": 0, "plan": 0}),
        (BOTH, NOT_SURE, {"work": 2, "plan": 1}),
        (FLOWS, "1", {"work": 0, "plan": 0}),
        (FLOWS, "3", {"work": 4, "plan": 12}),
        (FLOWS, "4", {"work": 6, "plan": 18}),
        (FLOWS, NOT_SURE, {"work": 3, "plan": 9}),
        (TURNED, "1", {"work": 6}),
        (TURNED, "2", {"work": 3}),
        (TURNED, "3", {"work": 0}),
        (PLAIN, "x", {}),
        (PLAIN, NOT_SURE, {}),
        (TASKS, "t1", {}),
    ],
)
def test_choice_earns_points_in_each_dimension_that_the_question_feeds(
    question: Question, choice: str, points: dict[str, int]
) -> None:
    assert points_of(question, choice) == tuple(sorted(points.items()))


@pytest.mark.parametrize(
    ("question", "choice"),
    [(BOTH, "left"), (FLOWS, "0"), (FLOWS, "5"), (TASKS, NOT_SURE), (MONTHS, "1"), (MONTHS, NOT_SURE)],
)
def test_choice_that_is_not_offered_earns_nothing_but_an_error(question: Question, choice: str) -> None:
    with pytest.raises(KeyError, match=choice):
        points_of(question, choice)


@given(definitions())
@settings(max_examples=15)
def test_some_choice_reaches_each_maximum_none_exceeds_it_and_not_sure_is_half(made: Definition) -> None:
    for question in made.questions:
        earned = [dict(points_of(question, choice)) for choice in choice_keys(question)]
        for dimension, most in maxima_of(question):
            assert max(points[dimension] for points in earned) == most
            assert min(points[dimension] for points in earned) >= 0
            assert 2 * dict(points_of(question, NOT_SURE))[dimension] == most
