"""End an attempt: done, cancelled, given back, to be tried again, or failed.

What the attempt leaves to do, the worker tells the queue: each function says when the job is to come again.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from portal.jobs.claims import Claim, JobTakenOver, Progress
from portal.jobs.models import Job, JobState

LONGEST_DELAY = timedelta(hours=1)


def succeed_job(claim: Claim, progress: Progress) -> None:
    """The work is done.

    Raises:
        JobTakenOver: the job is no longer this worker's; as for every function here.
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


def release_job(claim: Claim) -> datetime:
    """The worker is stopping: the job waits again at once, and the attempt does not count."""
    now = timezone.now()
    _leave(claim, state=JobState.QUEUED, attempts=F("attempts") - 1, run_after=now)
    return now


def fail_attempt(claim: Claim, *, error_class: str, error_text: str, final: bool = False) -> datetime | None:
    """The handler failed: try again later, or give up when `final` or no attempt is left.

    Returns when it is to be tried again; None when it is over.
    """
    with transaction.atomic():
        job = Job.objects.held(claim).select_for_update().first()
        if job is None:
            raise JobTakenOver
        return settle_unfinished(job, final=final, error_class=error_class[:200], error_text=error_text[:500])


def settle_unfinished(job: Job, *, final: bool, error_class: str, error_text: str) -> datetime | None:
    """Decide what becomes of a locked running job whose attempt ended without a result.

    Cancelled if somebody asked for that, failed if it may not be tried again, else waiting. Returns when it
    is to be tried again.
    """
    values: dict[str, Any] = {"error_class": error_class, "error_text": error_text}
    run_after = None
    if job.cancel_requested:
        values |= {"state": JobState.CANCELLED, "finished_at": Now()}
    elif final or job.attempts >= job.max_attempts:
        values |= {"state": JobState.FAILED, "finished_at": Now()}
    else:
        run_after = timezone.now() + retry_delay(job.attempts)
        values |= {"state": JobState.QUEUED, "run_after": run_after}
    Job.objects.filter(pk=job.pk).update(**values)
    return run_after


def retry_delay(attempts: int) -> timedelta:
    """How long to wait after this many attempts: doubled each time, at most an hour."""
    exponent = min(max(attempts, 1) - 1, 16)
    return min(timedelta(seconds=settings.JOB_RETRY_SECONDS * 2**exponent), LONGEST_DELAY)


def _leave(claim: Claim, **values: Any) -> None:
    if not Job.objects.held(claim).update(**values):
        raise JobTakenOver
