"""The engine and an evaluator of another hand, written from docs/algorithms, say the same in every word.

`python -m tests.campaign second` compares a hundred thousand sheets.
"""

import pytest

from assessments.domain.outcomes.outcome import Placement, Standing
from tests.golden.corpus import OF_LATER_ENGINES
from tests.second_evaluator.comparing import Tally, compare_instrument

# Both in one process, so that the sheets are compared once.
pytestmark = pytest.mark.xdist_group("second_evaluator")

INSTRUMENTS = 20
SHEETS = 30


@pytest.fixture(scope="module")
def tallies() -> list[Tally]:
    return [compare_instrument(number, SHEETS) for number in range(INSTRUMENTS)]


def test_both_evaluators_say_the_same(tallies: list[Tally]) -> None:
    assert [sentence for tally in tallies for sentence in tally.disagreements] == []


def test_comparison_meets_every_standing_and_placement(tallies: list[Tally]) -> None:
    met = {thing for tally in tallies for thing in tally.met}
    assert {standing.value for standing in Standing if standing not in OF_LATER_ENGINES} <= met
    placements = {placement for placement in Placement if placement not in OF_LATER_ENGINES}
    assert {f"placed {placement.value}" for placement in placements} <= met
