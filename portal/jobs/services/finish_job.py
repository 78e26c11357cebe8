"""End an attempt: done, cancelled, given back, to be tried again, or failed."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from portal.jobs.claims import Claim, JobLeaseLost, Progress
from portal.jobs.models import Job, JobState
from portal.jobs.services.deliver_job import deliver_job

LONGEST_DELAY = timedelta(hours=1)


def succeed_job(claim: Claim, progress: Progress) -> None:
    """The work is done.

    Raises:
        JobLeaseLost: the job is no longer this worker's; as for every function here.
    """
    _leave(
        claim,
        state=JobState.SUCCEEDED,
        finished_at=Now(),
        done=progress.done,
        total=progress.total,
        message=progress.message,
        error_class="",
        error_text="",
    )


def cancel_job(claim: Claim) -> None:
    """The handler stopped because somebody asked for it."""
    _leave(claim, state=JobState.CANCELLED, finished_at=Now())


def release_job(claim: Claim) -> None:
    """The worker is stopping: back to the queue, the attempt does not count."""
    with transaction.atomic():
        _leave(
            claim,
            state=JobState.QUEUED,
            attempts=F("attempts") - 1,
            run_after=Now(),
            delivery=deliver_job(claim.job_id),
        )


def fail_attempt(claim: Claim, *, error_class: str, error_text: str, final: bool = False) -> JobState:
    """The handler failed: try again later, or give up when `final` or no attempt is left.

    Returns the job's new state.
    """
    with transaction.atomic():
        job = Job.objects.held(claim).select_for_update().first()
        if job is None:
            raise JobLeaseLost
        error = {"error_class": error_class[:200], "error_text": error_text[:500]}
        return settle_unfinished(job, final=final, delay=retry_delay(job.attempts), **error)


def settle_unfinished(
    job: Job, *, final: bool, delay: timedelta, error_class: str, error_text: str
) -> JobState:
    """Decide what becomes of a locked running job whose attempt ended without a result.

    Cancelled if somebody asked for that, failed if it may not be tried again, else queued.
    """
    values: dict[str, Any] = {"error_class": error_class, "error_text": error_text, "lease_until": None}
    if job.cancel_requested:
        state = JobState.CANCELLED
    elif final or job.attempts >= job.max_attempts:
        state = JobState.FAILED
    else:
        state = JobState.QUEUED
    if state == JobState.QUEUED:
        run_after = timezone.now() + delay
        values |= {"run_after": run_after, "delivery": deliver_job(job.pk, run_after=run_after)}
    else:
        values |= {"finished_at": Now()}
    Job.objects.filter(pk=job.pk).update(state=state, **values)
    return state


def retry_delay(attempts: int) -> timedelta:
    """How long to wait after this many attempts: doubled each time, at most an hour."""
    exponent = min(max(attempts, 1) - 1, 16)
    return min(timedelta(seconds=settings.JOB_RETRY_SECONDS * 2**exponent), LONGEST_DELAY)


def _leave(claim: Claim, **values: Any) -> None:
    if not Job.objects.held(claim).update(lease_until=None, **values):
        raise JobLeaseLost
