"""What is not proved, or proved wrong, does not go live; each refusal says why and where."""

import json
from collections.abc import Mapping

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments.authoring.services.check_draft import check_draft
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.writer import logic_hash
from assessments.domain.proof.report import PROVER, Finding, FindingKind, Severity
from assessments.models import Assessment, AssessmentVersion, ProofSignature
from assessments.proofs.presenters.refusals import proof_refusals
from assessments.proofs.queries import PROVE
from assessments.proofs.services.sign_warnings import sign_warnings
from assessments.versions.services.freeze_version import freeze_version
from portal.jobs.models import Job, JobState
from portal.shared import page_cache
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof, report_about
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

DEAD = Finding(FindingKind.DEAD_RULE, Severity.ERROR, "rules/mostly_operations")
STRAIGHT = Finding(
    FindingKind.STRAIGHT_LINER,
    Severity.WARNING,
    "paths/project",
    (("path", "project"), ("pattern", "first")),
)
ALIKE = Finding(
    FindingKind.CHOICES_ALIKE,
    Severity.NOTICE,
    "questions/tools/choices/charts",
    (("choice", "charts"), ("other", "boards"), ("question", "tools")),
)


def draft(**changes: object) -> Assessment:
    row: Assessment = Assessment.objects.create(
        title="Short", definition=json.dumps(make_document(**changes))
    )
    return row


def sentences(document: Mapping[str, object]) -> list[str]:
    return [refusal.sentence for refusal in proof_refusals(parse_definition(document))]


def test_what_nobody_proved_is_refused_by_freezing_itself() -> None:
    with pytest.raises(RefusedError) as refused:
        freeze_version(draft(), make_document(), by=None)

    (refusal,) = refused.value.refusals
    assert "has not been checked yet" in refusal.sentence
    assert "Check now" in refusal.sentence
    assert not AssessmentVersion.objects.exists()


def test_what_is_being_proved_is_refused_and_says_so(editor: Actor) -> None:
    check_draft(draft(), editor.person)

    (sentence,) = sentences(make_document())
    assert "We are still checking this version. Try again when" in sentence


def test_a_failed_job_leaves_it_unchecked(editor: Actor) -> None:
    check_draft(draft(), editor.person)
    Job.objects.update(state=JobState.CANCELLED, finished_at="2026-12-01T00:00Z")

    (sentence,) = sentences(make_document())
    assert "has not been checked yet" in sentence


def test_each_error_is_a_refusal_with_its_place() -> None:
    make_proof(make_document(), DEAD, STRAIGHT, ALIKE)

    (refusal,) = proof_refusals(parse_definition(make_document()))
    assert refusal.place == "rules/mostly_operations"
    assert refusal.sentence == "This rule never applies, whatever people answer."


def test_notices_keep_nothing_from_going_live() -> None:
    make_proof(make_document(), ALIKE)

    assert freeze_version(draft(), make_document(), by=None).number == 1


def test_warnings_wait_for_a_moderators_signature(moderator: Actor) -> None:
    report = make_proof(make_document(), STRAIGHT)
    row = draft()
    (sentence,) = sentences(make_document())
    assert "1 warning" in sentence
    assert "moderator" in sentence

    sign_warnings(report.pk, draft=row, by=moderator.person)

    assert freeze_version(row, make_document(), by=None).number == 1
    assert ProofSignature.objects.get().signed_by == moderator.person


def test_a_report_of_another_prover_proves_nothing() -> None:
    make_proof(make_document(), prover=PROVER + 1)

    assert "has not been checked yet" in sentences(make_document())[0]


def test_a_report_about_other_logic_proves_nothing_and_other_words_need_no_new_one() -> None:
    make_proof(make_document())
    reworded = make_document()
    reworded["texts"]["en"]["title"] = "Another title"

    assert sentences(make_document(plan_size=5))
    assert sentences(reworded) == []


def test_editors_do_not_sign_and_nobody_signs_what_they_wrote(editor: Actor, moderator: Actor) -> None:
    report = make_proof(make_document(), STRAIGHT)
    row = draft()
    with pytest.raises(PermissionDenied, match="Only moderators"):
        sign_warnings(report.pk, draft=row, by=editor.person)
    row.save_revision(user=moderator.person)
    with pytest.raises(PermissionDenied, match="wrote yourself"):
        sign_warnings(report.pk, draft=row, by=moderator.person)

    assert not ProofSignature.objects.exists()


