"""Take up a job that the queue has brought."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from portal.jobs.claims import Claim, TryAgain
from portal.jobs.models import Job, JobState
from portal.jobs.services.finish_job import settle_unfinished

LOCKED_PAUSE = timedelta(seconds=2)
WORKER_LOST = {
    "error_class": "WorkerLost",
    "error_text": "The worker stopped answering before the work was done.",
}


@transaction.atomic
def claim_job(job_id: UUID, *, delivery: int, worker: str) -> Claim | None:
    """Give the job to this worker, and take it from one that was lost. Two statements.

    The queue brings a delivery to one worker at a time, so a job that still runs has lost its worker. Raising
    the token shuts that worker out, should it only have been silent.

    Returns None when there is nothing to do: the job has finished, its last attempt was lost, or another
    delivery brings it.

    Raises:
        TryAgain: a handler that was thought lost is about to commit.
    """
    jobs = Job.objects.active().filter(pk=job_id, delivery=delivery)
    job = jobs.select_for_update(skip_locked=True).first()
    if job is None:
        if jobs.exists():
            raise TryAgain(timezone.now() + LOCKED_PAUSE)
        return None
    lost = job.state == JobState.RUNNING
    if lost and (job.cancel_requested or job.attempts >= job.max_attempts):
        settle_unfinished(job, final=True, **WORKER_LOST)
        return None
    Job.objects.filter(pk=job_id).update(
        state=JobState.RUNNING,
        worker=worker,
        token=F("token") + 1,
        attempts=F("attempts") + 1,
        started_at=Coalesce(F("started_at"), Now()),
        **(WORKER_LOST if lost else {}),
    )
    return Claim(
        job_id=job.pk,
        token=job.token + 1,
        kind=job.kind,
        params=job.params,
        checkpoint=job.checkpoint,
        attempt=job.attempts + 1,
    )
