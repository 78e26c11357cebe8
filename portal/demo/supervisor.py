"""The one process of the demo: it owns the web server and the worker.

The database has a keeper of its own, which runs for as long as we or another command use it.
"""

import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from types import FrameType

from portal.demo.announcement import announcement
from portal.demo.children import Child, Program, end_all
from portal.demo.files import (
    DemoError,
    DemoFiles,
    mail_token,
    read_accounts,
    read_or_make_secret_key,
    say,
)
from portal.embedded_postgres import EmbeddedPostgresError, Lease, is_owned, use
from portal.embedded_postgres.locks import FileLock
from portal.embedded_postgres.processes import log_tail

HOST = "127.0.0.1"
READY_SECONDS = 90.0
LOOK_SECONDS = 0.2
DATABASE_END_SECONDS = 8.0
# Settings of somebody's real site that must not reach the demo.
NOT_INHERITED = (
    "DATABASE_URL",
    "EMAIL_URL",
    "HSTS_SECONDS",
    "PROXY_COUNT",
    "TRUST_PROXY_HEADERS",
    "ALLOWED_HOSTS",
)


def run(project: Path, var_dir: Path, port_text: str) -> int:
    """Run the demo until a signal ends it; returns the exit code."""
    files = DemoFiles(var_dir.absolute())
    # Mail holds sign-in codes, logs hold addresses: what the demo writes is this user's alone.
    os.umask(0o077)
    try:
        port = parse_port(port_text)
        with closing(FileLock(files.lock)) as lock:
            if not lock.try_take():
                say(f"The demo of this folder runs already: {lock.read()} End it there with Ctrl-C.")
                return 1
            check_port(port)
            lock.write(f"http://{HOST}:{port}/")
            Supervisor(project, files, port).run()
    except (DemoError, EmbeddedPostgresError, OSError) as error:
        say(str(error))
        return 1
    return 0


def parse_port(text: str) -> int:
    """The port as a number.

    Raises:
        DemoError: it is none.
    """
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise DemoError(f"PORT is “{text}”, and must be a number from 1 to 65535: PORT=8001 make demo")
    return int(text)


def check_port(port: int) -> None:
    """Raise DemoError unless we can listen on this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As servers do it: connections that ended a moment ago do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen()
        except PermissionError as error:
            raise DemoError(
                f"This user may not listen on port {port}. Choose another: PORT=8001 make demo"
            ) from error
        except OSError as error:
            other = port + 1 if port < 65535 else port - 1
            raise DemoError(
                f"Port {port} is taken by another program. Choose another: PORT={other} make demo"
            ) from error


def environment_of_children(files: DemoFiles, port: int) -> dict[str, str]:
    """What the site's settings read, on top of what we inherited."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "VAR_DIR": str(files.var_dir),
        "SECRET_KEY": read_or_make_secret_key(files.secret_key),
        "BASE_URL": f"http://{HOST}:{port}",
        "DEBUG": "0",
        "DEMO": "1",
        "DEMO_STAFF_WITHOUT_SECOND_FACTOR": "1",
        "PYTHONUNBUFFERED": "1",
    }


def programs(files: DemoFiles, port: int) -> tuple[Program, ...]:
    """What makes up the site; the web server comes first."""
    web = (
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        HOST,
        "--port",
        str(port),
        "--workers",
        "1",
        "--blocking-threads",
        "4",
        "--no-ws",
        "--http1-header-read-timeout",
        "10000",
        "portal.wsgi:application",
    )
    worker = (sys.executable, "manage.py", "run_worker", "--queue")
    return (
        Program("web server", web, files.logs / "web.log"),
        Program("worker", (*worker, "default"), files.logs / "worker.log"),
        Program("worker of heavy work", (*worker, "heavy"), files.logs / "heavy-worker.log"),
    )


def answers(port: int) -> bool:
    """Whether the site says that it lives."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class Supervisor:
    """Starts everything in order, watches it, ends it."""

    def __init__(self, project: Path, files: DemoFiles, port: int) -> None:
        self._project = project
        self._files = files
        self._port = port
        self._stopping = False
        self._has_terminal = False
        self._lease: Lease | None = None
        self._children: list[Child] = []

    def run(self) -> None:
        """Return when a signal asked for it.

        Raises:
            DemoError, EmbeddedPostgresError: something does not start, or dies again and again.
        """
        self._listen_to_signals()
        try:
            say("Starting the database …")
            self._lease = use(self._files.var_dir)
            environment = environment_of_children(self._files, self._port)
            self._prepare(environment)
            if self._stopping:
                return
            for program in programs(self._files, self._port):
                child = Child(program, environment, self._project)
                self._children.append(child)
                child.start()
            if self._wait_until_ready():
                mail = mail_token(environment["SECRET_KEY"])
                accounts = read_accounts(self._files.accounts)
                say(announcement(f"http://{HOST}:{self._port}", mail, accounts))
            while not self._stopping:
                self._look()
        finally:
            self._end()

    def _listen_to_signals(self) -> None:
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGTERM, self._stop)
        # Somebody who started us with nohup wants us to outlive the terminal.
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._stop)
            self._has_terminal = os.isatty(0)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _prepare(self, environment: Mapping[str, str]) -> None:
        say("Preparing tables, roles, content and accounts, and proving the assessment …")
        log = self._files.logs / "prepare.log"
        program = Program("preparation", (sys.executable, "manage.py", "prepare_demo"), log)
        child = Child(program, environment, self._project)
        self._children.append(child)
        child.start()
        while (code := child.exit_code()) is None and not self._stopping:
            time.sleep(0.05)
        if code not in (None, 0) and not self._stopping:
            raise DemoError(
                f"{log_tail(log, 20)}\n"
                f"The database could not be prepared. The lines above are the end of {log}."
            )
        end_all(self._children)
        self._children.clear()

    def _wait_until_ready(self) -> bool:
        say("Starting the web server and the worker …")
        deadline = time.monotonic() + READY_SECONDS
        web = self._children[0]
        while not self._stopping:
            if web.exit_code() is None and answers(self._port):
                return True
            if time.monotonic() > deadline:
                raise DemoError(
                    f"{log_tail(web.program.log)}\n"
                    f"The web server does not answer after {READY_SECONDS:.0f} seconds. "
                    f"The lines above are the end of its log, {web.program.log}."
                )
            self._look()
        return False

    def _look(self) -> None:
        """One round of watching."""
        # make keeps the signal of a closed window to itself when it is all that ran in it.
        if self._has_terminal and not os.isatty(0):
            self._stopping = True
        self._look_after_database()
        for child in self._children:
            child.look()
        time.sleep(LOOK_SECONDS)

    def _look_after_database(self) -> None:
        """The keeper restarts a killed server; a killed keeper is ours to replace."""
        lease = self._lease
        if lease is None or lease.is_good():
            return
        say("The database's keeper ended; starting another …")
        self._lease = use(self._files.var_dir)
        lease.close()
        if self._lease.address.host != lease.address.host:
            end_all(self._children)  # they know the old address; the next look starts them again

    def _end(self) -> None:
        """End everything we started, the database last, and wait for it."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        say("\nEnding …")
        end_all(self._children)
        if self._lease is None:
            return
        self._lease.close()
        deadline = time.monotonic() + DATABASE_END_SECONDS
        while is_owned(self._files.var_dir):
            if time.monotonic() > deadline:
                say("The database stays up for another command that uses it, and ends with it.")
                return
            time.sleep(0.05)
