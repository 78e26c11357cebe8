import threading

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from portal.jobs.claims import Claim
from portal.jobs.models import Job, JobState
from portal.jobs.services.claim_job import claim_job
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.request_cancel import request_cancel
from tests.support.processes import PATIENCE


def test_claim_takes_the_lease_and_counts_the_attempt(job: Job, settings: Settings) -> None:
    settings.JOB_LEASE_SECONDS = 60
    claim = claim_job(job.pk, worker="one")
    job.refresh_from_db()
    assert claim == Claim(job.pk, 1, "test.count", {"steps": 3}, None, 1)
    assert (job.state, job.worker, job.attempts, job.token) == (JobState.RUNNING, "one", 1, 1)
    assert job.lease_until is not None
    assert 50 < (job.lease_until - timezone.now()).total_seconds() <= 60


def test_second_delivery_finds_nothing_to_claim(job: Job) -> None:
    assert claim_job(job.pk, worker="one") is not None
    assert claim_job(job.pk, worker="two") is None


def test_cancelled_job_is_not_claimed(job: Job) -> None:
    request_cancel(job.pk)
    assert claim_job(job.pk, worker="one") is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_of_many_workers_gets_the_job(kinds: None) -> None:
    job = enqueue_job("test.count")
    claims = []
    start = threading.Barrier(8)

    def claim(worker: str) -> None:
        try:
            start.wait(timeout=PATIENCE)
            claims.append(claim_job(job.pk, worker=worker))
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=[str(number)]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claims) == 8
    assert len([one for one in claims if one is not None]) == 1
