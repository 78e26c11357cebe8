"""Submit an attempt: freeze its answers and answer them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from assessments.access import Holder
from assessments.attempts.mapping import outcome_columns
from assessments.attempts.queries.answers import held_from, sheet_from
from assessments.attempts.services.attempt_errors import IncompleteError
from assessments.attempts.services.report_outcome import report_outcome
from assessments.catalogue.queries.kept_snapshot import KeptSnapshot, kept_snapshot
from assessments.catalogue.services.store_snapshot import store_snapshot
from assessments.domain.answers.held_document import held_document
from assessments.domain.answers.parser import answers_document
from assessments.domain.answers.scored_row import scored_row
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import is_scored
from assessments.domain.engines import registry
from assessments.models import Attempt, Outcome, Submission, SuspectMark, SuspectReason
from assessments.versions.queries.versions import definition_of, kept_version, prepared_of


def submit_attempt(
    attempt_id: int,
    *,
    now: datetime,
    holder: Holder | None = None,
    visitors: Collection[str] = (),
    suspect: SuspectReason | None = None,
) -> Outcome:
    """The outcome of an attempt, which is final from then on; again the same outcome for an attempt that was
    submitted.

    `holder` is named where nobody has asked yet whose the attempt is. `visitors` are those of the browser:
    without an account the outcome before is looked for among them. One transaction. Who submits or saves at
    the same time waits for the lock on the attempt. Six statements in a process that knows version and
    catalogue, one more to mark it as `suspect`, and one more where a webhook wants to know.

    Raises:
        IncompleteError: visible scored questions have no answer; nothing is stored.
        Attempt.DoesNotExist: the attempt is gone, or is not the holder's.
    """
    # Before the lock, for the catalogue may have to be read.
    kept = kept_snapshot()
    with transaction.atomic():
        rows = Attempt.objects.select_for_update(no_key=True)
        attempt = (rows.filter(holder.condition()) if holder else rows).get(pk=attempt_id)
        if attempt.submitted_at is not None:
            return (
                Outcome.objects.select_related("submission")
                .filter(submission__attempt=attempt)
                .latest("engine")
            )
        if suspect:
            mark = SuspectMark(attempt=attempt, reason=suspect, marked_at=now)
            SuspectMark.objects.bulk_create([mark], ignore_conflicts=True)
        return _submit(attempt, kept, now, visitors)


def _submit(attempt: Attempt, kept: KeptSnapshot, now: datetime, visitors: Collection[str]) -> Outcome:
    attempt.version = kept_version(attempt.version_id)
    definition = definition_of(attempt.version)
    engine = registry.engine_for(definition)
    prepared = prepared_of(attempt.version, engine.version)
    sheet = sheet_from(definition, attempt.answers)
    held = held_from(attempt.answers)
    visible = engine.visible_questions(prepared, sheet)
    if not engine.suffices(prepared, sheet):
        raise IncompleteError(_missing(definition, sheet, visible))
    as_of = timezone.localdate(now, timezone.get_default_timezone())
    outcome = engine.evaluate(prepared, sheet, held, kept.snapshot, as_of)
    previous = _previous(attempt, visitors)
    snapshot = store_snapshot(kept)
    submission = Submission.objects.create(
        attempt=attempt,
        version=attempt.version,
        answers=answers_document(sheet),
        held=held_document(held),
        scored=list(scored_row(definition, sheet, visible)),
        submitted_at=now,
    )
    Attempt.objects.filter(pk=attempt.pk).update(submitted_at=now)
    stored = Outcome.objects.create(
        submission=submission,
        version=attempt.version,
        snapshot_id=snapshot,
        submitted_at=now,
        **outcome_columns(outcome),
        **previous,
    )
    report_outcome(stored, definition, attempt.learner_id)
    return stored


def _missing(definition: Definition, sheet: Sheet, visible: Collection[str]) -> tuple[str, ...]:
    return tuple(
        question.key
        for question in definition.questions
        if question.key in visible and is_scored(question) and question.key not in sheet
    )


def _previous(attempt: Attempt, visitors: Collection[str]) -> dict[str, object]:
    """The columns that tell of the outcome before, of the same holder and assessment; empty for the first."""
    browser = () if attempt.learner_id else (attempt.visitor, *visitors)
    if attempt.learner_id is None and not any(browser):
        return {}
    before = (
        Outcome.objects.filter(
            Holder(attempt.learner_id, browser).condition(prefix="submission__attempt__"),
            version__assessment=attempt.version.assessment_id,
        )
        .order_by("-submitted_at", "-submission", "-engine")
        .values("path", "version", "scores")
        .first()
    )
    if before is None:
        return {}
    return {
        "previous_path": before["path"],
        "previous_version_id": before["version"],
        "previous_scores": before["scores"],
    }
