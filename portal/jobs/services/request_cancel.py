"""Ask for a job to stop."""

from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now
from procrastinate.contrib.django import app

from portal.jobs.models import Job, JobState


@transaction.atomic
def request_cancel(job_id: UUID) -> bool:
    """Cancel a waiting job at once, with its delivery; tell the worker of a running one to stop.

    Returns False when the job had already finished (or is not there): nothing is left to cancel.
    """
    job = Job.objects.filter(pk=job_id)
    if job.filter(state=JobState.QUEUED).update(
        state=JobState.CANCELLED, cancel_requested=True, finished_at=Now()
    ):
        delivery = job.values_list("delivery", flat=True).get()
        if delivery is not None:
            app.job_manager.cancel_job_by_id(delivery, delete_job=True)
        return True
    return bool(job.filter(state=JobState.RUNNING).update(cancel_requested=True))
