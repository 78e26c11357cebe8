"""The embedded database is killed while it is written to: what was acknowledged must be there afterwards."""

import os
import random
import signal
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from portal import embedded_postgres
from portal.embedded_postgres import Layout, Lease

WRITERS = 4
KILLS_FULL = 200
KILLS_SHORT = 10
# Seconds between two kills: at random, so that every phase of a write and of a recovery is hit.
LONGEST_PAUSE = 0.5
SEED = 20261122
BACK_SECONDS = 60.0


@dataclass
class Ledger:
    """What the writers know."""

    acknowledged: set[tuple[int, int]] = field(default_factory=set)
    refused: int = 0
    stop: threading.Event = field(default_factory=threading.Event)


def run(short: bool) -> list[str]:
    """Kill the server again and again under four writers; returns lines of figures.

    Raises:
        RuntimeError: an acknowledged write is gone, or the server did not come back.
    """
    kills = KILLS_SHORT if short else KILLS_FULL
    with tempfile.TemporaryDirectory(prefix="database faults ") as folder:
        lease = embedded_postgres.use(Path(folder))
        try:
            return _kill_under_load(lease, Layout.of(Path(folder)), kills)
        finally:
            lease.close()
            embedded_postgres.remove(Path(folder))


def _kill_under_load(lease: Lease, layout: Layout, kills: int) -> list[str]:
    with _connect(lease) as connection:
        connection.execute("CREATE TABLE kept (writer integer, number integer, PRIMARY KEY (writer, number))")
    ledgers = [Ledger() for _ in range(WRITERS)]
    threads = [
        threading.Thread(target=_write, args=(lease, writer, ledger)) for writer, ledger in enumerate(ledgers)
    ]
    for thread in threads:
        thread.start()
    longest = 0.0
    try:
        chance = random.Random(SEED)  # noqa: S311 - pauses, not secrets
        for _ in range(kills):
            time.sleep(chance.uniform(0, LONGEST_PAUSE))
            longest = max(longest, _kill_and_wait(lease, layout))
    finally:
        for ledger in ledgers:
            ledger.stop.set()
        for thread in threads:
            thread.join()
    return _judge(lease, ledgers, kills, longest)


def _kill_and_wait(lease: Lease, layout: Layout) -> float:
    """Kill the server; returns the seconds until it answers again."""
    pid = int((layout.data / "postmaster.pid").read_text().split("\n", 1)[0])
    os.kill(pid, signal.SIGKILL)
    killed_at = time.monotonic()
    while time.monotonic() - killed_at < BACK_SECONDS:
        try:
            with _connect(lease) as connection:
                connection.execute("SELECT 1")
            if int((layout.data / "postmaster.pid").read_text().split("\n", 1)[0]) != pid:
                return time.monotonic() - killed_at
        except (psycopg.Error, OSError, ValueError):
            pass
        time.sleep(0.02)
    raise RuntimeError(f"The killed server did not come back within {BACK_SECONDS:.0f} seconds.")


def _write(lease: Lease, writer: int, ledger: Ledger) -> None:
    number = 0
    while not ledger.stop.is_set():
        try:
            with _connect(lease) as connection:
                while not ledger.stop.is_set():
                    number += 1
                    connection.execute("INSERT INTO kept VALUES (%s, %s)", [writer, number])
                    ledger.acknowledged.add((writer, number))
        except psycopg.Error:
            ledger.refused += 1
            time.sleep(0.02)


def _connect(lease: Lease) -> "psycopg.Connection[tuple[int, int]]":
    return psycopg.connect(
        embedded_postgres.database_url(lease.address, "portal"), autocommit=True, connect_timeout=5
    )


def _judge(lease: Lease, ledgers: list[Ledger], kills: int, longest: float) -> list[str]:
    with _connect(lease) as connection:
        stored = set(connection.execute("SELECT writer, number FROM kept").fetchall())
    acknowledged = set().union(*(ledger.acknowledged for ledger in ledgers))
    lost = acknowledged - stored
    if lost or not acknowledged:
        raise RuntimeError(
            f"{len(lost)} of {len(acknowledged)} acknowledged writes are lost: {sorted(lost)[:10]}"
        )
    refused = sum(ledger.refused for ledger in ledgers)
    return [
        f"database killed under load: {kills} times, back after {longest:.1f} s at most",
        f"acknowledged writes: {len(acknowledged)}, lost: 0, writers cut off: {refused}",
    ]
