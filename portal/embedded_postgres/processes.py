"""Processes: started so that they end with us, and recognised by what they run."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from portal.embedded_postgres.account import Account

TIED = Path(__file__).with_name("tied.py")


def start_tied(
    command: Sequence[str],
    *,
    death_signal: signal.Signals,
    environment: Mapping[str, str],
    folder: Path,
    output: IO[bytes],
    account: Account | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a program in a session of its own, so that Ctrl-C reaches us alone.

    Where the kernel can (Linux), it gets `death_signal` when the calling thread ends: call it from
    the main thread. `command[0]` is a full path. Standard output and error go to `output`.
    """
    uid, gid = (account.uid, account.gid) if account else (-1, -1)
    launcher = [sys.executable, "-I", "-S", str(TIED)]
    return subprocess.Popen(  # noqa: S603 - callers name the program; no shell
        [*launcher, str(int(death_signal)), str(os.getpid()), str(uid), str(gid), *command],
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def command_line(pid: int) -> str:
    """What a process runs, its arguments joined by spaces; empty for none, a zombie, or one we cannot see."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        if sys.platform == "linux":
            return ""
    done = subprocess.run(  # noqa: S603 - a number is the only variable part
        ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def log_tail(path: Path, lines: int = 12) -> str:
    """The last lines of a log, or nothing."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 8192))
            text = file.read().decode(errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


def open_log(path: Path, limit: int = 5_000_000) -> IO[bytes]:
    """Open a log for adding to it; one larger than `limit` bytes is put aside first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > limit:
        path.replace(path.with_name(f"{path.name}.1"))
    return path.open("ab", buffering=0)
