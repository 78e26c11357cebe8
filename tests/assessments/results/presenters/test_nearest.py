"""How sure a result of engine 3 is, in a sentence."""

from dataclasses import replace

import pytest

from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.margin.result import Counterfactual, State, Variant
from assessments.results.presenters.nearest import left_open_sentence, near_paths, sureness
from assessments.wording.texts import Wording
from tests.builders.decisions import PROJECT_WORK, outcome_of, second_edition, ways_of

WORDING = Wording(second_edition())
OUTCOME = outcome_of(PROJECT_WORK)


def way(path: str, distance: int) -> Counterfactual:
    return Counterfactual(path, Variant.CHANGEABLE, State.FOUND, distance)


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        ((), "This is clear: even three different answers about your work would not change it."),
        (
            (way("both", 1), way("work", 3)),
            "This was a close call: one other answer would have led to Both.",
        ),
        (
            (way("both", 2), way("work", 2)),
            "Two other answers about your work would have led to Both or Work management.",
        ),
    ],
)
def test_nearest_path_says_how_sure_it_is(ways: tuple[Counterfactual, ...], says: str) -> None:
    assert sureness(OUTCOME, ways, WORDING) == says


def test_wish_decides_where_somebody_moves() -> None:
    assert sureness(replace(OUTCOME, moves=True), (), WORDING).startswith("What you want decides this")


def test_nothing_is_sure_where_too_little_is_known() -> None:
    little = replace(OUTCOME, kind=ExploreKind.TOO_LITTLE_INFORMATION)

    assert sureness(little, (), WORDING) == ""


def test_questions_that_were_left_out_could_not_have_changed_the_path() -> None:
    assert left_open_sentence(OUTCOME) == ""
    assert left_open_sentence(replace(OUTCOME, left_open=1)) == (
        "We left out one question: no answer to it could have changed your path."
    )
    assert left_open_sentence(replace(OUTCOME, left_open=4)).startswith("We left out four questions")


def test_each_near_path_names_the_answers_that_lead_there() -> None:
    found = near_paths(ways_of(PROJECT_WORK), WORDING)

    assert found
    assert all(view.changes and view.title for view in found)
