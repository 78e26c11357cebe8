"""Real servers of the embedded database for tests: leases, statements, processes that hold one."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from portal import embedded_postgres
from portal.embedded_postgres import Layout, Lease, server
from tests.support.processes import wait_until

Use = Callable[..., Lease]
PROJECT = Path(__file__).resolve().parent.parent.parent
IS_ROOT = os.geteuid() == 0
HOLD_A_LEASE = """
import sys, time
from pathlib import Path
from portal import embedded_postgres
lease = embedded_postgres.use(Path(sys.argv[1]), disposable=True)
print(lease.address.owner_pid, flush=True)
sys.stdin.read()
"""


def taker(var_dir: Path) -> Iterator[Use]:
    """A function that takes leases, which end with the test."""
    leases: list[Lease] = []

    def take(*, disposable: bool = True) -> Lease:
        leases.append(embedded_postgres.use(var_dir, disposable=disposable))
        return leases[-1]

    yield take
    for lease in leases:
        lease.close()


def tell(lease: Lease, statement: str) -> None:
    """Run a statement in the site's database."""
    with psycopg.connect(
        embedded_postgres.database_url(lease.address, "portal"), autocommit=True
    ) as connection:
        connection.execute(statement.encode())


def ask(lease: Lease, statement: str) -> object:
    """One value from the site's database."""
    url = embedded_postgres.database_url(lease.address, "portal")
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return row[0]


def answers(lease: Lease) -> bool:
    return server.serves(lease.address, Path(lease.address.data_directory))


def server_pid(var_dir: Path) -> int:
    return int((Layout.of(var_dir).data / "postmaster.pid").read_text().split("\n", 1)[0])


def close_and_wait(lease: Lease, var_dir: Path) -> None:
    lease.close()
    wait_until(lambda: not embedded_postgres.is_owned(var_dir))


def hold_a_lease(var_dir: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD_A_LEASE, str(var_dir)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()
