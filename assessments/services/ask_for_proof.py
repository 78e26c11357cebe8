"""Ask a worker to prove a definition."""

from django.db import transaction

from assessments.domain.definition import Definition
from assessments.domain.definition_writer import document_of, logic_hash
from assessments.queries.proofs import PROVE, stored_proof
from portal.operations.models import Job, JobState
from portal.operations.services.enqueue_job import enqueue_job
from portal.operations.services.request_cancel import request_cancel
from portal.users.models import User


@transaction.atomic
def ask_for_proof(definition: Definition, *, assessment: int, by: User | None) -> Job | None:
    """The job that proves a draft of an assessment; None where its logic is proved already.

    The job carries the definition, so what is proved is what was asked for, however the draft goes on.
    Earlier states of the same draft that still wait are not proved any more.
    """
    proving = logic_hash(definition)
    if stored_proof(proving) is not None:
        return None
    job = enqueue_job(
        PROVE,
        params={"assessment": assessment, "definition": document_of(definition)},
        key=proving,
        requested_by=by,
    )
    earlier = Job.objects.filter(kind=PROVE, state=JobState.QUEUED, params__assessment=assessment)
    for waiting in earlier.exclude(pk=job.pk).values_list("pk", flat=True):
        request_cancel(waiting)
    return job
