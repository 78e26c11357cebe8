"""The engine and an evaluator of another hand, written from docs/algorithms, say the same in every word.

`python -m tests.campaign second` compares a hundred thousand sheets.
"""

import pytest

from assessments.domain.outcomes.outcome import Limit, Placement, Requirement, Rung, Standing, Why
from tests.golden.corpus import OF_LATER_ENGINES
from tests.second_evaluator.comparing import Tally, compare_instrument
from tests.second_evaluator.engine3.comparing import Tally as AdvisedTally
from tests.second_evaluator.engine3.comparing import compare_advised

# Both in one process, so that the sheets are compared once.
pytestmark = pytest.mark.xdist_group("second_evaluator")

INSTRUMENTS = 20
SHEETS = 30
ADVISED_INSTRUMENTS = 60
ADVISED_SHEETS = 12
# What engine 3 never says of a certification, of somebody who may enter, or of a plan.
OF_EARLIER_ENGINES = {Placement.SURPASSED}


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


@pytest.fixture(scope="module")
def advised() -> AdvisedTally:
    tally = AdvisedTally()
    for number in range(ADVISED_INSTRUMENTS):
        tally.add(compare_advised(number, ADVISED_SHEETS))
    return tally


def test_both_evaluators_say_the_same_of_format_2(advised: AdvisedTally) -> None:
    assert not advised.disagreed, f"{dict(advised.disagreed)}\n{advised.first}"


def test_comparison_of_format_2_meets_all_that_engine_3_says(advised: AdvisedTally) -> None:
    expected = {f"placed {placement}" for placement in Placement if placement not in OF_EARLIER_ENGINES}
    expected |= {f"standing {standing}" for standing in Standing}
    expected |= {f"rung {rung}" for rung in Rung}
    expected |= {f"limit {limit}" for limit in Limit}
    expected |= {f"unknown {why}" for why in Why}
    expected |= {f"misses {requirement}" for requirement in Requirement if requirement != Requirement.RULES}
    expected |= {f"reason {code}" for code in ("answer", "wish", "not_sure", "rule")}
    expected |= {f"reason of a step {code}" for code in ("role", "kind", "region", "circumstance")}
    expected |= {f"stage {stage}" for stage in ("start", "established", "senior")}
    expected |= {"told tools", "told announced", "told moves", "opens", "instead 2", "steps of a plan 3"}
    expected |= {"suffices True, some left open", "suffices False, some left open", "margin 2"}
    assert expected - set(advised.met) == set()
