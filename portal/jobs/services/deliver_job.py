"""Put a job on the queue, which brings it to a worker."""

from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

RUN_JOB = "run_job"


def deliver_job(job_id: UUID, *, queue: str, run_after: datetime | None = None) -> int:
    """Add a row to the queue in the caller's transaction; returns its id.

    Only the delivery that stands with the job brings it to a worker; any other finds nothing to do.
    """
    # By name: the task calls services, so services cannot import it.
    task = app.configure_task(RUN_JOB, allow_unknown=True, queue=queue, schedule_at=run_after)
    return task.defer(job_id=str(job_id))
