from django.db.models import F

from portal.jobs.claims import Progress
from portal.jobs.models import Job
from portal.jobs.services.report_progress import ClaimState, report_progress
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.deliveries import take_delivered


def test_report_stores_the_progress(job: Job) -> None:
    claim = take_delivered(job)
    assert claim is not None
    assert report_progress(claim, Progress(2, 3, "Counting")) is ClaimState.HELD
    job.refresh_from_db()
    assert (job.done, job.total, job.message) == (2, 3, "Counting")


def test_look_alone_leaves_the_progress(job: Job) -> None:
    claim = take_delivered(job)
    assert claim is not None
    report_progress(claim, Progress(2, 3))
    report_progress(claim, None)
    job.refresh_from_db()
    assert job.done == 2


def test_report_tells_of_a_wish_to_cancel(job: Job) -> None:
    claim = take_delivered(job)
    assert claim is not None
    request_cancel(job.pk)
    assert report_progress(claim, None) is ClaimState.CANCEL_REQUESTED


def test_report_of_a_lost_claim_changes_nothing(job: Job) -> None:
    claim = take_delivered(job)
    assert claim is not None
    Job.objects.update(token=F("token") + 1)
    assert report_progress(claim, Progress(2, 3)) is ClaimState.LOST
    job.refresh_from_db()
    assert job.done == 0
