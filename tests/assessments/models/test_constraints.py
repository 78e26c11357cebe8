"""What the tables refuse, one rule at a time, whoever writes to them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from assessments.models import AssessmentVersion
from tests.assessments.models import rows
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("make", "wrong", "constraint"),
    [
        (rows.version, {"number": 0}, "assessments_version_number_from_1"),
        (rows.version, {"logic_hash": "A" * 64}, "assessments_version_hashes_are_sha256"),
        (rows.version, {"wording_hash": "1" * 63}, "assessments_version_hashes_are_sha256"),
        (rows.snapshot, {"sha256": "x"}, "assessments_snapshot_is_sha256"),
        (rows.attempt, {"visitor": "somebody"}, "assessments_attempt_visitor_is_sha256"),
        (rows.payer_link, {"digest": "A" * 64}, "assessments_payer_link_digest_is_sha256"),
        (rows.payer_link, {"ends_at": rows.NOW}, "assessments_payer_link_ends_after_it_is_made"),
        (rows.proof, {"logic_hash": "A" * 64}, "assessments_proof_hash_is_sha256"),
        (rows.proof, {"prover": 0}, "assessments_proof_prover_from_1"),
        (rows.proof, {"document": {"logic_hash": "5" * 64}}, "assessments_proof_is_of_its_logic"),
        (rows.outcome, {"path": ""}, "assessments_outcome_has_path"),
        (rows.outcome, {"previous_path": "work"}, "assessments_outcome_previous_whole"),
        (rows.outcome, {"previous_scores": {}}, "assessments_outcome_previous_whole"),
    ],
)
def test_table_refuses_what_breaks_its_rule(make: Make, wrong: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make(**wrong)


@pytest.mark.parametrize("make", [rows.version, rows.snapshot, rows.attempt, rows.outcome, rows.payer_link])
def test_table_takes_what_keeps_its_rules(make: Make) -> None:
    assert make().pk


def test_previous_outcome_is_told_whole() -> None:
    version = rows.version()
    run = rows.attempt(version=version, submitted_at=rows.NOW)
    told = rows.outcome(
        submission=rows.submission(attempt=run),
        previous_path="work",
        previous_version=version,
        previous_scores={"work": [1, 4]},
    )

    assert told.pk


def test_claimed_run_is_not_the_browsers_any_more(learner: Actor) -> None:
    rows.attempt(learner=learner.person, visitor="")

    with pytest.raises(IntegrityError, match="assessments_attempt_one_holder"):
        rows.attempt(learner=learner.person, visitor="a" * 64, version=AssessmentVersion.objects.get())


def test_version_number_stands_once_in_an_assessment() -> None:
    first = rows.version()

    with pytest.raises(IntegrityError, match="assessments_version_number_once"):
        rows.version(assessment=first.assessment, logic_hash="4" * 64)


def test_same_content_is_one_version_of_an_assessment() -> None:
    first = rows.version()

    with pytest.raises(IntegrityError, match="assessments_version_content_once"):
        rows.version(assessment=first.assessment, number=2)


def test_other_assessments_may_have_the_same_number_and_content() -> None:
    assert rows.version().assessment_id != rows.version().assessment_id


def test_snapshot_is_stored_once() -> None:
    rows.snapshot()

    with pytest.raises(IntegrityError, match="sha256"):
        rows.snapshot()


@pytest.mark.parametrize("make", [rows.attempt, rows.submission])
def test_public_id_is_one_rows_alone(make: Make) -> None:
    first = make()

    with pytest.raises(IntegrityError, match="public_id"):
        make(public_id=first.public_id)


def test_run_is_submitted_once() -> None:
    first = rows.submission()

    with pytest.raises(IntegrityError, match="attempt_id"):
        rows.submission(attempt=first.attempt)


def test_engine_answers_a_submission_once() -> None:
    first = rows.outcome()

    with pytest.raises(IntegrityError, match="assessments_outcome_once_an_engine"):
        rows.outcome(submission=first.submission, snapshot=first.snapshot)


def test_another_engine_may_answer_a_submission_again() -> None:
    first = rows.outcome()

    assert rows.outcome(submission=first.submission, snapshot=first.snapshot, engine=2).pk


@pytest.mark.parametrize("of", ["version", "snapshot", "submission"])
def test_what_an_outcome_rests_on_is_protected(of: str) -> None:
    outcome = rows.outcome()

    with pytest.raises(ProtectedError):
        getattr(outcome, of).delete()


def test_assessment_with_a_version_is_protected() -> None:
    with pytest.raises(ProtectedError):
        rows.version().assessment.delete()


def test_submitted_run_is_protected() -> None:
    with pytest.raises(ProtectedError):
        rows.submission().attempt.delete()


def test_a_prover_has_one_report_about_a_logic_and_a_report_one_signature() -> None:
    report = rows.proof()
    rows.proof(prover=2)
    rows.signature(report=report)

    with pytest.raises(IntegrityError, match="assessments_proof_once_per_prover"), transaction.atomic():
        rows.proof()
    with pytest.raises(IntegrityError, match="report_id"):
        rows.signature(report=report)
