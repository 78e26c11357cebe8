"""The assessment that the demo ships: proved, without errors and without warnings."""

from functools import cache

import pytest

from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import FindingKind, Method, MirrorState, QuestionRole, Report, Severity
from tests.assessments.find_your_path import DEFINITION, SCORED

# All in one process, so that it is proved once.
pytestmark = pytest.mark.xdist_group("find_your_path_proof")


@cache
def report() -> Report:
    """Its proof, made once."""
    return prove(DEFINITION)


def test_nothing_is_found_but_notices() -> None:
    notices = {finding.kind for finding in report().findings}

    assert [finding for finding in report().findings if finding.severity is not Severity.NOTICE] == []
    assert notices == {
        FindingKind.QUESTION_WITHOUT_EFFECT,
        FindingKind.CHOICES_ALIKE,
        FindingKind.RULE_OVERLAP,
    }


def test_its_mirror_is_proved_and_both_sides_have_the_same_share() -> None:
    shares = {share.path: share for share in report().shares.by_path}

    assert report().mirror is MirrorState.PROVED
    assert report().shares.method is Method.EXACT
    assert shares["project"].sheets == shares["work"].sheets > 0


def test_every_rule_is_reached_and_every_scored_question_can_turn_the_path() -> None:
    effects = {effect.question: effect for effect in report().effects}

    assert [reached.rule for reached in report().reached] == [rule.key for rule in DEFINITION.rules]
    assert {effects[key].role for key in SCORED} == {QuestionRole.PATH}
    assert all(effect.is_proved for effect in report().effects)


def test_no_plan_is_promised_to_straight_liners() -> None:
    assert {line.path for line in report().straight_lines} == {"explore"}
