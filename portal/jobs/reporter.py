"""The thread that speaks for a running job: how far it is, and whether somebody wants it to stop.

It has a database connection of its own. So people see progress while the handler's transaction is open, and
the handler itself never waits.
"""

import threading
import time
from collections.abc import Callable
from types import TracebackType

import structlog
from django.db import connection

from portal.jobs.claims import Claim, JobCancelled, JobTakenOver, Progress, WorkerStopping
from portal.jobs.outage import DATABASE_GONE
from portal.jobs.services.report_progress import ClaimState, report_progress

log = structlog.get_logger(__name__)

# Seconds between two writes of progress at the least, and between two looks at the job at the most.
WRITE_EVERY = 0.5
LOOK_EVERY = 1.0
# How long an attempt waits for its last progress to be written. A connection to a database that vanished may
# hang: the thread is a daemon, and the fence holds.
END_SECONDS = 10.0


class Reporter:
    """Reports for one claim from `with` to the end of its block."""

    def __init__(self, claim: Claim, stopping: Callable[[], bool]) -> None:
        self._claim = claim
        self._stopping = stopping
        self._progress: Progress | None = None
        self._written: Progress | None = None
        self._claim_state = ClaimState.HELD
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._report, name="job-reporter", daemon=True)

    def __enter__(self) -> "Reporter":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join(timeout=END_SECONDS)

    @property
    def progress(self) -> Progress:
        """The latest progress the handler named."""
        return self._progress or Progress()

    def note(self, progress: Progress) -> None:
        """Take the handler's progress; it is written within half a second."""
        self._progress = progress

    def check(self) -> None:
        """Raise when the handler is to stop: cancelled, taken over, or worker stopping."""
        if self._claim_state is ClaimState.LOST:
            raise JobTakenOver
        if self._claim_state is ClaimState.CANCEL_REQUESTED:
            raise JobCancelled
        if self._stopping():
            raise WorkerStopping

    def _report(self) -> None:
        next_look = 0.0
        try:
            while not self._ended.is_set() and self._claim_state is not ClaimState.LOST:
                latest = self._progress
                if latest is not self._written or time.monotonic() >= next_look:
                    self._write(latest)
                    next_look = time.monotonic() + LOOK_EVERY
                self._ended.wait(WRITE_EVERY)
            if self._claim_state is not ClaimState.LOST and self._progress is not self._written:
                self._write(self._progress)  # how far a failed or cancelled attempt came
        finally:
            connection.close()

    def _write(self, latest: Progress | None) -> None:
        fresh = latest if latest is not self._written else None
        try:
            self._claim_state = report_progress(self._claim, fresh)
            self._written = latest
        except DATABASE_GONE as error:
            # The next round tries a new connection.
            log.warning(
                "progress_not_stored", error_class=type(error).__name__, job_id=str(self._claim.job_id)
            )
            connection.close()
