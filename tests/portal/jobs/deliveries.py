"""The queue's rows, and a job run here and now by the one that brings it."""

from collections.abc import Iterator
from contextlib import suppress

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.periodic import PeriodicTask as Times

from portal.jobs.claims import Claim, TryAgain
from portal.jobs.dispatch import dispatch
from portal.jobs.kinds import PeriodicTask
from portal.jobs.models import Job
from portal.jobs.services.claim_job import claim_job
from portal.jobs.tasks import run_periodic


def delivery_of(job: Job) -> ProcrastinateJob:
    """The row that brings this job to a worker."""
    row: ProcrastinateJob = ProcrastinateJob.objects.get(pk=delivery_id(job))
    return row


def delivery_id(job: Job) -> int:
    job.refresh_from_db()
    assert job.delivery is not None
    return job.delivery


def take_delivered(job: Job, worker: str = "one") -> Claim | None:
    """Let a worker claim the job that the queue brought it."""
    return claim_job(job.pk, delivery=delivery_id(job), worker=worker)


def run_delivered(job: Job) -> Job:
    """Let a worker without a queue run the job, once; returns it as it is then."""
    with suppress(TryAgain):
        dispatch(job.pk, delivery=delivery_id(job), worker="one", stopping=lambda: False)
    job.refresh_from_db()
    return job


def hear_worker(*, seconds_ago: float = 0) -> int:
    """A worker of the queue that was heard then; returns its number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => %s)) RETURNING id",
            [seconds_ago],
        )
        return int(cursor.fetchone()[0])


def give(job: Job, worker: int | None) -> None:
    """Let the queue have given the job's delivery to this worker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s",
            [worker, delivery_id(job)],
        )


def times_of(periodic: PeriodicTask) -> Iterator[float]:
    """When it is due from now on, as the queue reads its cron."""
    times = Times(task=run_periodic, cron=periodic.cron, periodic_id="", configure_kwargs={}).croniter
    while True:
        yield times.get_next(float)
