"""The programs of a demo, to be killed: database, web server, worker."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

from portal import embedded_postgres
from portal.demo.children import Child, end_all
from portal.demo.files import DemoFiles
from portal.demo.supervisor import answers, environment_of_children, programs
from portal.embedded_postgres import Layout, Lease
from tests.support.repository import ROOT
from tests.support.running_demo import free_port
from tests.support.served import UNLIMITED

BACK_SECONDS = 120.0
WEB, WORKER, DATABASE = "web server", "worker", "database"


class Site:
    """A demo's site that never gives up on programs which die again and again, as the demo's own does."""

    def __init__(self, var_dir: Path, lease: Lease) -> None:
        self.files = DemoFiles(var_dir)
        self.port = free_port()
        self._layout = Layout.of(var_dir)
        self._lease = lease
        # A campaign's people all come from this machine.
        self._environment = environment_of_children(self.files, self.port) | UNLIMITED
        self._children: dict[str, Child] = {}

    def manage(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a management command on the site's database."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self._environment, capture_output=True, text=True, check=False
        )

    def prepare(self) -> None:
        """Fill the database as a demo does; quick where that was done."""
        prepared = self.manage("prepare_demo")
        if prepared.returncode:
            raise RuntimeError(f"The database could not be prepared:\n{prepared.stderr[-2000:]}")

    def start(self) -> None:
        """Prepare the database, start the programs, wait for the first answer."""
        self.prepare()
        for program in programs(self.files, self.port):
            self._children[program.title] = Child(program, self._environment, ROOT)
            self._children[program.title].start()
        self.wait()

    def wait(self) -> None:
        """Return as soon as web server and database answer.

        Raises:
            RuntimeError: it does not.
        """
        end = time.monotonic() + BACK_SECONDS
        while not answers(self.port):
            self.look_after()
            if time.monotonic() > end:
                raise RuntimeError(f"The site does not answer for {BACK_SECONDS:.0f} seconds.")
            time.sleep(0.05)
        self.rows("SELECT 1")

    def kill(self, victim: str) -> bool:
        """kill -9; returns whether there was something to kill."""
        if victim != DATABASE:
            child = self._children[victim]
            if child.exit_code() is not None:
                return False
            child.send(signal.SIGKILL)
            return True
        try:
            pid = int((self._layout.data / "postmaster.pid").read_text().split("\n", 1)[0])
            os.kill(pid, signal.SIGKILL)
        except (OSError, ValueError):
            return False
        return True

    def look_after(self) -> None:
        """Start what has died; the keeper looks after the database."""
        for child in self._children.values():
            if child.exit_code() is not None:
                child.start()

    def rows(self, statement: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What the site's database answers, once it is there."""
        url = embedded_postgres.database_url(self._lease.address, "portal")
        end = time.monotonic() + BACK_SECONDS
        while True:
            try:
                with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
                    cursor = connection.execute(statement.encode(), parameters)
                    return cursor.fetchall() if cursor.description else []
            except psycopg.OperationalError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def end(self) -> None:
        """End all programs; not the database."""
        end_all(tuple(self._children.values()))


@cache
def prepared_data() -> "tempfile.TemporaryDirectory[str]":
    """What a demo has after its first start, made once: loading the catalogue takes most of a start."""
    folder = tempfile.TemporaryDirectory(prefix="campaign-site-")
    var_dir = Path(folder.name)
    lease = embedded_postgres.use(var_dir)
    try:
        Site(var_dir, lease).prepare()
    finally:
        lease.close()
    # Only what a server has closed can be copied.
    end = time.monotonic() + BACK_SECONDS
    while embedded_postgres.is_owned(var_dir):
        if time.monotonic() > end:
            raise RuntimeError("The database that was prepared does not end.")
        time.sleep(0.05)
    return folder


@contextmanager
def running_site(var_dir: Path) -> Iterator[Site]:
    """A site with a copy of the prepared data, which goes with it."""
    # Owners too: the server's files are not everybody's.
    subprocess.run(["cp", "-a", f"{prepared_data().name}/.", str(var_dir)], check=True)
    lease = embedded_postgres.use(var_dir)
    try:
        site = Site(var_dir, lease)
        try:
            site.start()
            yield site
        finally:
            site.end()
    finally:
        lease.close()
        embedded_postgres.remove(var_dir)
