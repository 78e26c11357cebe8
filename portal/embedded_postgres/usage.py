"""Using the embedded database: find the running server or have one started, and hold on to it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

from portal.embedded_postgres.errors import EmbeddedPostgresError
from portal.embedded_postgres.layout import PROJECT, Address, Layout
from portal.embedded_postgres.leftovers import end_leftover_server
from portal.embedded_postgres.locks import FileLock, is_held

WAIT_SECONDS = 60.0
COMMANDS_WITHOUT_DATABASE = frozenset(
    {"help", "version", "check", "collectstatic", "compilemessages", "diffsettings", "makemessages"}
)
_commands_lease: list["Lease"] = []


class Lease:
    """The right to use a server; it runs for as long as one process holds one."""

    def __init__(self, address: Address, layout: Layout, users: FileLock) -> None:
        self.address = address
        self._layout = layout
        self._users = users

    def is_good(self) -> bool:
        """Whether the server still has a keeper; without one, take a new lease."""
        return is_held(self._layout.owner_lock)

    def close(self) -> None:
        """Stop using it; when nobody else does, the server ends a moment later."""
        self._users.close()


def use(var_dir: Path, *, disposable: bool = False) -> Lease:
    """The server of this VAR_DIR, started when it does not run (a second; the first time two).

    Raises:
        EmbeddedPostgresError: it cannot be had; the message says why.
    """
    layout = Layout.of(var_dir)
    try:
        layout.make_folders()
    except OSError as error:
        raise EmbeddedPostgresError(f"The folder {layout.var_dir} cannot be written: {error}.") from error
    start = FileLock(layout.start_lock)
    start.take()
    users = FileLock(layout.users_lock)
    users.take(shared=True)
    try:
        address = _find(layout) or _start_keeper(layout, disposable=disposable)
    except BaseException:
        users.close()
        raise
    finally:
        start.close()
    return Lease(address, layout, users)


def _find(layout: Layout) -> Address | None:
    """The address of a server with a living keeper, once it answers for our own data folder."""
    from portal.embedded_postgres.server import serves

    deadline = time.monotonic() + WAIT_SECONDS
    while is_held(layout.owner_lock):
        address = layout.read_address()
        if address is not None and serves(address, layout.data):
            return address
        if time.monotonic() > deadline:
            keeper = f"process {address.owner_pid}" if address else "another process"
            raise EmbeddedPostgresError(
                f"The database of this folder belongs to {keeper} but does not answer. "
                f"End that process and try again. The log is {layout.log}."
            )
        time.sleep(0.1)
    return None


def _start_keeper(layout: Layout, *, disposable: bool) -> Address:
    options = ["--disposable"] if disposable else []
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "portal.embedded_postgres", str(layout.var_dir), *options],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    address = layout.read_address()
    if done.stdout != "ready" or address is None:
        said = done.stdout.removeprefix("ready") or done.stderr.strip() or "no reason given"
        raise EmbeddedPostgresError(f"{said}")
    return address


def ensure_for_command(arguments: Sequence[str]) -> None:
    """Have the database up for one management command, unless DATABASE_URL names another.

    Ends the program with a sentence when it cannot be had.
    """
    if os.environ.get("DATABASE_URL") or os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".production"):
        return
    command = arguments[1] if len(arguments) > 1 else "help"
    if command.startswith("-") or command in COMMANDS_WITHOUT_DATABASE or "--help" in arguments:
        return
    try:
        _commands_lease.append(use(Path(os.environ.get("VAR_DIR") or PROJECT / "var")))
    except EmbeddedPostgresError as error:
        sys.exit(str(error))


def django_database(var_dir: Path) -> dict[str, object]:
    """Django's connection fields, from the address file. Starts nothing.

    Without a server they name a folder that does not exist, so that connecting says so.
    """
    from portal.embedded_postgres.server import DATABASE, PORT, SUPERUSER

    layout = Layout.of(var_dir)
    address = layout.read_address()
    return {
        "NAME": DATABASE,
        "USER": SUPERUSER,
        "HOST": address.host if address else str(layout.run / "no-database-is-running"),
        "PORT": str(address.port if address else PORT),
    }


def database_url(address: Address, name: str) -> str:
    """The address as a URL, for programs that take one; the socket's folder stands in the query."""
    from portal.embedded_postgres.server import SUPERUSER

    query = urlencode({"host": address.host, "port": address.port}, quote_via=quote)
    return f"postgresql://{SUPERUSER}@/{quote(name)}?{query}"


def is_owned(var_dir: Path) -> bool:
    """Whether the server of this VAR_DIR runs under a keeper."""
    return is_held(Layout.of(var_dir).owner_lock)


def remove(var_dir: Path) -> None:
    """Delete the database of this VAR_DIR for good.

    Raises:
        EmbeddedPostgresError: it is in use.
    """
    layout = Layout.of(var_dir)
    owner = FileLock(layout.owner_lock)
    try:
        if not owner.try_take(seconds=WAIT_SECONDS / 6):
            raise EmbeddedPostgresError(
                "The database is in use. End the demo and the commands that use it first."
            )
        if layout.data.exists():
            end_leftover_server(layout.data)
        address = layout.read_address()
        if address is not None:
            shutil.rmtree(address.host, ignore_errors=True)
        layout.forget_address()
        if layout.home.exists():
            shutil.rmtree(layout.home)
    finally:
        owner.close()
