import pytest
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.worker import run_here
from tests.portal.jobs.conftest import Effects
from tests.portal.jobs.deliveries import delivery_of, give, hear_worker

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def state_of(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def test_job_is_run_in_this_process_and_no_other_with_it(kinds: None, effects: Effects) -> None:
    before, job = (enqueue_job("test.count", params={"steps": 2}) for _ in range(2))
    run_here(job.pk)
    assert (state_of(before), state_of(job)) == (JobState.QUEUED, JobState.SUCCEEDED)
    assert len(effects(job.pk)) == 2
    assert ProcrastinateJob.objects.get() == delivery_of(before)
    assert not ProcrastinateWorker.objects.exists()


def test_job_that_a_worker_has_is_left_to_it(kinds: None) -> None:
    job = enqueue_job("test.count", params={"steps": 2})
    give(job, hear_worker())
    run_here(job.pk)
    assert state_of(job) == JobState.QUEUED
    assert delivery_of(job).status == "doing"


def test_job_that_fails_waits_for_any_worker(kinds: None, effects: Effects) -> None:
    job = enqueue_job("test.fail")
    run_here(job.pk)
    assert (state_of(job), job.attempts) == (JobState.QUEUED, 1)
    assert delivery_of(job).scheduled_at == job.run_after
