import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.db.models import F
from django.utils import timezone

from portal.jobs.claims import Claim, TryAgain
from portal.jobs.kinds import QUICK
from portal.jobs.models import Job, JobState
from portal.jobs.services.claim_job import claim_job
from portal.jobs.services.deliver_job import deliver_job
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.deliveries import delivery_id
from tests.portal.jobs.deliveries import take_delivered as take
from tests.support.processes import PATIENCE


def test_claim_gives_the_job_to_the_worker_and_counts_the_attempt(job: Job) -> None:
    assert take(job) == Claim(job.pk, 1, "test.count", {"steps": 3}, None, 1)
    job.refresh_from_db()
    assert (job.state, job.worker, job.attempts, job.token) == (JobState.RUNNING, "one", 1, 1)
    assert job.started_at is not None


def test_job_that_still_runs_is_taken_from_a_worker_that_was_lost(job: Job) -> None:
    take(job)
    Job.objects.update(checkpoint={"next": 2})
    assert take(job, "two") == Claim(job.pk, 2, "test.count", {"steps": 3}, {"next": 2}, 2)
    job.refresh_from_db()
    assert (job.state, job.worker, job.error_class) == (JobState.RUNNING, "two", "WorkerLost")


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"max_attempts": F("attempts")}, JobState.FAILED),
        ({"cancel_requested": True}, JobState.CANCELLED),
    ],
)
def test_lost_job_that_may_not_be_tried_again_ends(
    job: Job, change: dict[str, object], state: JobState
) -> None:
    take(job)
    Job.objects.update(**change)
    assert take(job, "two") is None
    job.refresh_from_db()
    assert (job.state, job.error_class) == (state, "WorkerLost")
    assert job.finished_at is not None


def test_delivery_that_is_not_the_jobs_own_finds_nothing_to_claim(job: Job) -> None:
    spare = deliver_job(job.pk, queue=QUICK)
    assert claim_job(job.pk, delivery=spare, worker="one") is None
    assert take(job) is not None
    assert claim_job(job.pk, delivery=spare, worker="two") is None


def test_cancelled_job_is_not_claimed(job: Job) -> None:
    request_cancel(job.pk)
    assert take(job) is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_lost_job_whose_handler_is_about_to_commit_is_left_to_it_for_now(kinds: None) -> None:
    job = enqueue_job("test.count")
    take(job)
    handler = connections.create_connection("default")
    try:
        handler.set_autocommit(False)
        with handler.cursor() as cursor:
            cursor.execute("UPDATE jobs_job SET done = 1 WHERE id = %s", [job.pk])
        with pytest.raises(TryAgain) as again:
            take(job, "two")
        handler.rollback()
    finally:
        handler.close()
    assert again.value.at - timezone.now() < timedelta(seconds=5)
    assert take(job, "two") is not None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_workers_that_claim_at_once_hold_the_job_one_after_the_other(kinds: None) -> None:
    job = enqueue_job("test.count")
    delivery = delivery_id(job)
    tokens: list[int] = []
    start = threading.Barrier(8)

    def claim(worker: str) -> None:
        try:
            start.wait(timeout=PATIENCE)
            claimed = claim_job(job.pk, delivery=delivery, worker=worker)
            tokens.extend([claimed.token] if claimed else [])
        except TryAgain:
            tokens.append(0)
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=[str(number)]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = [token for token in tokens if token]
    job.refresh_from_db()
    assert sorted(held) == list(range(1, job.token + 1))
    assert Job.objects.get().attempts == min(job.token, job.max_attempts)
