"""Submissions by the hundred without the services, and a worker's context in hand, for replays."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction

from assessments.domain.answers.parser import answers_document
from assessments.domain.answers.scored_row import scored_row
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of, logic_hash, wording_hash
from assessments.domain.engines.v1 import prepare, visible_questions
from assessments.domain.replay.result import Result
from assessments.models import Against, Assessment, AssessmentVersion, Attempt, Replay, Submission
from assessments.replays.queries.replays import result_of
from assessments.replays.services.start_replay import start_replay
from portal.jobs.claims import JobCancelled
from portal.users.models import User

NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


# More submissions, each a copy of one of the first that are there.
LIKE = 500
COPIES = """
WITH drawn AS (
    SELECT id, version_id, answers, held, scored, row_number() OVER (ORDER BY id) AS number
    FROM assessments_submission WHERE version_id = %(version)s ORDER BY id LIMIT %(like)s
),
runs AS (
    INSERT INTO assessments_attempt
        (public_id, version_id, visitor, answers, started_at, submitted_at, is_synthetic)
    SELECT gen_random_uuid(), %(version)s, '', '{}', now(), now(), true FROM generate_series(1, %(more)s)
    RETURNING id
)
INSERT INTO assessments_submission (public_id, attempt_id, version_id, answers, held, scored, submitted_at)
SELECT gen_random_uuid(), runs.id, d.version_id, d.answers, d.held, d.scored, now()
FROM runs JOIN drawn d ON d.number = 1 + runs.id %% %(like)s
"""


def make_frozen(assessment: Assessment, definition: Definition) -> AssessmentVersion:
    """The next version of an assessment, not checked by anybody."""
    return AssessmentVersion.objects.create(
        assessment=assessment,
        number=assessment.versions.count() + 1,
        definition=document_of(definition),
        logic_hash=logic_hash(definition),
        wording_hash=wording_hash(definition),
    )


def make_submissions(
    version: AssessmentVersion, definition: Definition, sheets: Sequence[Sheet], learner: User | None = None
) -> list[Submission]:
    """A submission of each sheet, without outcomes."""
    prepared = prepare(definition)
    runs = Attempt.objects.bulk_create(
        Attempt(version=version, learner=learner, submitted_at=NOW) for _sheet in sheets
    )
    return Submission.objects.bulk_create(
        Submission(
            attempt=run,
            version=version,
            answers=answers_document(sheet),
            scored=list(scored_row(definition, sheet, visible_questions(prepared, sheet))),
            submitted_at=NOW,
        )
        for run, sheet in zip(runs, sheets, strict=True)
    )


def copy_submissions(version: AssessmentVersion, more: int) -> None:
    """As many more submissions by copying the first ones in turn, and fresh statistics of the tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Keys that are copied from valid rows need no looking up.
        cursor.execute("SET LOCAL session_replication_role = replica")
        like = min(Submission.objects.filter(version=version).count(), LIKE)
        cursor.execute(COPIES, {"version": version.pk, "more": more, "like": like})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def make_replay(assessment: Assessment, definition: Definition, **fields: Any) -> Replay:
    """A replay against a draft, and its job that waits."""
    return start_replay(assessment, definition, **{"against": Against.DRAFT, "by": None, **fields})


@dataclass(slots=True)
class ContextInHand:
    """What a handler is given, without a worker: keeps what it is told, and stops it after `saves` saves."""

    params: dict[str, Any]
    saves: int = 1_000_000
    checkpoint: Any = None
    attempt: int = 1
    job_id: UUID = field(default_factory=uuid4)
    told: list[tuple[int, int | None]] = field(default_factory=list)

    def check(self) -> None:
        """Nobody asks to stop between saves."""

    def progress(self, done: int, total: int | None = None, message: str = "") -> None:
        """Take down how far it is."""
        self.told.append((done, total))

    def save_checkpoint(
        self,
        checkpoint: Any,
        *,
        done: int = 0,
        total: int | None = None,
        message: str = "",
    ) -> None:
        """Keep it, or stop the handler before it is committed."""
        if not self.saves:
            raise JobCancelled
        self.saves -= 1
        self.checkpoint = checkpoint
        self.told.append((done, total))


def found_by(replay: Replay) -> Result:
    """What a replay that is done found."""
    result = result_of(replay)
    assert result is not None
    return result
