"""Proof reports equal what the engine says over every complete sheet of a small instrument."""

from itertools import islice

import pytest

from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.solver import Proof
from assessments.domain.answer_space.space import space_of
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.proof import effects, ground
from assessments.domain.proof.prover import LIMIT, prove
from assessments.domain.proof.report import MirrorState, Severity
from assessments.domain.proof.twins import Twins
from tests.builders.all_sheets import complete_sheets
from tests.builders.clean_instruments import PLANS, Plan, clean_document
from tests.builders.defects import DEFECTS, SEEDED, seeded_defects
from tests.builders.instruments import definition, document, number, rule, scale, single
from tests.builders.proof_differences import differences, unconfirmed
from tests.builders.proof_oracle import truth_of
from tests.builders.random_instruments import random_definition
from tests.builders.random_mirrors import random_mirrored
from tests.builders.random_snapshots import random_of

MOST_SHEETS = 250
SIDES = ("project", "work")
SMALL = [plan for plan in PLANS if plan.pairs == 1 and plan.steps == 3]


def is_small(made: Definition) -> bool:
    return len(list(islice(complete_sheets(made), MOST_SHEETS + 1))) <= MOST_SHEETS


# The campaign goes through a thousand.
RANDOM = [
    made
    for seed in range(14)
    if is_small(made := random_definition(random_of(seed), questions=4, choices=2, dimensions=2))
]
MIRRORED = [made for seed in range(14) if is_small(made := random_mirrored(random_of(seed)))]


@pytest.mark.parametrize("made", [*RANDOM, *MIRRORED])
def test_report_is_what_brute_force_finds(made: Definition) -> None:
    report = prove(made)

    assert differences(made, report, truth_of(made)) == []
    assert unconfirmed(made, report) == []


@pytest.fixture
def _no_sampling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of drawn sheets as few as can be, so that the solver has to find everything."""
    monkeypatch.setattr(ground, "DRAWN", 1)
    monkeypatch.setattr(effects, "TURNED", 1)
    monkeypatch.setattr(effects, "EXTRA", 1)


def _mirrored_but_for_what_is_asked() -> Definition:
    """Mirrored rules over numbers that are asked after like answers, but for the last of these."""
    gates = [{"answer": f"gate_{place}", "any_of": ["yes"]} for place in range(3)]
    months = [
        number(f"{side}_months", most=20, visible_if=[*gates, {"answer": "wish", "any_of": [wish]}])
        for side, wish in zip(SIDES, ("lead", "stay"), strict=True)
    ]
    made = document(
        *(single(f"gate_{place}", ("yes", "no")) for place in range(3)),
        single("wish", ("lead", "run", "stay")),
        *months,
        rules=[rule(side, side, {"number": f"{side}_months", "at_least": 20}) for side in SIDES],
        mirror={
            "paths": [list(SIDES)],
            "questions": [[f"{side}_months" for side in SIDES]],
            "choices": [["wish", "lead", "run"]],
        },
    )
    return compile_definition(made)


@pytest.mark.usefixtures("_no_sampling")
@pytest.mark.parametrize("made", [*RANDOM[:8], *MIRRORED[:8], _mirrored_but_for_what_is_asked()])
def test_solver_finds_what_sampling_did_not(made: Definition) -> None:
    report = prove(made)

    assert differences(made, report, truth_of(made)) == []
    assert unconfirmed(made, report) == []


def _turned_by_hiding() -> Definition:
    """A question that turns the path by what it shows alone."""
    deep = scale("deep", 9, visible_if=[{"answer": "ask", "any_of": ["yes"]}])
    full = rule("full", "work", {"score": "work", "at_least": 100})
    return definition(single("ask", ("yes", "no")), deep, rules=[full])


@pytest.mark.parametrize("made", [*RANDOM, _turned_by_hiding()])
def test_two_sheets_in_one_model_turn_as_brute_force_does(made: Definition) -> None:
    space = space_of(made)
    truth = truth_of(made)
    for place, asked in enumerate(space.asked):
        twins = Twins(space, place, Effort(LIMIT))
        turning_paths = {
            path for number, path in enumerate(space.paths) if twins.search([number])[0] is Proof.FOUND
        }
        assert turning_paths == truth.turns[asked.key]


def test_mirrors_that_hold_and_that_are_broken_are_among_them() -> None:
    assert {prove(made).mirror for made in MIRRORED} == {MirrorState.PROVED, MirrorState.BROKEN}


@pytest.mark.parametrize("plan", SMALL, ids=lambda plan: plan.name)
def test_clean_instrument_gives_no_alarm_and_brute_force_agrees(plan: Plan) -> None:
    made = compile_definition(clean_document(plan))
    report = prove(made)

    assert {finding.severity for finding in report.findings} <= {Severity.NOTICE}
    assert report.mirror is MirrorState.PROVED
    assert differences(made, report, truth_of(made)) == []


def test_sixty_defects_of_every_kind_are_seeded_into_more_than_ten_instruments() -> None:
    seeded = seeded_defects()

    assert len({item.name for item in seeded}) == len(seeded) == SEEDED
    assert len({item.name.partition(" in ")[2] for item in seeded}) > 10
    assert {item.defect.place for item in seeded} == {item.place for item in DEFECTS}
    assert all(compile_definition(item.document) for item in seeded)


@pytest.mark.parametrize("place", [0, 3, 5, 7, 10])
def test_seeded_defect_is_found_at_its_place(place: int) -> None:
    seeded = seeded_defects()[place]
    report = prove(compile_definition(seeded.document))

    assert (seeded.defect.kind, seeded.defect.severity, seeded.defect.place) in {
        (finding.kind, finding.severity, finding.place) for finding in report.findings
    }
