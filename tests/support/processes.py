"""Waiting for processes, with a deadline instead of a pause."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from portal.embedded_postgres.processes import command_line

# Long beyond what anything waited for takes, so that a busy machine makes no test red.
PATIENCE = 120.0


def wait_until(condition: Callable[[], object], *, seconds: float = PATIENCE, told: str = "") -> None:
    """Return as soon as the condition holds; fail the test when it does not within this time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain: {told or condition}"
        time.sleep(0.02)


def runs(pid: int) -> bool:
    """Whether a process runs; one that has ended and is not yet reaped does not."""
    return bool(command_line(pid))


def processes_naming(text: str) -> list[int]:
    """The processes whose command line, environment or working folder names this text, ours excepted."""
    wanted = os.fsencode(text)
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            known = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if wanted in known and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found
