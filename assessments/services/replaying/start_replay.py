"""Ask for a replay."""

from django.db import transaction

from assessments.domain.definition import Definition
from assessments.domain.definition_writer import document_of, logic_hash
from assessments.models import Against, Assessment, Replay
from assessments.services.replaying import REPLAY
from portal.operations.models import ACTIVE
from portal.operations.services.enqueue_job import enqueue_job
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
    with transaction.atomic():
        # Who asks at the same time waits, and then finds the other's.
        Assessment.objects.select_for_update(no_key=True, of=("self",)).get(pk=assessment.pk)
        present = Replay.objects.filter(assessment=assessment, job__state__in=ACTIVE).first()
        if present is not None:
            return present
        replay = Replay.objects.create(
            assessment=assessment,
            against=against,
            version_number=version_number,
            definition=document_of(definition),
            sha256=logic_hash(definition),
            started_by=by,
        )
        replay.job = enqueue_job(
            REPLAY, params={"replay": replay.pk}, key=f"assessment {assessment.pk}", requested_by=by
        )
        replay.save(update_fields=["job"])
        return replay
