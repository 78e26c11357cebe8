"""Assessments, versions and runs: a small instrument, and what was made of it by the services."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from assessments.access import Holder
from assessments.attempts.queries.answers import SavedAnswer
from assessments.attempts.services.save_answer import save_answer
from assessments.attempts.services.start_attempt import start_attempt
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.domain.definitions.parser import parse_definition
from assessments.domain.definitions.writer import logic_hash
from assessments.domain.proof.report import (
    PROVER,
    Effect,
    Finding,
    Method,
    MirrorState,
    QuestionRole,
    Report,
    Share,
    Shares,
)
from assessments.models import (
    HELD_KEY,
    Assessment,
    AssessmentVersion,
    Attempt,
    Outcome,
    ProofReport,
    Submission,
)
from assessments.proofs.services.store_proof import store_proof
from assessments.versions.queries.versions import definition_of
from assessments.versions.services.freeze_version import freeze_version
from portal.users.models import User
from tests.builders.short_instrument import make_document

# When the runs of tests take place, where a test does not say.
NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
VISITOR = "a" * 64
OTHER_VISITOR = "b" * 64

# What each question is answered with by somebody who leads projects.
PROJECT_ANSWERS: dict[str, object] = {"share": "projects", "planning": "3", "routine": "1", "lead": "yes"}
# And by somebody who looks after ongoing work, who is not asked whether they lead.
WORK_ANSWERS: dict[str, object] = {"share": "operations", "planning": "1", "routine": "3"}


def report_about(document: object, *findings: Finding, **fields: Any) -> Report:
    """A proof report about a document, without findings unless they are given; proved by nobody."""
    definition = parse_definition(document)
    of = len(definition.paths)
    values = {
        "prover": PROVER,
        "mirror": MirrorState.NOT_DECLARED,
        "shares": Shares(
            Method.EXACT,
            of,
            tuple(Share(path.key, 1, 1_000_000 // of, -(-1_000_000 // of)) for path in definition.paths),
        ),
        "effects": tuple(Effect(item.key, QuestionRole.NOTHING, (), True) for item in definition.questions),
        "fragile": None,
        "straight_lines": (),
        "reached": (),
        **fields,
    }
    return Report(logic_hash=logic_hash(definition), findings=findings, **values)


def make_proof(document: object, *findings: Finding, **fields: Any) -> ProofReport:
    """The report of `report_about`, stored, so that the document may go live where it finds nothing."""
    return store_proof(report_about(document, *findings, **fields))


def checked_and_frozen(row: Assessment, document: object, *, by: User | None = None) -> AssessmentVersion:
    """The version of a document, with a report about it that finds nothing."""
    make_proof(document)
    return freeze_version(row, document, by=by)


def make_version(
    assessment: Assessment | None = None, *, by: User | None = None, **changes: Any
) -> AssessmentVersion:
    """The small instrument checked and frozen; of a new assessment, where none is given. `changes` as
    `make_document`.
    """
    document = make_document(**changes)
    row = assessment or Assessment.objects.create(title="Short", definition=json.dumps(document))
    return checked_and_frozen(row, document, by=by)


def make_assessment(title: str = "Short", **changes: Any) -> Assessment:
    """An assessment that can be taken: live, with a version."""
    row = Assessment.objects.create(
        title=title, definition=json.dumps(make_document(**changes)), live=True, minutes=8
    )
    make_version(row, **changes)
    return row


def save(attempt: Attempt, key: str, raw: object, *, expected: int = 0, now: datetime = NOW) -> SavedAnswer:
    """Save an answer as whoever holds the attempt."""
    return save_answer(
        attempt.pk,
        key,
        raw,
        holder=Holder(attempt.learner_id, (attempt.visitor,)),
        definition=definition_of(attempt.version),
        expected_revision=expected,
        now=now,
    ).answer


def make_attempt(
    version: AssessmentVersion | None = None,
    *,
    learner: User | None = None,
    visitor: str = VISITOR,
    answers: Mapping[str, object] | None = None,
    held: Sequence[str] = (),
    now: datetime = NOW,
) -> Attempt:
    """A run, the learner's or else the browser's, with these answers saved one by one (default: none)."""
    of = version or make_version()
    attempt = start_attempt(of, learner=learner, visitor=visitor, now=now)
    given = {**(answers or {}), **({HELD_KEY: [{"slug": slug} for slug in held]} if held else {})}
    for key, raw in given.items():
        save(attempt, key, raw, now=now)
    attempt.refresh_from_db()
    return attempt


def make_submission(
    version: AssessmentVersion | None = None, *, answers: Mapping[str, object] | None = None, **fields: Any
) -> Submission:
    """A submitted run of somebody who leads projects, or of other answers; `fields` as `make_attempt`."""
    return make_outcome(version, answers=answers, **fields).submission


def make_outcome(
    version: AssessmentVersion | None = None, *, answers: Mapping[str, object] | None = None, **fields: Any
) -> Outcome:
    """The outcome of `make_submission`."""
    attempt = make_attempt(version, answers=PROJECT_ANSWERS if answers is None else answers, **fields)
    return submit_attempt(attempt.pk, now=fields.get("now", NOW))
