"""Conditions: what a wanting answer does, and what is lacking."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    Bound,
    Condition,
    CountCondition,
    DifferenceCondition,
    Matching,
    NotSureCondition,
    NumberCondition,
    ScoreCondition,
)
from assessments.domain.definitions.questions import MultipleChoice, NumberQuestion, Question, choice_keys
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.engines.v1 import prepare
from assessments.domain.engines.v1.conditions import Facts, check
from assessments.domain.engines.v1.scores import Scores, scores_of
from assessments.domain.engines.v1.visibility import visible_sheet
from tests.builders.random_evaluations import Case, cases

EXAMPLES = settings(max_examples=60)
NO_SCORES = Scores({}, 0, 0)
BOUNDS = st.sampled_from(Bound)
# A score of one dimension: points, attainable.
SCORES = st.integers(1, 40).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most)))


def _conditions_on(question: Question) -> list[Condition]:
    """Every kind of condition that a question permits, with bounds that any answer meets."""
    match question:
        case NumberQuestion(key=key, least=least, most=most):
            return [
                NumberCondition(key, Bound.AT_LEAST, least),
                NumberCondition(key, Bound.AT_MOST, most),
            ]
        case MultipleChoice(key=key):
            every = tuple(sorted(choice_keys(question)))
            return [
                *(AnswerCondition(key, matching, every) for matching in Matching),
                CountCondition(key, Bound.AT_LEAST, 0),
                CountCondition(key, Bound.AT_MOST, len(every)),
            ]
        case _:
            every = tuple(sorted(choice_keys(question)))
            return [
                AnswerCondition(question.key, Matching.ANY_OF, every),
                AnswerCondition(question.key, Matching.NONE_OF, every[:1]),
                AnswerCondition(question.key, Matching.NONE_OF, every[1:]),
            ]


@settings(max_examples=30)
@given(cases())
def test_condition_on_a_hidden_unanswered_or_not_sure_answer_is_false(case: Case) -> None:
    prepared = prepare(case.definition)
    visible, seen = visible_sheet(prepared, case.sheet)
    facts = Facts(seen, scores_of(prepared, seen, visible))
    for question in case.definition.questions:
        wanting = question.key not in visible or case.sheet.get(question.key, NOT_SURE) == NOT_SURE
        found = [check(condition, facts) for condition in _conditions_on(question)]

        assert wanting != any(item.holds for item in found), question.key
        assert not wanting or {(item.left, item.right, item.lacking) for item in found} == {(0, 0, None)}


@pytest.mark.parametrize(
    ("matching", "holds"), [(Matching.ANY_OF, False), (Matching.NONE_OF, True), (Matching.ALL_OF, False)]
)
def test_empty_multiple_choice_is_an_answer(matching: Matching, holds: bool) -> None:
    facts = Facts({"q": ()}, NO_SCORES)

    assert check(AnswerCondition("q", matching, ("a",)), facts).holds is holds
    assert check(CountCondition("q", Bound.AT_MOST, 0), facts).holds


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        (("a", "b"), AnswerCondition("q", Matching.ALL_OF, ("a", "b"))),
        (("a", "b"), AnswerCondition("q", Matching.ANY_OF, ("b", "c"))),
        (("a", "b"), CountCondition("q", Bound.AT_LEAST, 2)),
        (12, NumberCondition("q", Bound.AT_LEAST, 12)),
        (12, NumberCondition("q", Bound.AT_MOST, 12)),
        (0, NumberCondition("q", Bound.AT_MOST, 12)),
        ("a", AnswerCondition("q", Matching.ANY_OF, ("a",))),
        ("b", AnswerCondition("q", Matching.NONE_OF, ("a",))),
    ],
)
def test_bounds_are_included(answer: Answer, condition: Condition) -> None:
    assert check(condition, Facts({"q": answer}, NO_SCORES)).holds


@pytest.mark.parametrize(
    ("answer", "condition"),
    [
        (("a",), AnswerCondition("q", Matching.ALL_OF, ("a", "b"))),
        (("a", "b"), AnswerCondition("q", Matching.NONE_OF, ("b", "c"))),
        (("a", "b"), CountCondition("q", Bound.AT_LEAST, 3)),
        (("a", "b"), CountCondition("q", Bound.AT_MOST, 1)),
        (11, NumberCondition("q", Bound.AT_LEAST, 12)),
        (13, NumberCondition("q", Bound.AT_MOST, 12)),
    ],
)
def test_what_is_outside_of_a_bound_does_not_hold(answer: Answer, condition: Condition) -> None:
    found = check(condition, Facts({"q": answer}, NO_SCORES))

    assert not found.holds
    assert found.lacking is None


def _with(points: int, attainable: int, other: tuple[int, int] = (1, 2)) -> Facts:
    return Facts({}, Scores({"d": (points, attainable), "e": other}, 1, 0))


@EXAMPLES
@given(SCORES, BOUNDS, st.integers(0, 100))
def test_lacking_points_are_the_least_that_turn_a_score(
    score: tuple[int, int], bound: Bound, percent: int
) -> None:
    points, attainable = score
    condition = ScoreCondition("d", bound, percent)
    found = check(condition, _with(points, attainable))
    assert found.holds == (found.lacking is None)
    assume(found.lacking is not None)

    step = found.lacking if bound is Bound.AT_LEAST else -(found.lacking or 0)
    assert step
    assert check(condition, _with(points + step, attainable)).holds
    short = step - 1 if step > 0 else step + 1
    assert not check(condition, _with(points + short, attainable)).holds


@EXAMPLES
@given(SCORES, SCORES, BOUNDS, st.integers(-100, 100))
def test_lacking_points_are_the_least_that_turn_a_difference(
    score: tuple[int, int], other: tuple[int, int], bound: Bound, percent: int
) -> None:
    points, attainable = score
    condition = DifferenceCondition("d", "e", bound, percent)
    found = check(condition, _with(points, attainable, other))
    assert found.holds == (found.lacking is None)
    assume(found.lacking is not None)

    step = found.lacking if bound is Bound.AT_LEAST else -(found.lacking or 0)
    assert step
    assert check(condition, _with(points + step, attainable, other)).holds
    short = step - 1 if step > 0 else step + 1
    assert not check(condition, _with(points + short, attainable, other)).holds


@EXAMPLES
@given(SCORES, SCORES, st.integers(-100, 100))
def test_difference_holds_as_the_exchanged_one_does(
    score: tuple[int, int], other: tuple[int, int], percent: int
) -> None:
    facts = _with(*score, other)
    one = check(DifferenceCondition("d", "e", Bound.AT_LEAST, percent), facts)
    exchanged = check(DifferenceCondition("e", "d", Bound.AT_MOST, -percent), facts)

    assert one.holds == exchanged.holds
    assert (one.left, one.right) == (-exchanged.left, -exchanged.right)


@pytest.mark.parametrize("bound", Bound)
@pytest.mark.parametrize(
    "condition",
    [
        ScoreCondition("none", Bound.AT_LEAST, 0),
        DifferenceCondition("none", "some", Bound.AT_LEAST, 0),
        DifferenceCondition("some", "none", Bound.AT_LEAST, 0),
    ],
)
def test_condition_on_no_score_is_false(
    condition: ScoreCondition | DifferenceCondition, bound: Bound
) -> None:
    facts = Facts({}, Scores({"none": (0, 0), "some": (1, 2)}, 1, 0))
    found = check(replace(condition, bound=bound), facts)

    assert (found.left, found.right, found.holds, found.lacking) == (0, 0, False, None)


@pytest.mark.parametrize(
    ("not_sure", "seen", "percent", "holds"),
    [
        (0, 0, 0, False),
        (0, 3, 0, False),
        (1, 1, 0, True),
        (1, 3, 0, True),
        (1, 3, 33, True),
        (1, 3, 34, False),
        (3, 10, 30, False),
    ],
)
def test_share_of_not_sure_is_more_than_its_percentage(
    not_sure: int, seen: int, percent: int, holds: bool
) -> None:
    assert check(NotSureCondition(percent), Facts({}, Scores({}, seen, not_sure))).holds is holds
