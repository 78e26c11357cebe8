"""One PostgreSQL process: its cluster made, its leftovers cleared, started, watched and stopped."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import psycopg

from portal.embedded_postgres import processes
from portal.embedded_postgres.account import Account, server_account
from portal.embedded_postgres.binaries import MAJOR_VERSION, program_folder
from portal.embedded_postgres.errors import EmbeddedPostgresError
from portal.embedded_postgres.layout import SHARED_HOME, Address, Layout
from portal.embedded_postgres.leftovers import end_leftover_server

DATABASE = "portal"
SUPERUSER = "postgres"
PORT = 5432
START_SECONDS = 60.0
# The kernel keeps socket paths below 108 bytes, of which PostgreSQL's file name takes 14.
LONGEST_SOCKET_FOLDER = 90
SOCKET_FOLDER_PREFIX = "portal-"
# Nothing of the caller's environment reaches the server: no PGDATA, no locale, no time zone.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
INITDB_OPTIONS = (
    f"--username={SUPERUSER}",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
)
UNSAFE_AND_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def connect(address: Address, database: str = SUPERUSER) -> "psycopg.Connection[tuple[object, ...]]":
    """A connection as the superuser, each statement its own transaction.

    Raises:
        psycopg.OperationalError: nobody answers.
    """
    return psycopg.connect(
        host=address.host,
        port=address.port,
        user=SUPERUSER,
        dbname=database,
        connect_timeout=5,
        autocommit=True,
    )


def make_database(address: Address) -> None:
    """Make the site's database unless it is there."""
    with connect(address) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known is None:
            connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")


def serves(address: Address, data: Path) -> bool:
    """Whether a server answers at this address, and it is the one of this data folder."""
    try:
        with connect(address) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
    except psycopg.Error:
        return False
    return row is not None and Path(str(row[0])).resolve() == data.resolve()


