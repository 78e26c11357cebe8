"""What starts real workers for tests leaves none behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory

import pytest

from tests.support.processes import processes_naming, wait_until

STARTER = """
import os, signal
from pathlib import Path
from tests.portal.jobs.processes import Processes
started = Processes(Path(os.environ["TMPDIR"]))
started.worker()
signal.pause()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Named by the environment of all that the test starts; what is left of that ends with the test.

    Not tmp_path, which may be longer than the address of a socket can be.
    """
    with TemporaryDirectory() as name:
        yield Path(name)
        for pid in processes_naming(name):
            with suppress(ProcessLookupError):
                os.kill(pid, SIGKILL)


def test_workers_end_when_the_process_that_started_them_is_killed(folder: Path) -> None:
    # A worker without a database waits for one, which is cheap.
    changed = {"TMPDIR": str(folder), "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    with subprocess.Popen([sys.executable, "-c", STARTER], env={**os.environ, **changed}) as starter:
        try:
            log = folder / "0.log"
            wait_until(lambda: log.exists() and "database_unreachable" in log.read_text())
        finally:
            starter.kill()
    wait_until(lambda: processes_naming(str(folder)) == [], told="workers and their fork server end")
