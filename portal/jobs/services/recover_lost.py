"""Bring back what lost its worker or its way."""

from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job as Delivery
from procrastinate.jobs import Status

from portal.jobs.claims import TryAgain
from portal.jobs.kinds import queue_of
from portal.jobs.models import Job, JobState
from portal.jobs.services.deliver_job import deliver_job

# Any number that nothing else in this database locks.
LOCK = 7_216_401
BATCH = 100


@transaction.atomic
def recover_lost() -> int:
    """Deliver anew what silent workers held, and jobs that no delivery brings any more; returns how many.

    Every worker calls this; while one is at it the others leave it alone: two might both find a delivery
    lost, and the second would take it from the worker that has it by then.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
    return _retry_stalled() + _redeliver_stranded()


def _retry_stalled() -> int:
    find = async_to_sync(app.job_manager.get_stalled_jobs)
    stalled = list(find(seconds_since_heartbeat=settings.WORKER_LOST_SECONDS))
    for delivery in stalled:
        try:
            with transaction.atomic():
                _retry(delivery)
        except UniqueViolation:
            # Its queueing lock is another's that waits by now and will do the work.
            _give_up(delivery)
    return len(stalled)


def _retry(delivery: Delivery) -> None:
    """Again at the time that the task's own strategy names, unless it has had enough."""
    task = app.tasks.get(delivery.task_name)
    retry = task.get_retry_exception(TryAgain(timezone.now()), delivery) if task else None
    if retry is None:
        _give_up(delivery)
    else:
        async_to_sync(app.job_manager.retry_job)(delivery, retry_at=retry.retry_decision.retry_at)


def _give_up(delivery: Delivery) -> None:
    async_to_sync(app.job_manager.finish_job)(delivery, status=Status.FAILED, delete_job=False)


def _redeliver_stranded() -> int:
    """A worker that woke after its job was taken up ends a delivery that is not its own any more."""
    on_its_way = ProcrastinateJob.objects.filter(pk=OuterRef("delivery"), status__in=("todo", "doing"))
    stranded = Job.objects.active().filter(~Exists(on_its_way))
    jobs = stranded.select_for_update(skip_locked=True).order_by("created_at")[:BATCH]
    for job in jobs:
        run_after = job.run_after if job.state == JobState.QUEUED else None
        delivery = deliver_job(job.pk, queue=queue_of(job.kind), run_after=run_after)
        Job.objects.filter(pk=job.pk).update(delivery=delivery)
    return len(jobs)
