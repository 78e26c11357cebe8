"""Take a waiting job up."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce, Now

from portal.jobs.claims import Claim
from portal.jobs.models import Job, JobState


def claim_job(job_id: UUID, *, worker: str) -> Claim | None:
    """Take the lease of a waiting job, by one conditional UPDATE.

    Returns None when there is nothing to do: another worker has it, or it has finished. All times are
    the database's, so that clocks of different machines need not agree.
    """
    claimed = Job.objects.filter(pk=job_id, state=JobState.QUEUED, cancel_requested=False).update(
        state=JobState.RUNNING,
        worker=worker,
        token=F("token") + 1,
        attempts=F("attempts") + 1,
        heartbeat_at=Now(),
        lease_until=Now() + timedelta(seconds=settings.JOB_LEASE_SECONDS),
        started_at=Coalesce(F("started_at"), Now()),
    )
    if not claimed:
        return None
    job = Job.objects.filter(pk=job_id, state=JobState.RUNNING, worker=worker).first()
    if job is None:
        return None  # cannot be but when the lease passed between the two statements
    return Claim(
        job_id=job.pk,
        token=job.token,
        kind=job.kind,
        params=job.params,
        checkpoint=job.checkpoint,
        attempt=job.attempts,
    )