class Server:
    """The PostgreSQL of one layout. Whoever uses this class holds the layout's owner lock.

    A `disposable` one is fast and may lose everything when the machine stops: for tests.
    """

    def __init__(self, layout: Layout, *, disposable: bool) -> None:
        self._layout = layout
        self._disposable = disposable
        self._account: Account | None = server_account()
        self._programs = program_folder(self._account)
        self._process: subprocess.Popen[bytes] | None = None
        self._sockets: Path | None = None

    def start(self) -> Address:
        """Start, or start again at the same address, and wait until it answers.

        A first start makes the cluster. Takes a second, a first one two; at most a minute.

        Raises:
            EmbeddedPostgresError: it does not come up; the message holds the end of the log.
        """
        make_cluster(self._layout, self._programs, self._account, durable=not self._disposable)
        end_leftover_server(self._layout.data)
        self._sockets = self._sockets or _socket_folder(self._layout, self._account)
        for leftover in self._sockets.glob(".s.PGSQL.*"):
            leftover.unlink()
        address = Address(str(self._sockets), PORT, str(self._layout.data), os.getpid())
        deadline = time.monotonic() + START_SECONDS
        while not self._came_up(address, deadline):
            time.sleep(0.2)
        try:
            make_database(address)
        except psycopg.Error as error:
            raise EmbeddedPostgresError(f"PostgreSQL ended while it started: {error}") from error
        return address

    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End every connection and the server, harder when it does not listen; remove the socket folder."""
        process = self._process
        if process is not None:
            for how, seconds in ((signal.SIGINT, 20), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)):
                if process.poll() is None:
                    process.send_signal(how)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(seconds)
                    break
        if self._sockets is not None:
            shutil.rmtree(self._sockets, ignore_errors=True)

    def _came_up(self, address: Address, deadline: float) -> bool:
        """Start the process and wait: True when it answers, False when another try may help."""
        with processes.open_log(self._layout.log) as log:
            start_of_try = log.tell()
            self._process = processes.start_tied(
                [
                    str(self._programs / "postgres"),
                    "-D",
                    str(self._layout.data),
                    *self._options(address.host),
                ],
                death_signal=signal.SIGINT,
                environment=ENVIRONMENT,
                folder=Path("/"),
                output=log,
                account=self._account,
            )
        while time.monotonic() < deadline:
            if serves(address, self._layout.data):
                return True
            if self._process.poll() is not None:
                said = _read_from(self._layout.log, start_of_try)
                # Processes of a killed server let go of its memory a moment after it.
                if "shared memory block" in said:
                    return False
                raise EmbeddedPostgresError(f"PostgreSQL did not start. Its log ends with:\n{said[-2000:]}")
            time.sleep(0.05)
        self.stop()
        raise EmbeddedPostgresError(
            f"PostgreSQL does not answer after {START_SECONDS:.0f} seconds. Its log is {self._layout.log}."
        )

    def _options(self, sockets: str) -> list[str]:
        quoted = sockets.replace('"', '""')
        options = [
            "listen_addresses=",
            f'unix_socket_directories="{quoted}"',
            f"port={PORT}",
            "timezone=UTC",
            "log_timezone=UTC",
            *(UNSAFE_AND_FAST if self._disposable else ()),
        ]
        return [part for option in options for part in ("-c", option)]


def make_cluster(layout: Layout, programs: Path, account: Account | None, *, durable: bool) -> None:
    """Make the cluster unless it is there. It gets its name when complete, so a half-made one is redone.

    Raises:
        EmbeddedPostgresError: no room, no right to write, or a cluster of another PostgreSQL version.
    """
    version_file = layout.data / "PG_VERSION"
    try:
        if version_file.exists():
            version = version_file.read_text().strip()
        else:
            _make_homes(layout, account)
            _initdb(layout, programs, account, durable=durable)
            version = MAJOR_VERSION
    except OSError as error:
        raise EmbeddedPostgresError(f"The database cannot be written in {layout.home}: {error}.") from error
    if version != MAJOR_VERSION:
        raise EmbeddedPostgresError(
            f"The database in {layout.data} was made by PostgreSQL {version}, and this is {MAJOR_VERSION}. "
            "“make demo-reset” removes it and starts over."
        )


def _make_homes(layout: Layout, account: Account | None) -> None:
    if account is not None:
        # Folders of our own that the server's account must pass through, whatever the umask.
        for folder in (SHARED_HOME, layout.home):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o755)
    layout.cluster.mkdir(parents=True, exist_ok=True)
    layout.cluster.chmod(0o700)
    if account is not None:
        account.own(layout.cluster)


def _initdb(layout: Layout, programs: Path, account: Account | None, *, durable: bool) -> None:
    shutil.rmtree(layout.partial, ignore_errors=True)
    done = subprocess.run(  # noqa: S603 - our own program
        [
            str(programs / "initdb"),
            f"--pgdata={layout.partial}",
            *INITDB_OPTIONS,
            *(() if durable else ("--no-sync",)),
        ],
        env=ENVIRONMENT,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
    if done.returncode != 0:
        raise EmbeddedPostgresError(f"The database cannot be made: {done.stderr.strip()}")
    layout.partial.rename(layout.data)


def _socket_folder(layout: Layout, account: Account | None) -> Path:
    """A folder for the socket that nobody else can enter: trust authentication rests on that.

    A recorded one is used again, so that a new keeper keeps the address.
    """
    recorded = layout.read_address()
    is_of_this = recorded is not None and recorded.data_directory == str(layout.data)
    if recorded is not None and is_of_this and _is_ours(Path(recorded.host), account):
        return Path(recorded.host)
    # The server's account may be unable to reach root's temporary folder.
    parents = (layout.home,) if account else (Path(tempfile.gettempdir()), Path("/tmp"))  # noqa: S108 - mkdtemp below
    for parent in parents:
        with suppress(OSError):
            folder = Path(tempfile.mkdtemp(prefix=SOCKET_FOLDER_PREFIX, dir=parent))
            if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
                if account is not None:
                    account.own(folder)
                return folder
            folder.rmdir()
    raise EmbeddedPostgresError(
        "There is no folder for the database's socket: set TMPDIR to one with a short name, open for writing."
    )


def _is_ours(folder: Path, account: Account | None) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    owner = account.uid if account else os.geteuid()
    return (
        folder.name.startswith(SOCKET_FOLDER_PREFIX) and status.st_mode == 0o040700 and status.st_uid == owner
    )


def _read_from(path: Path, offset: int) -> str:
    file: IO[bytes]
    with path.open("rb") as file:
        file.seek(offset)
        return file.read().decode(errors="replace").strip()
