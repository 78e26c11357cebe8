"""What assessments hold about a person: a learner's attempts, and what staff did."""

from collections.abc import Iterator

from assessments.domain.definitions.texts import Texts
from assessments.models import (
    HELD_KEY,
    Assessment,
    AssessmentVersion,
    Attempt,
    ExportRecord,
    Outcome,
    PayerLink,
    ProofSignature,
    Replay,
    ReplayRow,
)
from assessments.personal_data.services.delete_attempts import delete_attempts
from assessments.versions.queries.versions import definition_of
from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record

ROWS_AT_ONCE = 200


def export_assessments(user: User) -> Iterator[Record]:
    """Attempts with every answer, outcomes with their reasons, and what the person did as staff."""
    attempts = (
        Attempt.objects.filter(learner=user)
        .select_related("version", "submission", "suspect")
        .defer("version__definition")
        .order_by("started_at", "pk")
    )
    for attempt in attempts.iterator(chunk_size=ROWS_AT_ONCE):
        yield _attempt_record(attempt)
    outcomes = (
        Outcome.objects.filter(submission__attempt__learner=user)
        .select_related("submission", "version")
        .defer("version__definition")
        .order_by("submitted_at", "pk")
    )
    for outcome in outcomes.iterator(chunk_size=ROWS_AT_ONCE):
        yield {
            "record": "outcome",
            "submission": str(outcome.submission.public_id),
            "path": outcome.path,
            "sentence": _texts(outcome.version).of(f"paths/{outcome.path}/sentence"),
            "as_of": outcome.as_of.isoformat(),
            "engine": outcome.engine,
            "previous_path": outcome.previous_path,
            "outcome": outcome.document,
        }
    yield from _link_records(user)
    yield from _replay_records(user)
    yield from _staff_records(user)


def _link_records(user: User) -> Iterator[Record]:
    """To whom the person's results are open by a link; the address itself is kept nowhere."""
    links = PayerLink.objects.filter(submission__attempt__learner=user).select_related("submission")
    for link in links.order_by("made_at", "pk").iterator(chunk_size=ROWS_AT_ONCE):
        yield {
            "record": "link for the person who pays",
            "submission": str(link.submission.public_id),
            "name": link.name,
            "made": link.made_at.isoformat(),
            "ends": link.ends_at.isoformat(),
        }


def _replay_records(user: User) -> Iterator[Record]:
    """What the person's submissions would lead to under other definitions or catalogues."""
    rows = (
        ReplayRow.objects.filter(replay__in=Replay.objects.all(), submission__attempt__learner=user)
        .select_related("replay", "submission")
        .defer("replay__definition", "replay__result")
        .order_by("replay", "submission")
    )
    for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
        yield {
            "record": "submission replayed",
            "submission": str(row.submission.public_id),
            "at": row.replay.started_at.isoformat(),
            "against": row.replay.against,
            "before": row.replay.codes[row.before],
            "after": row.replay.codes[row.after],
        }


def _attempt_record(attempt: Attempt) -> Record:
    texts = _texts(attempt.version)
    submission = getattr(attempt, "submission", None)
    return {
        "record": "assessment taken",
        "public_id": str(attempt.public_id),
        "assessment": texts.of("title"),
        "version": attempt.version.number,
        "started": attempt.started_at.isoformat(),
        "last_saved": attempt.saved_at.isoformat() if attempt.saved_at else None,
        "submitted": attempt.submitted_at.isoformat() if attempt.submitted_at else None,
        "submission": str(submission.public_id) if submission else None,
        "made_up": attempt.is_synthetic,
        "left_out_of_figures": hasattr(attempt, "suspect"),
        "answers": [
            {
                "question": key,
                "text": "" if key == HELD_KEY else texts.of(f"questions/{key}/text"),
                "answer": entry["value"],
                "saved": entry["at"],
            }
            for key, entry in sorted(attempt.answers.items())
        ],
    }


def _staff_records(user: User) -> Iterator[Record]:
    for version in AssessmentVersion.objects.filter(frozen_by=user).defer("definition").order_by("pk"):
        yield {"record": "version made live", "at": version.frozen_at.isoformat(), "text": str(version)}
    for signature in (
        ProofSignature.objects.filter(signed_by=user)
        .select_related("report")
        .defer("report__document")
        .order_by("pk")
    ):
        at = signature.signed_at.isoformat()
        yield {"record": "warnings signed", "at": at, "text": str(signature)}
    for replay in Replay.objects.filter(started_by=user).defer("definition", "result").order_by("pk"):
        yield {"record": "replay started", "at": replay.started_at.isoformat(), "text": str(replay)}
    for export in ExportRecord.objects.filter(exported_by=user).order_by("pk"):
        yield {
            "record": "export",
            "at": export.exported_at.isoformat(),
            "text": str(export),
            "with_personal_data": export.with_personal_data,
            "rows": export.rows,
        }
    for assessment in Assessment.objects.filter(locked_by=user).defer("definition").order_by("pk"):
        locked_at = assessment.locked_at.isoformat() if assessment.locked_at else None
        yield {"record": "assessment locked", "at": locked_at, "text": str(assessment)}


def _texts(version: AssessmentVersion) -> Texts:
    definition = definition_of(version)
    return Texts(definition, definition.locales[0])


def erase_assessments(user: User) -> None:
    """Delete the person's attempts, submissions and outcomes; deleting the account unlinks the rest."""
    delete_attempts(Attempt.objects.filter(learner=user))


ASSESSMENTS = PersonalDataHolder(
    models=(
        HeldModel(
            "assessments.Attempt", "answers in assessments, and certifications held", OnErasure.DELETED
        ),
        HeldModel("assessments.SuspectMark", "attempts that figures leave out", OnErasure.DELETED),
        HeldModel("assessments.Submission", "submitted answers", OnErasure.DELETED),
        HeldModel(
            "assessments.Outcome", "results of assessments, with their reasons and plans", OnErasure.DELETED
        ),
        HeldModel(
            "assessments.PayerLink", "links for the person who pays, and the name on them", OnErasure.DELETED
        ),
        HeldModel(
            "assessments.ReplayRow",
            "where answers would lead under another definition",
            OnErasure.DELETED,
        ),
        HeldModel("assessments.Replay", "who asked for a replay", OnErasure.UNLINKED),
        HeldModel("assessments.AssessmentVersion", "who made a version live", OnErasure.UNLINKED),
        HeldModel("assessments.ProofSignature", "who signed the warnings of a check", OnErasure.UNLINKED),
        HeldModel("assessments.ExportRecord", "who exported a report", OnErasure.UNLINKED),
        HeldModel("assessments.Assessment", "who locked a draft", OnErasure.UNLINKED),
    ),
    export=export_assessments,
    erase=erase_assessments,
)
