"""Run one job in this process: claim, call the handler, settle the outcome."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from traceback import walk_tb
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings

from portal.jobs.claims import (
    Claim,
    JobCancelled,
    JobFailedError,
    JobTakenOver,
    Progress,
    TryAgain,
    WorkerStopping,
)
from portal.jobs.kinds import job_kind
from portal.jobs.outage import is_outage, through_outage
from portal.jobs.reporter import Reporter
from portal.jobs.services.claim_job import claim_job
from portal.jobs.services.finish_job import cancel_job, fail_attempt, release_job, succeed_job
from portal.jobs.services.save_checkpoint import save_checkpoint

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Context:
    """What a handler is given; portal.jobs.kinds.JobContext says what each part promises."""

    job_id: UUID
    params: dict[str, Any]
    checkpoint: Any
    attempt: int
    _claim: Claim = field(repr=False)
    _reporter: Reporter = field(repr=False)

    def check(self) -> None:
        self._reporter.check()

    def progress(self, done: int, total: int | None = None, message: str = "") -> None:
        self._reporter.note(Progress(done, total, message))
        self._reporter.check()

    def save_checkpoint(
        self, checkpoint: Any, *, done: int = 0, total: int | None = None, message: str = ""
    ) -> None:
        progress = Progress(done, total, message)
        self._reporter.check()
        save_checkpoint(self._claim, checkpoint, progress)
        self.checkpoint = checkpoint
        self._reporter.note(progress)


def dispatch(job_id: UUID, *, delivery: int, worker: str, stopping: Callable[[], bool]) -> None:
    """Run the job that this delivery brings. What the handler raises is stored with the job, never passed on.

    `stopping` says whether the worker was told to end; the handler hears of it at its next check.

    Raises:
        TryAgain: the job is to be brought again, by the same delivery.
        OperationalError, InterfaceError: the database stayed away; what came of the attempt is not stored.
    """
    claim = claim_job(job_id, delivery=delivery, worker=worker)
    if claim is None:
        log.info("job_not_waiting", job_id=str(job_id))
        return
    with structlog.contextvars.bound_contextvars(job_id=str(claim.job_id), job_kind=claim.kind):
        log.info("job_started", attempt=claim.attempt)
        settle = _attempt(claim, stopping)
        try:
            # Within this time nobody takes the job up, so a restart of the database is no reason to do the
            # work again.
            again = through_outage(settle, seconds=settings.WORKER_LOST_SECONDS)
        except JobTakenOver:
            log.warning("job_taken_over")
            return
    if again is not None:
        raise TryAgain(again)


def _attempt(claim: Claim, stopping: Callable[[], bool]) -> Callable[[], datetime | None]:
    """Call the handler; returns what is to be stored about it, which says when to try again."""
    reporter = Reporter(claim, stopping)
    context = Context(claim.job_id, claim.params, claim.checkpoint, claim.attempt, claim, reporter)
    try:
        with reporter:
            job_kind(claim.kind).run(context)
    except JobTakenOver:
        return _taken_over
    except JobCancelled:
        log.info("job_cancelled")
        return partial(cancel_job, claim)
    except WorkerStopping:
        log.info("job_released")
        return partial(release_job, claim)
    except Exception as error:
        if is_outage(error):
            # It may be the job's own doing, so it counts; but it says nothing about the code.
            log.warning("job_cut_off_by_outage", attempt=claim.attempt)
        else:
            log.exception("job_attempt_failed", attempt=claim.attempt)
        return partial(
            fail_attempt,
            claim,
            error_class=type(error).__name__,
            error_text=describe(error),
            final=isinstance(error, JobFailedError),
        )
    log.info("job_succeeded", attempt=claim.attempt)
    return partial(succeed_job, claim, reporter.progress)


def _taken_over() -> None:
    raise JobTakenOver


def describe(error: BaseException) -> str:
    """What may be stored of an error: a sentence of JobFailedError, else only where it was raised.

    The text of any other error may quote a row or what somebody typed.
    """
    if isinstance(error, JobFailedError):
        return str(error)
    places = [
        f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in walk_tb(error.__traceback__)
    ]
    return places[-1] if places else ""
