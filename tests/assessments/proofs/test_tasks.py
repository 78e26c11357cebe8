"""A worker proves what a job carries, says how far it is, stops when asked, and keeps the report."""

import json
import sys
from typing import Any

import pytest

from assessments.authoring.services.check_draft import check_draft
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.proof.report_document import parse_report
from assessments.models import Assessment, ProofReport
from assessments.proofs.queries import stored_proof
from assessments.proofs.services.store_proof import prove_and_store
from portal.jobs.claims import JobCancelled
from portal.jobs.models import Job, JobState
from portal.jobs.services.request_cancel import request_cancel
from tests.builders.short_instrument import make_document
from tests.factories.assessments import make_proof
from tests.portal.jobs.deliveries import run_delivered
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def asked(editor: Actor) -> Job:
    row = Assessment.objects.create(title="Short", definition=json.dumps(make_document()))
    job = check_draft(row, editor.person)
    assert job is not None
    return job


def test_worker_proves_the_draft_and_tells_how_far_it_is(editor: Actor) -> None:
    job = asked(editor)

    run_delivered(job)

    assert job.state == JobState.SUCCEEDED, job.error_text
    assert job.total == job.done > 1
    proof = stored_proof(job.key)
    assert proof is not None
    assert parse_report(ProofReport.objects.get().document) == proof.report
    assert {item.path for item in proof.report.reached} == {"project", "work", "explore"}


def test_what_was_proved_meanwhile_is_not_proved_again(
    editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(editor)
    row = make_proof(make_document())
    monkeypatch.setitem(sys.modules, "assessments.domain.proof.prover", None)

    run_delivered(job)

    assert job.state == JobState.SUCCEEDED
    assert ProofReport.objects.get() == row


def test_prover_that_the_engine_contradicts_is_not_tried_again(
    editor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessments.domain.answer_space.confirmation import DisagreementError
    from assessments.domain.proof import prover

    def contradicted(*_args: object, **_options: object) -> None:
        raise DisagreementError

    monkeypatch.setattr(prover, "prove", contradicted)
    job = asked(editor)

    run_delivered(job)

    assert (job.state, job.attempts) == (JobState.FAILED, 1)
    assert "disagree" in job.error_text
    assert not ProofReport.objects.exists()


def test_cancelled_job_proves_nothing(editor: Actor) -> None:
    job = asked(editor)
    request_cancel(job.pk)

    run_delivered(job)

    assert not ProofReport.objects.exists()


def test_cancel_is_heard_while_a_proof_computes() -> None:
    looks = 0

    def check() -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        prove_and_store(compile_definition(make_document()), check=check)

    assert not ProofReport.objects.exists()


def test_proof_that_takes_too_long_ends_in_words_and_proves_nothing(editor: Actor, settings: Any) -> None:
    settings.PROOF_SECONDS = 0.0
    job = asked(editor)

    run_delivered(job)

    assert (job.state, job.attempts) == (JobState.FAILED, 1)
    assert job.error_text.startswith(
        "Not proved within 1 minute. So this can’t go live. Use fewer rules, or fewer"
    )
    assert not ProofReport.objects.exists()
