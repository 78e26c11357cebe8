"""Tampering with anything that an outcome rests on is found."""

import pytest

from assessments.catalogue.queries import kept_snapshot
from assessments.domain.snapshots.snapshot import Certified, Snapshot
from assessments.models import Outcome
from assessments.results.queries.verification import OutcomeDifference, Verification, verify_outcomes
from tests.assessments.tampering import tamper
from tests.factories.assessments import (
    PROJECT_ANSWERS,
    WORK_ANSWERS,
    make_outcome,
    make_version,
)
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


CAPM = Certified("capm", "CAPM", "PMI", False, "active", "discipline", "project-management", 0, (), (), ())


@pytest.fixture
def outcomes(monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """Three outcomes of two versions and two states of the catalogue."""
    version = make_version()
    first = make_outcome(version, answers={**PROJECT_ANSWERS, "months": 14}, held=["capm"])
    monkeypatch.setattr(kept_snapshot, "current_snapshot", lambda: Snapshot((CAPM,), ()))
    kept_snapshot.forget_snapshot()
    second = make_outcome(version, answers=WORK_ANSWERS)
    third = make_outcome(make_version(version.assessment, plan_size=1))
    return [first, second, third]


def test_untouched_outcomes_follow_from_what_is_stored(outcomes: list[Outcome]) -> None:
    assert verify_outcomes() == Verification(3, ())


def test_nothing_stored_is_nothing_that_differs() -> None:
    assert verify_outcomes() == Verification(0, ())


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("path = 'explore'", ("path",)),
        ("kind = 'undecided'", ("kind",)),
        ("margin = 9", ("margin",)),
        ("""scores = '{"work": [6, 6]}'""", ("scores",)),
        ("""document = document || '{"path": "explore"}'""", ("document",)),
        ("submitted_at = now()", ("submitted_at",)),
        ("as_of = '2026-12-02'", ("document",)),
        ("version_id = (SELECT max(id) FROM assessments_assessmentversion)", ("version_id",)),
        ("engine = 99", ("cannot be recomputed (KeyError)",)),
    ],
)
def test_outcome_that_was_changed_is_named_with_what_differs(
    outcomes: list[Outcome], change: str, what: tuple[str, ...]
) -> None:
    changed = outcomes[1].pk

    tamper("outcome", change, changed)

    assert verify_outcomes() == Verification(3, (OutcomeDifference(changed, what),))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("scored = '{0,0,0,0}'", ("submission.scored",)),
        ("""answers = '{"share": "never"}'""", ("cannot be recomputed (AnswerRefusedError)",)),
        ("held = '{}'", ("cannot be recomputed (AnswerRefusedError)",)),
    ],
)
def test_submission_that_was_changed_is_named_by_its_outcome(
    outcomes: list[Outcome], change: str, what: tuple[str, ...]
) -> None:
    tamper("submission", change, outcomes[1].submission_id)

    assert verify_outcomes() == Verification(3, (OutcomeDifference(outcomes[1].pk, what),))


def test_answer_that_was_exchanged_is_found(outcomes: list[Outcome]) -> None:
    tamper("submission", """answers = answers || '{"routine": "1"}'""", outcomes[1].submission_id)

    (difference,) = verify_outcomes().differences
    assert difference.outcome == outcomes[1].pk
    assert {"scores", "document", "submission.scored"} <= set(difference.what)


def test_definition_that_was_exchanged_is_found_in_every_outcome_of_its_version(
    outcomes: list[Outcome],
) -> None:
    change = "definition = jsonb_set(definition, '{rules,0,when,0,at_least}', '51')"
    tamper("assessmentversion", change, outcomes[0].version_id)

    found = {difference.outcome: difference.what for difference in verify_outcomes().differences}
    assert set(found) == {outcomes[0].pk, outcomes[1].pk}
    assert all("version.logic_hash" in what for what in found.values())


def test_definition_that_is_none_any_more_is_found(outcomes: list[Outcome]) -> None:
    tamper("assessmentversion", "definition = '[]'", outcomes[2].version_id)

    assert verify_outcomes().differences == (
        OutcomeDifference(outcomes[2].pk, ("cannot be recomputed (RefusedError)",)),
    )


def test_catalogue_that_was_exchanged_is_found(outcomes: list[Outcome]) -> None:
    tamper(
        "cataloguesnapshot", """document = document || '{"certifications": []}'""", outcomes[2].snapshot_id
    )

    found = {difference.outcome: difference.what for difference in verify_outcomes().differences}
    assert set(found) == {outcomes[1].pk, outcomes[2].pk}
    assert all("snapshot.sha256" in what for what in found.values())


def test_progress_is_told_for_each_outcome(outcomes: list[Outcome]) -> None:
    told: list[tuple[int, int]] = []

    verify_outcomes(lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_verifying_takes_as_many_statements_however_many_outcomes() -> None:
    version = make_version()
    make_outcome(version)
    few = count_queries(verify_outcomes)
    for _number in range(4):
        make_outcome(version)

    assert count_queries(verify_outcomes) == few
