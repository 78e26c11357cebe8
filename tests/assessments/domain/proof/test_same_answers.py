"""Proofs about the same answer to several questions equal brute force over every complete sheet."""

import pytest

from assessments.domain.proof import effects, ground, prover
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import Method, MirrorState
from tests.builders.plain_rules import PlainRules
from tests.builders.proof_differences import differences, unconfirmed
from tests.builders.proof_oracle import truth_of
from tests.builders.random_snapshots import random_of
from tests.builders.same_answers import random_same

RANDOM = [random_same(random_of(seed)) for seed in range(16)]


@pytest.fixture(autouse=True)
def _rules_that_know_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prover, "current_rules", PlainRules)


@pytest.fixture
def _no_sampling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of drawn sheets as few as can be, so that the solver has to find everything."""
    monkeypatch.setattr(ground, "DRAWN", 1)
    monkeypatch.setattr(effects, "TURNED", 1)
    monkeypatch.setattr(effects, "EXTRA", 1)


@pytest.mark.parametrize("place", range(len(RANDOM)))
def test_report_is_what_brute_force_finds(place: int) -> None:
    made, rules = RANDOM[place], PlainRules(RANDOM[place])
    report = prove(made)

    assert differences(made, report, truth_of(made, rules)) == []
    assert unconfirmed(made, report, rules) == []
    assert report.shares.method is Method.EXACT


@pytest.mark.usefixtures("_no_sampling")
@pytest.mark.parametrize("place", range(8))
def test_solver_finds_what_sampling_did_not(place: int) -> None:
    made, rules = RANDOM[place], PlainRules(RANDOM[place])
    report = prove(made)

    assert differences(made, report, truth_of(made, rules)) == []
    assert unconfirmed(made, report, rules) == []


def test_mirrors_that_hold_and_that_are_broken_are_among_them() -> None:
    assert {MirrorState.PROVED, MirrorState.BROKEN} <= {prove(made).mirror for made in RANDOM}
