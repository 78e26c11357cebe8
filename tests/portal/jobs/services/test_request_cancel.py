import uuid

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.jobs.models import Job, JobState
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.deliveries import take_delivered


def test_waiting_job_is_cancelled_at_once_and_its_delivery_with_it(job: Job) -> None:
    assert request_cancel(job.pk)
    assert not ProcrastinateJob.objects.exists()
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert job.finished_at is not None


def test_running_job_is_asked_to_stop(job: Job) -> None:
    take_delivered(job)
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
