"""What workers and schedulers share: a name, signals, a heartbeat that tells readiness they are there."""

import os
import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

import structlog
from django.conf import settings
from django.db import connection
from django.utils.crypto import get_random_string

from portal.jobs.models import ProcessKind
from portal.jobs.outage import DATABASE_GONE
from portal.jobs.services.beat_process import beat_process, forget_process

log = structlog.get_logger(__name__)

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def process_name() -> str:
    """A name of at most 64 characters that no other process has: host, pid and a random part."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{get_random_string(8)}"


def beat_seconds() -> float:
    """Seconds between two heartbeats: several fit into what readiness allows."""
    return float(settings.READY_HEARTBEAT_SECONDS) / 6


def on_stop_signal(stopping: threading.Event) -> None:
    """Let the first SIGINT or SIGTERM ask for an end and the second force one."""

    def stop(signum: int, _frame: FrameType | None) -> None:
        if stopping.is_set():
            raise SystemExit(1)
        log.warning("stopping", signal=signal.Signals(signum).name)
        stopping.set()

    for number in STOP_SIGNALS:
        signal.signal(number, stop)


class ProcessBeat:
    """Beats for a process whose main loop may be busy for hours, on a connection of its own."""

    def __init__(self, name: str, kind: ProcessKind) -> None:
        self._name = name
        self._kind = kind
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="process-beat", daemon=True)

    def __enter__(self) -> "ProcessBeat":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join(timeout=beat_seconds())

    def _beat(self) -> None:
        try:
            while not self._ended.is_set():
                self._say(lambda: beat_process(self._name, self._kind))
                self._ended.wait(beat_seconds())
            self._say(lambda: forget_process(self._name))
        finally:
            connection.close()

    def _say(self, step: Callable[[], None]) -> None:
        try:
            step()
        except DATABASE_GONE:
            # The main loop tells the log about the outage; the next beat tries a new connection.
            connection.close()
