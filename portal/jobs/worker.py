"""A worker process: the queue's own worker, kept alive through restarts of the database."""

import threading
from types import FrameType

import structlog
from django_tasks_db.management.commands.db_worker import Worker

from portal.jobs.models import ProcessKind
from portal.jobs.outage import DATABASE_GONE, wait_for_database
from portal.jobs.processes import ProcessBeat, on_stop_signal, process_name
from portal.jobs.reporter import worker_stopping

log = structlog.get_logger(__name__)


class PortalWorker(Worker):
    """Takes tasks from the queue until told to stop.

    The first signal lets the running task end (a job at its next check, back to the queue); the second
    ends the process at once.
    """

    def __init__(self, *, interval: float, name: str, stopping: threading.Event) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        self._stopping = stopping

    @property
    def running(self) -> bool:
        return not self._stopping.is_set()

    @running.setter
    def running(self, value: bool) -> None:
        if not value:
            self._stopping.set()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        raise NotImplementedError("Signals are handled by portal.jobs.processes.")

    def run(self) -> None:
        """Work until told to stop, through any outage of the database."""
        while self.running:
            try:
                super().run()
            except DATABASE_GONE:
                wait_for_database(self._stopping)


def run_worker(*, interval: float) -> None:
    """Run a worker in this process; `interval` is the pause in seconds when the queue is empty."""
    name = process_name()
    on_stop_signal(worker_stopping)
    log.info("worker_started", worker=name)
    with ProcessBeat(name, ProcessKind.WORKER):
        PortalWorker(interval=interval, name=name, stopping=worker_stopping).run()
    log.info("worker_stopped", worker=name)
