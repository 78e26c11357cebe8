"""The programs that the demo runs, each started again when it dies, ended with everything it started."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal.demo.files import DemoError, say
from portal.embedded_postgres.processes import log_tail, open_log, start_tied

# Seconds to wait before each new start of a program that died; after the last one we give up.
DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0)
# Seconds after which a program counts as running well, and its deaths are forgotten.
STEADY_SECONDS = 60.0
# Seconds that programs have to finish what they do.
GRACE_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Program:
    """What to run: `title` for people, `command[0]` a full path, output to `log`."""

    title: str
    command: tuple[str, ...]
    log: Path


class Child:
    """One running program in a process group of its own."""

    def __init__(self, program: Program, environment: Mapping[str, str], folder: Path) -> None:
        self.program = program
        self._environment = environment
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths = 0
        self._started_at = 0.0
        self._start_again_at: float | None = None

    def start(self) -> None:
        """Start it. Only from the main thread: it gets SIGTERM when that ends."""
        with open_log(self.program.log) as log:
            self._process = start_tied(
                self.program.command,
                death_signal=signal.SIGTERM,
                environment=self._environment,
                folder=self._folder,
                output=log,
            )
        self._started_at = time.monotonic()
        self._start_again_at = None

    @property
    def pid(self) -> int | None:
        """Its process id, which is its process group's too."""
        return self._process.pid if self._process else None

    def exit_code(self) -> int | None:
        """None while it runs; the negative of a signal that ended it."""
        return self._process.poll() if self._process else None

    def look(self) -> None:
        """Start it again when it has died, later each time.

        Raises:
            DemoError: it died too often; the message holds the end of its log.
        """
        now = time.monotonic()
        code = self.exit_code()
        if code is None:
            return
        if self._start_again_at is None:
            # What it started may live on and hold the port.
            self.send(signal.SIGKILL)
            self._note_death(code, now)
        elif now >= self._start_again_at:
            self.start()

    def _note_death(self, code: int, now: float) -> None:
        if now - self._started_at > STEADY_SECONDS:
            self._deaths = 0
        if self._deaths == len(DELAYS):
            raise DemoError(
                f"{log_tail(self.program.log)}\n"
                f"The {self.program.title} ended {len(DELAYS) + 1} times and is not started again. "
                f"The lines above are the end of its log, {self.program.log}."
            )
        self._start_again_at = now + DELAYS[self._deaths]
        self._deaths += 1
        say(
            f"The {self.program.title} ended (exit code {code}) and is started again. Log: {self.program.log}"
        )

    def send(self, number: signal.Signals) -> None:
        """Signal the program and everything it started."""
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)


def end_all(children: Sequence[Child]) -> None:
    """Ask all to end at once, wait, then end what is left."""
    for child in children:
        child.send(signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    while any(child.pid and child.exit_code() is None for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    for child in children:
        # Also where the program itself has ended: what it started may not have.
        child.send(signal.SIGKILL)
        if child.pid:
            while child.exit_code() is None:
                time.sleep(0.01)