def test_what_somebody_wrote_before_the_last_publication_does_not_keep_them_from_signing(
    moderator: Actor, editor: Actor
) -> None:
    make_proof(make_document())
    row = draft()
    row.save_revision(user=moderator.person).publish(skip_permission_checks=True)
    row.refresh_from_db()
    row.definition = json.dumps(make_document(plan_size=5))
    row.save_revision(user=editor.person)
    report = make_proof(make_document(plan_size=5), STRAIGHT)

    assert sign_warnings(report.pk, draft=row.get_latest_revision_as_object(), by=moderator.person)


def test_what_somebody_wrote_since_does(moderator: Actor) -> None:
    make_proof(make_document())
    row = draft()
    row.save_revision().publish(skip_permission_checks=True)
    row.refresh_from_db()
    row.definition = json.dumps(make_document(plan_size=5))
    row.save_revision(user=moderator.person)
    report = make_proof(make_document(plan_size=5), STRAIGHT)

    with pytest.raises(PermissionDenied, match="wrote yourself"):
        sign_warnings(report.pk, draft=row.get_latest_revision_as_object(), by=moderator.person)


def test_the_first_signature_stays_and_clean_reports_get_none(moderator: Actor, editor: Actor) -> None:
    report = make_proof(make_document(), STRAIGHT)
    first = sign_warnings(report.pk, draft=draft(), by=moderator.person)

    assert sign_warnings(report.pk, draft=draft(), by=moderator.person) == first
    clean = make_proof(make_document(plan_size=5), ALIKE)
    assert sign_warnings(clean.pk, draft=draft(), by=moderator.person) is None
    assert ProofSignature.objects.count() == 1


def test_asking_for_a_proof_writes_one_job_that_carries_the_definition(editor: Actor) -> None:
    row = draft()
    job = check_draft(row, editor.person)

    assert job is not None
    assert check_draft(row, editor.person) == job
    assert (job.kind, job.key) == (PROVE, logic_hash(parse_definition(make_document())))
    assert job.params["definition"] == make_document()


def test_a_later_draft_takes_the_place_of_one_that_still_waits(editor: Actor) -> None:
    row, other = draft(), draft(plan_size=6)
    first = check_draft(row, editor.person)
    theirs = check_draft(other, editor.person)
    row.definition = json.dumps(make_document(plan_size=5))
    second = check_draft(row, editor.person)

    states = dict(Job.objects.values_list("pk", "state"))
    assert first is not None
    assert second is not None
    assert theirs is not None
    assert states[first.pk] == JobState.CANCELLED
    assert states[second.pk] == states[theirs.pk] == JobState.QUEUED


def test_a_later_draft_stops_the_check_of_an_earlier_one_also_where_it_is_proved_itself(
    editor: Actor,
) -> None:
    row = draft()
    make_proof(make_document(plan_size=5))
    check_draft(row, editor.person)
    Job.objects.update(state=JobState.RUNNING, worker="one", attempts=1)
    row.definition = json.dumps(make_document(plan_size=5))

    assert check_draft(row, editor.person) is None
    assert Job.objects.get().cancel_requested


def test_nothing_is_asked_where_it_is_proved_or_does_not_compile(editor: Actor) -> None:
    make_proof(make_document())
    row = draft()
    unreadable = Assessment.objects.create(title="Half", definition='{"format": 1,')

    assert check_draft(row, editor.person) is None
    assert check_draft(unreadable, editor.person) is None
    assert not Job.objects.exists()


def test_refusal_of_an_unproved_draft_is_told_when_it_is_published_or_scheduled() -> None:
    row = draft()
    with pytest.raises(ValidationError, match="has not been checked yet"):
        row.save_revision().publish(skip_permission_checks=True)
    row.go_live_at = "2999-01-01T00:00Z"
    with pytest.raises(ValidationError, match="has not been checked yet"):
        row.save_revision().publish(skip_permission_checks=True)


def test_new_report_lets_pages_be_made_anew_and_a_known_one_does_not() -> None:
    before = page_cache.generation()
    make_proof(make_document())
    stored = page_cache.generation()
    make_proof(make_document())

    assert before < stored == page_cache.generation()


def test_the_stored_report_is_the_report() -> None:
    report = report_about(make_document(), DEAD, STRAIGHT)
    row = make_proof(make_document(), DEAD, STRAIGHT)

    assert (row.has_errors, row.has_warnings) == (True, True)
    assert row.document["logic_hash"] == row.logic_hash == report.logic_hash
