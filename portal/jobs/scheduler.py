"""The scheduler process: takes jobs back from lost workers and starts periodic work.

Any number may run; the one that holds an advisory lock acts, the others stand by.
"""

import threading
import time
from contextlib import suppress

import structlog
from django.db import connection

from portal.jobs.models import ProcessKind
from portal.jobs.outage import DATABASE_GONE, wait_for_database
from portal.jobs.processes import on_stop_signal, process_name
from portal.jobs.services.beat_process import beat_process, forget_process
from portal.jobs.services.recover_lost_tasks import recover_lost_tasks
from portal.jobs.services.requeue_expired import redeliver_stranded, requeue_expired
from portal.jobs.services.run_periodic import run_due_periodic

log = structlog.get_logger(__name__)

# Any number that nothing else in this database locks.
LOCK = 7_216_401


class SchedulerLock:
    """A lock of the database session: it goes when the session ends, however it ends."""

    def __init__(self) -> None:
        self._backend: int | None = None

    def hold(self) -> bool:
        """Whether this process is the one that acts; tries to become it. One query, or two.

        Needs a session of its own for as long as the process runs: not a pool by transaction.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backend = int(cursor.fetchone()[0])
            if backend == self._backend:
                return True
            # A new session: what the old one held went with it.
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            self._backend = backend if cursor.fetchone()[0] else None
        return self._backend is not None


def tick() -> dict[str, int]:
    """Everything the scheduler does once; returns how much of each there was."""
    return {
        "requeued": requeue_expired(),
        "redelivered": redeliver_stranded(),
        "recovered": recover_lost_tasks(),
        "periodic": len(run_due_periodic()),
    }


def run_scheduler(*, interval: float) -> None:
    """Run a scheduler in this process: one tick every `interval` seconds while it holds the lock."""
    stopping = threading.Event()
    on_stop_signal(stopping)
    name = process_name()
    log.info("scheduler_started", scheduler=name)
    loop(stopping, interval=interval, name=name)
    with suppress(*DATABASE_GONE):
        forget_process(name)
    log.info("scheduler_stopped", scheduler=name)


def loop(stopping: threading.Event, *, interval: float, name: str) -> None:
    """Tick until told to stop, through any outage of the database."""
    lock = SchedulerLock()
    acting = False
    while not stopping.is_set():
        began = time.monotonic()
        try:
            # From the loop itself: a scheduler that hangs falls silent.
            beat_process(name, ProcessKind.SCHEDULER)
            held = lock.hold()
            if held != acting:
                log.info("scheduler_acts" if held else "scheduler_stands_by")
                acting = held
            if held and any((work := tick()).values()):
                log.info("scheduler_tick", **work)
        except DATABASE_GONE:
            wait_for_database(stopping)
            continue
        stopping.wait(max(0.0, interval - (time.monotonic() - began)))
