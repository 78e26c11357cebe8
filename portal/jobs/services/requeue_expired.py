"""Take jobs back from workers that are gone."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.jobs.models import Job, JobState
from portal.jobs.services.deliver_job import deliver_job
from portal.jobs.services.finish_job import settle_unfinished

BATCH = 100
# A delivery that was taken this long ago and claimed nothing died on the way.
DELIVERY_GRACE = timedelta(seconds=10)


def requeue_expired() -> int:
    """Put jobs whose lease has passed back on the queue, or fail them when no attempt is left.

    Returns how many. A job whose row its handler has locked is left alone: its worker lives.
    """
    with transaction.atomic():
        expired = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=Now())
        jobs = expired.select_for_update(skip_locked=True).order_by("lease_until")[:BATCH]
        for job in jobs:
            settle_unfinished(
                job,
                final=False,
                delay=timedelta(0),
                error_class="WorkerLost",
                error_text="The worker stopped answering before the work was done.",
            )
        return len(jobs)


def redeliver_stranded() -> int:
    """Deliver waiting jobs again whose delivery died between the queue and the claim.

    Returns how many.
    """
    on_its_way = DBTaskResult.objects.filter(pk=OuterRef("delivery")).filter(
        Q(status=TaskResultStatus.READY)
        | Q(status=TaskResultStatus.RUNNING, started_at__gt=Now() - DELIVERY_GRACE)
    )
    with transaction.atomic():
        stranded = Job.objects.filter(~Exists(on_its_way), state=JobState.QUEUED, run_after__lt=Now())
        jobs = stranded.select_for_update(skip_locked=True).order_by("run_after")[:BATCH]
        for job in jobs:
            Job.objects.filter(pk=job.pk).update(delivery=deliver_job(job.pk))
        return len(jobs)
