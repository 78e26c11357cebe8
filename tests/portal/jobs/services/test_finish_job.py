from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from portal.jobs.claims import Claim, JobLeaseLost, Progress
from portal.jobs.models import Job, JobState
from portal.jobs.services.claim_job import claim_job
from portal.jobs.services.finish_job import (
    cancel_job,
    fail_attempt,
    release_job,
    retry_delay,
    succeed_job,
)
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.deliveries import delivery_of


@pytest.fixture
def claim(job: Job) -> Claim:
    claimed = claim_job(job.pk, worker="one")
    assert claimed is not None
    return claimed


def fail(claim: Claim, *, final: bool = False) -> JobState:
    return fail_attempt(claim, error_class="ValueError", error_text="here:1", final=final)


def test_success_keeps_the_last_progress_and_frees_the_lease(job: Job, claim: Claim) -> None:
    Job.objects.update(error_class="ValueError")
    succeed_job(claim, Progress(3, 3, "All counted"))
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.message) == (JobState.SUCCEEDED, 3, 3, "All counted")
    assert job.lease_until is None
    assert job.finished_at is not None
    assert job.error_class == ""


@pytest.mark.parametrize("end", [lambda c: succeed_job(c, Progress()), cancel_job, release_job, fail])
def test_worker_whose_lease_went_to_another_can_end_nothing(
    job: Job, claim: Claim, end: Callable[[Claim], object]
) -> None:
    Job.objects.update(token=F("token") + 1, worker="two")
    deliveries = DBTaskResult.objects.count()
    with pytest.raises(JobLeaseLost):
        end(claim)
    job.refresh_from_db()
    assert (job.state, job.worker, job.finished_at) == (JobState.RUNNING, "two", None)
    assert DBTaskResult.objects.count() == deliveries


def test_failed_attempt_is_delivered_again_after_a_pause(job: Job, claim: Claim, settings: Settings) -> None:
    settings.JOB_RETRY_SECONDS = 60
    assert fail(claim) == JobState.QUEUED
    job.refresh_from_db()
    delivery = delivery_of(job)
    assert delivery.run_after == job.run_after
    assert timedelta(seconds=50) < job.run_after - timezone.now() <= timedelta(seconds=60)
    assert (job.error_class, job.error_text, job.attempts) == ("ValueError", "here:1", 1)


def test_pause_doubles_up_to_an_hour(settings: Settings) -> None:
    settings.JOB_RETRY_SECONDS = 10
    assert [retry_delay(attempts).total_seconds() for attempts in (1, 2, 3, 4)] == [10, 20, 40, 80]
    assert retry_delay(60_000) == timedelta(hours=1)


def test_last_attempt_fails_the_job(job: Job, claim: Claim) -> None:
    Job.objects.update(attempts=F("max_attempts"))
    assert fail(claim) == JobState.FAILED
    job.refresh_from_db()
    assert job.finished_at is not None


def test_final_failure_is_not_tried_again(claim: Claim) -> None:
    assert fail(claim, final=True) == JobState.FAILED


def test_failure_of_a_job_that_was_to_stop_cancels_it(job: Job, claim: Claim) -> None:
    request_cancel(job.pk)
    assert fail(claim) == JobState.CANCELLED


def test_released_job_waits_again_without_a_counted_attempt(job: Job, claim: Claim) -> None:
    release_job(claim)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.token) == (JobState.QUEUED, 0, 1)
    again = claim_job(job.pk, worker="two")
    assert again is not None
    assert again.token == 2
