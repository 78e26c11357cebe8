from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.tasks import delete_file_from_storage_task

from portal.jobs.kinds import HEAVY
from portal.jobs.models import Job
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.recover_lost import LOCK, recover_lost
from portal.jobs.services.request_cancel import request_cancel
from portal.jobs.tasks import periodic_delivery, run_periodic
from tests.portal.jobs.deliveries import delivery_id, delivery_of, give, hear_worker, take_delivered


def lose_all() -> None:
    """Let a worker that fell silent long ago have all deliveries."""
    worker = hear_worker(seconds_ago=3600)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])


def test_delivery_of_a_silent_worker_is_brought_again_at_once(job: Job) -> None:
    give(job, hear_worker(seconds_ago=3600))
    assert recover_lost() == 1
    delivery = delivery_of(job)
    assert delivery.status == "todo"
    assert delivery.scheduled_at is not None
    assert delivery.scheduled_at <= timezone.now()
    assert recover_lost() == 0


def test_delivery_of_a_worker_that_is_heard_stays_with_it(job: Job) -> None:
    give(job, hear_worker())
    assert recover_lost() == 0


def test_delivery_of_a_worker_that_was_forgotten_is_brought_again(job: Job) -> None:
    give(job, None)
    assert recover_lost() == 1
    assert delivery_of(job).status == "todo"


@pytest.mark.parametrize("running", [False, True])
@pytest.mark.parametrize(
    "end", ["UPDATE procrastinate_jobs SET status = 'failed'", "DELETE FROM procrastinate_jobs"]
)
def test_job_that_no_delivery_brings_any_more_gets_another(job: Job, end: str, running: bool) -> None:
    first = delivery_id(job)
    if running:
        take_delivered(job)
    with connection.cursor() as cursor:
        cursor.execute(end)
    assert recover_lost() == 1
    assert delivery_id(job) != first
    assert delivery_of(job).status == "todo"
    assert recover_lost() == 0


def test_job_that_waits_for_its_time_waits_for_it_with_another_delivery_too(kinds: None, db: None) -> None:
    job = enqueue_job("test.count", run_after=timezone.now() + timedelta(hours=1))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    recover_lost()
    assert delivery_of(job).scheduled_at == job.run_after


def test_heavy_job_that_is_delivered_anew_stays_heavy(kinds: None, db: None) -> None:
    job = enqueue_job("test.heavy", params={"seconds": 0})
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    recover_lost()
    assert delivery_of(job).queue_name == HEAVY


def test_finished_job_needs_no_delivery(job: Job) -> None:
    request_cancel(job.pk)
    assert recover_lost() == 0
    assert not ProcrastinateJob.objects.exists()


def test_task_whose_worker_was_lost_is_run_three_times_at_most(db: None) -> None:
    delete_file_from_storage_task.enqueue(("storage", [], {}), "a.txt")
    statuses = []
    for _ in range(4):
        lose_all()
        recover_lost()
        statuses.append(ProcrastinateJob.objects.get().status)
    assert statuses == ["todo", "todo", "todo", "failed"]


def test_lost_periodic_work_gives_way_to_the_next_that_waits(db: None) -> None:
    run_periodic.configure(**periodic_delivery("operations.prune")).defer(timestamp=0)
    lose_all()
    run_periodic.configure(**periodic_delivery("operations.prune")).defer(timestamp=0)
    recover_lost()
    assert sorted(ProcrastinateJob.objects.values_list("status", flat=True)) == ["failed", "todo"]


def test_one_worker_at_a_time_looks_for_what_is_lost(job: Job) -> None:
    give(job, None)
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        assert recover_lost() == 0
        other.rollback()
    finally:
        other.close()
    assert recover_lost() == 1
