"""Put a job on the queue, where a worker finds it."""

from datetime import datetime
from uuid import UUID

from portal.jobs.tasks import run_job


def deliver_job(job_id: UUID, *, run_after: datetime | None = None) -> UUID:
    """Add a row to the queue in the caller's transaction; returns its id.

    Bringing a job twice is harmless: the second delivery finds nothing to claim.
    """
    task = run_job if run_after is None else run_job.using(run_after=run_after)
    return UUID(task.enqueue(str(job_id)).id)
