"""Ask a worker to prove a definition."""

from django.db import transaction

from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of, logic_hash
from assessments.proofs.queries import PROVE, stored_proof
from portal.jobs.models import Job
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.request_cancel import request_cancel
from portal.users.models import User


@transaction.atomic
def ask_for_proof(definition: Definition, *, assessment: int, by: User | None) -> Job | None:
    """The job that proves a draft of an assessment; None where its logic is proved already.

    The job carries the definition, so what is proved is what was asked for, however the draft goes on.
    Earlier states of the same draft are not proved any more, whether they wait or are at work.
    """
    proving = logic_hash(definition)
    earlier = Job.objects.active().filter(kind=PROVE, params__assessment=assessment).exclude(key=proving)
    for job in earlier.values_list("pk", flat=True):
        request_cancel(job)
    if stored_proof(proving) is not None:
        return None
    return enqueue_job(
        PROVE,
        params={"assessment": assessment, "definition": document_of(definition)},
        key=proving,
        requested_by=by,
    )
