"""The process that owns the server: starts it, restarts a killed one, stops it when nobody is left.

Users of the server hold a shared lock, which the kernel takes back however they end. So there is
no list of pids that could be wrong, and nobody has to remember to stop anything.
"""

import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from portal.embedded_postgres.errors import EmbeddedPostgresError
from portal.embedded_postgres.layout import Layout
from portal.embedded_postgres.locks import FileLock
from portal.embedded_postgres.processes import open_log
from portal.embedded_postgres.server import Server

READY = "ready"
LOOK_SECONDS = 0.2
TAKE_OVER_SECONDS = 10.0
# Tries to start a killed server, before the keeper ends with an error.
RESTARTS = 5


class Keeper:
    """Keeps the server of one layout."""

    def __init__(self, layout: Layout, *, disposable: bool) -> None:
        self._layout = layout
        self._disposable = disposable
        self._stopping = False
        self._owner = FileLock(layout.owner_lock)
        self._users = FileLock(layout.users_lock)
        self._start = FileLock(layout.start_lock)

    def run(self) -> int:
        """Own the server until nobody uses it or we are told to end; returns the exit code."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            if not self._owner.try_take(seconds=TAKE_OVER_SECONDS):
                raise EmbeddedPostgresError("The database of this folder is being ended by another process.")
            server = Server(self._layout, disposable=self._disposable)
            self._layout.write_address(server.start())
        except (EmbeddedPostgresError, OSError) as error:
            self._report(str(error))
            return 1
        self._report(READY)
        return self._watch(server)

    def _watch(self, server: Server) -> int:
        try:
            while not self._stopping and self._is_still_owner() and not self._nobody_is_left():
                if not server.is_alive():
                    self._start_again(server)
                time.sleep(LOOK_SECONDS)
        except EmbeddedPostgresError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        finally:
            server.stop()
            if self._is_still_owner():
                self._layout.forget_address()
        return 0

    def _start_again(self, server: Server) -> None:
        """Start a killed server, which may be killed while it starts; give up after some tries."""
        for left in reversed(range(RESTARTS)):
            try:
                server.start()
            except EmbeddedPostgresError as error:
                if not left:
                    raise
                sys.stderr.write(f"{error}\n")
                time.sleep(LOOK_SECONDS)
            else:
                return

    def _nobody_is_left(self) -> bool:
        """Whether the last user has gone; then newcomers wait until we have ended."""
        if not self._users.try_take():
            return False
        # Newcomers take the start lock first, then the users lock: never wait here holding either.
        self._users.release()
        if not self._start.try_take():
            return False
        if self._users.try_take():
            return True
        self._start.release()
        return False

    def _is_still_owner(self) -> bool:
        """False when somebody removed var/run: a newcomer cannot see our lock and takes over."""
        return self._owner.is_at(self._layout.owner_lock)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _report(self, text: str) -> None:
        """Tell whoever started us, then let go of their pipe."""
        try:
            os.write(1, text.encode())
        except OSError:
            sys.stderr.write(f"{text}\n")
        with open_log(self._layout.log) as log:
            os.dup2(log.fileno(), 1)


def main(arguments: list[str]) -> int:
    """`VAR_DIR [--disposable]`: reports "ready" or a sentence on standard output, and stays."""
    layout = Layout.of(Path(arguments[0]))
    with open_log(layout.log) as log:
        os.dup2(log.fileno(), 2)
    if os.fork() != 0:
        # Whoever started us waits for this half, and has no child to look after later.
        os._exit(0)
    return Keeper(layout, disposable="--disposable" in arguments[1:]).run()
