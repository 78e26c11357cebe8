"""Ask for a replay."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of, logic_hash
from assessments.models import Against, Assessment, Replay
from assessments.replays.services import REPLAY
from portal.jobs.models import ACTIVE
from portal.jobs.services.enqueue_job import enqueue_job
from portal.users.models import User


def start_replay(
    assessment: Assessment,
    definition: Definition,
    *,
    against: Against,
    by: User | None,
    version_number: int | None = None,
) -> Replay:
    """A replay of all submissions of an assessment, and the job that does it.

    While one of this assessment waits or runs, that one is returned and nothing is written.
    """
    return _started(
        assessment,
        by,
        against=against,
        version_number=version_number,
        definition=document_of(definition),
        sha256=logic_hash(definition),
    )


def start_catalogue_replay(assessment: Assessment, sha256: str, *, by: User | None) -> Replay:
    """A replay of all submissions against a stored catalogue snapshot; as above, beside the other sort."""
    return _started(assessment, by, against=Against.CATALOGUE, sha256=sha256)


def _started(assessment: Assessment, by: User | None, *, against: Against, **fields: Any) -> Replay:
    of_catalogue = against == Against.CATALOGUE
    with transaction.atomic():
        # Who asks at the same time waits, and then finds the other's.
        Assessment.objects.select_for_update(no_key=True, of=("self",)).get(pk=assessment.pk)
        active = Replay.objects.filter(assessment=assessment, job__state__in=ACTIVE)
        same = Q(against=Against.CATALOGUE) if of_catalogue else ~Q(against=Against.CATALOGUE)
        present = active.filter(same).first()
        if present is not None:
            return present
        replay = Replay.objects.create(assessment=assessment, against=against, started_by=by, **fields)
        sort = "catalogue" if of_catalogue else "definition"
        replay.job = enqueue_job(
            REPLAY, params={"replay": replay.pk}, key=f"{sort} {assessment.pk}", requested_by=by
        )
        replay.save(update_fields=["job"])
        return replay
