"""The thread that speaks for a running job: heartbeat, lease, progress, wish to cancel.

It has a database connection of its own. So the lease is kept while the handler computes for minutes,
people see progress while the handler's transaction is open, and the handler itself never waits.
"""

import threading
import time
from types import TracebackType

import structlog
from django.conf import settings
from django.db import connection

from portal.jobs.claims import Claim, JobCancelled, JobLeaseLost, Progress, WorkerStopping
from portal.jobs.outage import DATABASE_GONE
from portal.jobs.services.report_progress import Standing, report_progress

log = structlog.get_logger(__name__)

# Seconds between two writes of progress at the least, and between two heartbeats at the most.
WRITE_EVERY = 0.5
BEAT_EVERY = 2.0

# Set when this process was told to end; every running job then stops at its next check.
worker_stopping = threading.Event()


class Reporter:
    """Reports for one claim from `with` to the end of its block."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._progress: Progress | None = None
        self._written: Progress | None = None
        self._standing = Standing.HELD
        self._ended = threading.Event()
        self._write_every = min(WRITE_EVERY, settings.JOB_LEASE_SECONDS / 8)
        self._beat_every = min(BEAT_EVERY, settings.JOB_LEASE_SECONDS / 4)
        self._thread = threading.Thread(target=self._report, name="job-reporter", daemon=True)

    def __enter__(self) -> "Reporter":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        # A connection to a database that vanished may hang: the thread is a daemon, the fence holds.
        self._thread.join(timeout=settings.JOB_LEASE_SECONDS)

    @property
    def progress(self) -> Progress:
        """The latest progress the handler named."""
        return self._progress or Progress()

    def note(self, progress: Progress) -> None:
        """Take the handler's progress; it is written within half a second."""
        self._progress = progress

    def check(self) -> None:
        """Raise when the handler is to stop: cancelled, lease lost, or worker stopping."""
        if self._standing is Standing.LOST:
            raise JobLeaseLost
        if self._standing is Standing.CANCEL_REQUESTED:
            raise JobCancelled
        if worker_stopping.is_set():
            raise WorkerStopping

    def _report(self) -> None:
        next_beat = 0.0
        try:
            while not self._ended.is_set() and self._standing is not Standing.LOST:
                latest = self._progress
                if latest is not self._written or time.monotonic() >= next_beat:
                    self._write(latest)
                    next_beat = time.monotonic() + self._beat_every
                self._ended.wait(self._write_every)
            if self._standing is not Standing.LOST and self._progress is not self._written:
                self._write(self._progress)  # how far a failed or cancelled attempt came
        finally:
            connection.close()

    def _write(self, latest: Progress | None) -> None:
        fresh = latest if latest is not self._written else None
        try:
            self._standing = report_progress(self._claim, fresh)
            self._written = latest
        except DATABASE_GONE as error:
            # The next round tries a new connection; meanwhile the lease runs on without us.
            log.warning("heartbeat_failed", error_class=type(error).__name__, job_id=str(self._claim.job_id))
            connection.close()
