"""A draft and its check as data for programs, with the sentences that editors read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.locks import BasicLock, ScheduledForPublishLock
from wagtail.models import WorkflowState

from assessments.authoring.mapping.source import document_of_text
from assessments.authoring.presenters.check import present_waiting, verdict_words
from assessments.authoring.presenters.definition_import import (
    RefusedPlace,
    pointer_of_place,
    refused_places,
)
from assessments.authoring.queries import LatestDraft
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.proof.report import Severity
from assessments.domain.proof.report_document import report_document
from assessments.models import Assessment
from assessments.proofs.presenters.findings import tell
from assessments.proofs.presenters.report import ProofView, present_proof
from assessments.proofs.queries import StoredProof
from assessments.wording.texts import Wording
from portal.jobs.models import Job, JobState
from portal.users.models import User


class DraftLock(StrEnum):
    """What holds a draft."""

    NONE = "none"
    PERSON = "person"
    WORKFLOW = "workflow"
    SCHEDULE = "schedule"


class CheckState(StrEnum):
    """How far a draft is on its way to going live, as its check says."""

    REFUSED = "refused"
    UNPROVED = "unproved"
    ERRORS = "errors"
    UNSIGNED = "unsigned"
    READY = "ready"


class ProofState(StrEnum):
    """How far the proof of a draft is."""

    NONE = "none"
    QUEUED = "queued"
    RUNNING = "running"
    CANCELLED = "cancelled"
    FAILED = "failed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a list. `version` is what people take now, `workflow` the state of its approval; None where
    there is none.
    """

    id: UUID
    title: str
    slug: str
    minutes: int
    version: int | None
    is_live: bool
    has_unpublished_changes: bool
    saved_at: datetime | None
    is_locked: bool
    workflow: str | None
    task: str | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding. `place` is a path of permanent keys, `pointer` leads there in the definition."""

    kind: str
    severity: str
    place: str
    pointer: str
    place_words: str
    sentence: str
    advice: str
    parameters: Mapping[str, str | int]
    witnesses: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What stands against a draft: refusals where it does not compile, findings where it is proved."""

    state: CheckState
    sentence: str
    refused: tuple[RefusedPlace, ...]
    refusals: int
    findings: tuple[FindingRow, ...]
    made_at: datetime | None
    signed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DraftProof:
    """How far the proof of a draft is; `report` is None until it is done."""

    state: ProofState
    sentence: str
    job: UUID | None
    done: int
    total: int | None
    made_at: datetime | None
    report: ProofView | None


def draft_line(row: Assessment, state: WorkflowState | None) -> DraftLine:
    """A draft; `row` is read with its latest revision and current version."""
    revision = row.latest_revision
    task = state.current_task_state if state is not None else None
    return DraftLine(
        id=row.public_id,
        title=(revision.object_str if revision else "") or row.title,
        slug=row.slug,
        minutes=row.minutes,
        version=row.current_version.number if row.current_version else None,
        is_live=row.live,
        has_unpublished_changes=row.has_unpublished_changes,
        saved_at=revision.created_at if revision else None,
        is_locked=row.locked,
        workflow=state.status if state is not None else None,
        task=task.task.name if task is not None else None,
    )


def document_or_none(text: str) -> object | None:
    """The JSON document of a text; None where it is no JSON yet."""
    try:
        return document_of_text(text)
    except RefusedError:
        return None


def lock_of(draft: Assessment, person: User) -> tuple[DraftLock, bool]:
    """What holds a draft, and whether it keeps this person from changing it. At most three queries."""
    lock = draft.get_lock()
    if lock is None:
        return DraftLock.NONE, False
    kind = DraftLock.WORKFLOW
    if isinstance(lock, BasicLock):
        kind = DraftLock.PERSON
    elif isinstance(lock, ScheduledForPublishLock):
        kind = DraftLock.SCHEDULE
    return kind, bool(lock.for_user(person))


def draft_check(draft: LatestDraft) -> DraftCheck:
    """The check of a draft. At most two queries."""
    document, proof = document_or_none(draft.row.definition), draft.proof
    if draft.definition is None:
        said = _("The draft can’t be read. “refused” says why, place by place.")
        refused = refused_places(document, draft.refusals)
        return DraftCheck(CheckState.REFUSED, said, refused, len(draft.refusals), (), None, None)
    if proof is None:
        said = present_waiting(draft.proof_job).sentence
        return DraftCheck(CheckState.UNPROVED, said, (), 0, (), None, None)
    findings = _findings(proof, draft.definition, document)
    return DraftCheck(_state(proof), verdict_words(proof), (), 0, findings, proof.made_at, proof.signed_at)


def draft_proof(draft: LatestDraft) -> DraftProof:
    """The proof of a draft, or how far it is. At most two queries."""
    proof, job = draft.proof, draft.proof_job
    job_id = job.pk if job is not None else None
    if draft.definition is not None and proof is not None:
        view = present_proof(proof.report, Wording(draft.definition))
        return DraftProof(ProofState.DONE, verdict_words(proof), job_id, 0, None, proof.made_at, view)
    if draft.definition is None:
        said = _("The draft can’t be read, so it can’t be proved.")
        return DraftProof(ProofState.NONE, said, None, 0, None, None, None)
    waiting = present_waiting(job)
    return DraftProof(_proof_state(job), waiting.sentence, job_id, waiting.done, waiting.total, None, None)


def _proof_state(job: Job | None) -> ProofState:
    if job is None or job.state == JobState.SUCCEEDED:
        return ProofState.NONE
    return ProofState(job.state)


def _state(proof: StoredProof) -> CheckState:
    if proof.has_errors:
        return CheckState.ERRORS
    return CheckState.UNSIGNED if proof.needs_signature else CheckState.READY


def _findings(proof: StoredProof, definition: Definition, document: object) -> tuple[FindingRow, ...]:
    wording = Wording(definition)
    stored = report_document(proof.report).get("findings", [])
    rows = []
    for finding, as_data in zip(proof.report.findings, stored, strict=True):
        told = tell(finding, wording)
        rows.append(
            FindingRow(
                kind=finding.kind,
                severity=Severity(finding.severity),
                place=finding.place,
                pointer=pointer_of_place(document, finding.place),
                place_words=told.place,
                sentence=told.sentence,
                advice=told.advice,
                parameters=dict(finding.parameters),
                witnesses=as_data.get("witnesses", []),
            )
        )
    return tuple(rows)
