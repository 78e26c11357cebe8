from datetime import timedelta

import pytest
from django.db import connection, connections
from django.db.models import F
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.jobs.models import Job, JobState
from portal.jobs.services.claim_job import claim_job
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.request_cancel import request_cancel
from portal.jobs.services.requeue_expired import redeliver_stranded, requeue_expired
from tests.portal.jobs.deliveries import delivery_of

LONG_AGO = timezone.now() - timedelta(hours=1)


def lose(job: Job) -> None:
    """A worker took the job up and vanished."""
    assert claim_job(job.pk, worker="one") is not None
    Job.objects.filter(pk=job.pk).update(lease_until=LONG_AGO)


def test_job_of_a_lost_worker_is_queued_and_delivered_again(job: Job) -> None:
    first = job.delivery
    lose(job)
    assert requeue_expired() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts, job.lease_until) == (JobState.QUEUED, 1, None)
    assert job.delivery != first
    assert delivery_of(job).status == TaskResultStatus.READY
    assert claim_job(job.pk, worker="two") is not None


def test_job_within_its_lease_is_left_alone(job: Job) -> None:
    claim_job(job.pk, worker="one")
    assert requeue_expired() == 0


def test_lost_job_without_attempts_left_is_failed(job: Job) -> None:
    lose(job)
    Job.objects.update(attempts=F("max_attempts"))
    requeue_expired()
    job.refresh_from_db()
    assert (job.state, job.error_class) == (JobState.FAILED, "WorkerLost")


def test_lost_job_that_was_to_stop_is_cancelled(job: Job) -> None:
    lose(job)
    request_cancel(job.pk)
    requeue_expired()
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_job_whose_handler_holds_its_row_is_left_alone(kinds: None) -> None:
    job = enqueue_job("test.count")
    lose(job)
    handler = connections.create_connection("default")
    try:
        handler.set_autocommit(False)
        with handler.cursor() as cursor:
            cursor.execute("UPDATE jobs_job SET done = 1 WHERE id = %s", [job.pk])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        assert requeue_expired() == 0
        handler.rollback()
    finally:
        handler.close()
    assert requeue_expired() == 1
    connection.close()


def test_waiting_job_whose_delivery_died_is_delivered_again(job: Job) -> None:
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=LONG_AGO)
    assert redeliver_stranded() == 1
    assert redeliver_stranded() == 0
    job.refresh_from_db()
    assert delivery_of(job).status == TaskResultStatus.READY


def test_waiting_job_without_any_delivery_is_delivered(job: Job) -> None:
    DBTaskResult.objects.all().delete()
    assert redeliver_stranded() == 1


def test_job_on_its_way_to_a_worker_is_not_delivered_twice(job: Job) -> None:
    assert redeliver_stranded() == 0
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now())
    assert redeliver_stranded() == 0


def test_job_that_waits_for_its_time_is_not_stranded(kinds: None, db: None) -> None:
    enqueue_job("test.count", run_after=timezone.now() + timedelta(hours=1))
    DBTaskResult.objects.all().delete()
    assert redeliver_stranded() == 0
