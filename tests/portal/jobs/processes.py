"""Real worker processes on the test's database."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from django.db import connection

from portal.embedded_postgres import tied
from tests.support.processes import PATIENCE

ROOT = Path(__file__).resolve().parents[3]
# Short for a test, and long enough that a busy machine keeps no worker from its heartbeat.
LOST_SECONDS = 3.0

Process = subprocess.Popen[bytes]

# Ends a process when the test run that started it is killed.
_TIED = [sys.executable, "-I", "-S", str(Path(tied.__file__)), str(signal.SIGKILL.value)]


class Processes:
    """Starts processes and ends all of them."""

    def __init__(self, logs: Path, lost_seconds: float = LOST_SECONDS) -> None:
        self._logs = logs
        self._lost_seconds = lost_seconds
        self._started: list[Process] = []

    def worker(self) -> Process:
        return self._start("run_worker", "--interval", "0.1")

    def log(self) -> str:
        """What all of them have logged so far."""
        return "".join(path.read_text() for path in sorted(self._logs.glob("*.log")))

    def kill(self, process: Process) -> None:
        """End it as a power cut would."""
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=PATIENCE)

    def stop(self, process: Process) -> int:
        """End it as a supervisor would; returns its exit code."""
        process.send_signal(signal.SIGTERM)
        return process.wait(timeout=PATIENCE)

    def end_all(self) -> None:
        for process in self._started:
            if process.poll() is None:
                self.kill(process)

    def _start(self, *arguments: str) -> Process:
        path = self._logs / f"{len(self._started)}-{arguments[0]}.log"
        with path.open("wb") as log:
            process = subprocess.Popen(
                [*_TIED, str(os.getpid()), "-1", "-1", sys.executable, "manage.py", *arguments],
                cwd=ROOT,
                env=_environment(self._lost_seconds),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._started.append(process)
        return process


def _environment(lost_seconds: float) -> dict[str, str]:
    settings = connection.settings_dict
    names = ("NAME", "HOST", "PORT", "USER", "PASSWORD", "OPTIONS")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.portal.jobs.process_settings",
        "PROCESS_DATABASE": json.dumps({name: settings[name] for name in names}),
        "WORKER_LOST_SECONDS": str(lost_seconds),
        "JOB_RETRY_SECONDS": "0.2",
        "LOG_FORMAT": "json",
    }
