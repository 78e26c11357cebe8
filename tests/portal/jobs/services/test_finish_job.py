from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from pytest_django import Settings

from portal.jobs.claims import Claim, JobTakenOver, Progress
from portal.jobs.models import Job, JobState
from portal.jobs.services.finish_job import (
    cancel_job,
    fail_attempt,
    release_job,
    retry_delay,
    succeed_job,
)
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.deliveries import take_delivered


@pytest.fixture
def claim(job: Job) -> Claim:
    claimed = take_delivered(job)
    assert claimed is not None
    return claimed


def fail(claim: Claim, *, final: bool = False) -> datetime | None:
    return fail_attempt(claim, error_class="ValueError", error_text="here:1", final=final)


def test_success_keeps_the_last_progress_and_forgets_the_error(job: Job, claim: Claim) -> None:
    Job.objects.update(error_class="ValueError")
    succeed_job(claim, Progress(3, 3, "All counted"))
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.message) == (JobState.SUCCEEDED, 3, 3, "All counted")
    assert job.finished_at is not None
    assert job.error_class == ""


@pytest.mark.parametrize("end", [lambda c: succeed_job(c, Progress()), cancel_job, release_job, fail])
def test_worker_whose_job_another_took_up_can_end_nothing(
    job: Job, claim: Claim, end: Callable[[Claim], object]
) -> None:
    Job.objects.update(token=F("token") + 1, worker="two")
    with pytest.raises(JobTakenOver):
        end(claim)
    job.refresh_from_db()
    assert (job.state, job.worker, job.finished_at) == (JobState.RUNNING, "two", None)


def test_failed_attempt_is_tried_again_after_a_pause(job: Job, claim: Claim, settings: Settings) -> None:
    settings.JOB_RETRY_SECONDS = 60
    again = fail(claim)
    job.refresh_from_db()
    assert (job.state, job.run_after) == (JobState.QUEUED, again)
    assert timedelta(seconds=50) < job.run_after - timezone.now() <= timedelta(seconds=60)
    assert (job.error_class, job.error_text, job.attempts) == ("ValueError", "here:1", 1)


def test_pause_doubles_up_to_an_hour(settings: Settings) -> None:
    settings.JOB_RETRY_SECONDS = 10
    assert [retry_delay(attempts).total_seconds() for attempts in (1, 2, 3, 4)] == [10, 20, 40, 80]
    assert retry_delay(60_000) == timedelta(hours=1)


def test_last_attempt_fails_the_job(job: Job, claim: Claim) -> None:
    Job.objects.update(attempts=F("max_attempts"))
    assert fail(claim) is None
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.finished_at is not None


def test_final_failure_is_not_tried_again(job: Job, claim: Claim) -> None:
    assert fail(claim, final=True) is None
    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_failure_of_a_job_that_was_to_stop_cancels_it(job: Job, claim: Claim) -> None:
    request_cancel(job.pk)
    assert fail(claim) is None
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_released_job_waits_again_without_a_counted_attempt(job: Job, claim: Claim) -> None:
    assert release_job(claim) <= timezone.now()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.token) == (JobState.QUEUED, 0, 1)
    again = take_delivered(job, "two")
    assert again is not None
    assert again.token == 2
