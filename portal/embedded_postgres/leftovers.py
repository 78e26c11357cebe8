"""What a keeper that was killed leaves behind: a server that runs on, a pid file that lies."""

import os
import signal
import time
from pathlib import Path

from portal.embedded_postgres import processes
from portal.embedded_postgres.errors import EmbeddedPostgresError


def end_leftover_server(data: Path) -> None:
    """End the server of this data folder, if one runs, and remove its pid file.

    The pid in the file may have gone to another program since, which PostgreSQL would take for a
    running server, so what the process runs decides.

    Raises:
        EmbeddedPostgresError: the server cannot be ended.
    """
    pid_file = data / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        pid = 0
    for how, seconds in ((signal.SIGINT, 20.0), (signal.SIGQUIT, 10.0)):
        if pid <= 0 or not is_server_of(pid, data):
            break
        os.kill(pid, how)
        deadline = time.monotonic() + seconds
        while is_server_of(pid, data) and time.monotonic() < deadline:
            time.sleep(0.05)
    else:
        raise EmbeddedPostgresError(f"Another PostgreSQL (process {pid}) uses {data} and does not end.")
    pid_file.unlink(missing_ok=True)


def is_server_of(pid: int, data: Path) -> bool:
    """Whether this process is a PostgreSQL server of this data folder."""
    program, option, rest = processes.command_line(pid).partition(" -D ")
    return bool(option) and program.endswith("postgres") and f"{rest} ".startswith(f"{data} ")
