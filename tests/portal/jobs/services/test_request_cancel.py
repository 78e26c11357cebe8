import uuid

from django.utils import timezone

from portal.jobs.models import Job, JobState
from portal.jobs.services.claim_job import claim_job
from portal.jobs.services.request_cancel import request_cancel


def test_waiting_job_is_cancelled_at_once(job: Job) -> None:
    assert request_cancel(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert job.finished_at is not None


def test_running_job_is_asked_to_stop(job: Job) -> None:
    claim_job(job.pk, worker="one")
    assert request_cancel(job.pk)
    job.refresh_from_db()
    assert (job.state, job.cancel_requested) == (JobState.RUNNING, True)


def test_finished_job_stays_as_it_is(job: Job) -> None:
    Job.objects.update(state=JobState.SUCCEEDED, finished_at=timezone.now())
    assert not request_cancel(job.pk)
    job.refresh_from_db()
    assert (job.state, job.cancel_requested) == (JobState.SUCCEEDED, False)


def test_unknown_job_is_nothing_to_cancel(db: None) -> None:
    assert not request_cancel(uuid.uuid4())
