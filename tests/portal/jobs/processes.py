"""Real worker processes on the test's database.

Each is forked from a process that has imported Django once, which takes longer than most of these tests.
What the command line does besides is shown by the demo's supervisor, which starts its worker by it.

Each ends with the process that asked for it, however that ends, and with the last of them the one that they
are forked from. A worker that SIGSTOP holds at that moment may stay until it is let go on.
"""

import os
import signal
import sys
from multiprocessing import get_context, parent_process
from multiprocessing.context import ForkServerProcess as Process
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.support.processes import PATIENCE

# Short for a test, and long enough that a busy machine keeps no worker from its heartbeat.
LOST_SECONDS = 3.0

_forks = get_context("forkserver")
_forks.set_forkserver_preload(["tests.portal.jobs.worker_setup"])


class Processes:
    """Starts workers and ends all of them."""

    def __init__(self, logs: Path, lost_seconds: float = LOST_SECONDS) -> None:
        self._logs = logs
        self._lost_seconds = lost_seconds
        self._started: list[Process] = []

    def worker(self, *queues: str, **changed: object) -> Process:
        """Start one on these queues, all of them by default, with other settings than those of all tests."""
        names = ("NAME", "HOST", "PORT", "USER", "PASSWORD", "OPTIONS")
        database = {name: connection.settings_dict[name] for name in names}
        log = self._logs / f"{len(self._started)}.log"
        changed = {"WORKER_LOST_SECONDS": self._lost_seconds, **changed}
        process = _forks.Process(target=_work, args=(database, changed, log, queues))
        process.start()
        self._started.append(process)
        return process

    def log(self) -> str:
        """What all of them have logged so far."""
        return "".join(path.read_text() for path in sorted(self._logs.glob("*.log")))

    def kill(self, process: Process) -> None:
        """End it as a power cut would."""
        process.kill()
        process.join(PATIENCE)

    def stop(self, process: Process) -> int | None:
        """End it as a supervisor would; returns its exit code."""
        process.terminate()
        process.join(PATIENCE)
        return process.exitcode

    def end_all(self) -> None:
        for process in self._started:
            self.kill(process)
            process.close()


def send_signal(process: Process, number: signal.Signals) -> None:
    """Send a signal to a process that runs."""
    assert process.pid is not None
    os.kill(process.pid, number)


def _work(database: dict[str, Any], changed: dict[str, object], log: Path, queues: tuple[str, ...]) -> None:
    """Be a worker, in a process of its own."""
    Thread(target=_end_with_starter, daemon=True).start()
    with log.open("wb") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    connection.settings_dict.update(database)
    for name, value in changed.items():
        setattr(settings, name, value)
    call_command("run_worker", interval=0.1, queue=list(queues))


def _end_with_starter() -> None:
    """Wait until the process that asked for this worker has ended, and end the worker as a power cut would.

    The kernel would watch the parent alone: the process that forks, which lives as long as any worker does.
    """
    starter = parent_process()
    assert starter is not None
    starter.join()
    os.kill(os.getpid(), signal.SIGKILL)
