"""Made-up outcomes by the thousand, and the report on them as files, beside psql's COPY of the same query.

BENCH_ROWS (100,000 where it is not set) says how many rows.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from psycopg import ClientCursor

from assessments.catalogue.queries.kept_snapshot import KeptSnapshot
from assessments.domain.snapshots.document import snapshot_hash
from assessments.models import Assessment, Outcome
from assessments.reports.files import csv_chunks, write_report_xlsx
from assessments.reports.queries.base import Column, chosen_columns, rows
from assessments.reports.queries.outcomes import OUTCOMES
from portal.demo.learners import seed_learners as seeding
from portal.demo.learners.rows import DOMAIN
from tests.assessments.find_your_path import DOCUMENT
from tests.factories.assessments import checked_and_frozen
from tests.factories.real_catalogue import real_snapshot
from tests.support.kept_rows import WRITTEN, emptying
from tests.support.measuring import Figure, at_most, compare

ROWS = int(os.environ.get("BENCH_ROWS") or 100_000)
SEED = 20261122
MIB = 1024 * 1024
# What a learner submits on average, with those who have no account.
SUBMISSIONS_OF_ONE = 1.9
TABLES = ("users_user", "assessments_attempt", "assessments_submission", "assessments_outcome")
EMPTY = emptying(*WRITTEN)


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported, and the same query as text."""

    found: QuerySet[Outcome]
    columns: tuple[Column, ...]

    @property
    def statement(self) -> str:
        """COPY of the query that csv_chunks runs."""
        query, parameters = rows(self.found, self.columns, guard=True).query.sql_with_params()
        connection.ensure_connection()
        return (
            f"COPY ({ClientCursor(connection.connection).mogrify(query, parameters)}) TO STDOUT (FORMAT csv)"
        )


def run() -> list[Figure]:
    """Seeding in submissions a second; CSV and XLSX as ratios of psql's time, with growth of memory."""
    with _seeded() as seeded, tempfile.TemporaryDirectory() as folder:
        last = Outcome.objects.order_by("pk").values_list("pk", flat=True)[:ROWS]
        found = OUTCOMES.base().filter(pk__lte=max(last))
        export = Export(found, chosen_columns(OUTCOMES, with_personal_data=True))
        target = Path(folder) / "outcomes.xlsx"
        actions = {
            "beside": _beside(export),
            "csv": lambda: _consume(export),
            "xlsx": lambda: write_report_xlsx(target, "Outcomes", export.found, export.columns),
        }
        csv_growth, xlsx_growth = (growth(actions[name]) for name in ("csv", "xlsx"))
        head, first = _first(export)
        timings = compare(actions, seconds=0, warm_up=0)
        beside, csv, xlsx = (timings[name].median for name in ("beside", "csv", "xlsx"))
        number = export.found.count()
    return [
        *seeded,
        Figure("rows exported", f"{number:,}"),
        at_most(f"CSV, beside {_name()}", csv / beside, 1.2),
        Figure("growth of memory", f"{csv_growth:.1f} MiB", "≤ 16 MiB", csv_growth <= 16),
        Figure("first byte of a CSV", f"{head * 1000:.0f} ms", "≤ 1000 ms", head <= 1),
        Figure("first rows of a CSV", f"{first * 1000:.0f} ms"),
        at_most(f"XLSX, beside {_name()}", xlsx / beside, 6),
        Figure("growth of memory", f"{xlsx_growth:.1f} MiB", "≤ 32 MiB", xlsx_growth <= 32),
        Figure("CSV", f"{csv:.2f} s, {number / csv:,.0f} rows/s"),
        Figure("XLSX", f"{xlsx:.2f} s, {number / xlsx:,.0f} rows/s"),
    ]


@contextmanager
def _seeded() -> Iterator[list[Figure]]:
    """Made-up outcomes on the real catalogue; taken away again, other benchmarks use this database."""
    assessment = Assessment.objects.create(title="Find your path", definition="{}", live=True)
    version = checked_and_frozen(assessment, DOCUMENT)
    snapshot = real_snapshot()
    kept = KeptSnapshot(snapshot, snapshot_hash(snapshot))
    start = time.perf_counter()
    with patch.object(seeding, "kept_snapshot", lambda: kept):
        count = max(1, round(ROWS / SUBMISSIONS_OF_ONE))
        made = seeding.seed_learners(version, count, seed=SEED, now=timezone.now())
    seconds = time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute(
            "SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) name", [list(TABLES)]
        )
        ((size,),) = cursor.fetchall()
    try:
        yield [
            Figure(
                "made-up submissions",
                f"{made.submissions:,} in {seconds:.0f} s, {made.submissions / seconds:,.0f}/s",
            ),
            Figure("their size", f"{float(size) / MIB:,.0f} MiB, {float(size) / MIB / seconds:.1f} MiB/s"),
        ]
    finally:
        with connection.cursor() as cursor:
            cursor.execute(EMPTY)
            cursor.execute("DELETE FROM users_user WHERE email LIKE %s", [f"%@{DOMAIN}"])


def _consume(export: Export) -> int:
    """Read a CSV to its end, as a response does; returns its bytes."""
    return sum(len(chunk) for chunk in csv_chunks(export.found, export.columns, on_end=lambda _count: None))


def _first(export: Export) -> tuple[float, float]:
    """Seconds until the head, which a response sends at once, and until the first rows, which are sorted."""
    start = time.perf_counter()
    chunks = csv_chunks(export.found, export.columns, on_end=lambda _count: None)
    next(chunks)
    head = time.perf_counter() - start
    next(chunks)
    rows_there = time.perf_counter() - start
    for _chunk in chunks:
        pass
    return head, rows_there


def _name() -> str:
    return "psql’s COPY" if shutil.which("psql") else "a plain COPY"


def _beside(export: Export) -> Callable[[], object]:
    """The same query by psql, or read here and thrown away where there is none."""
    if not shutil.which("psql"):
        return lambda: _plain(export.statement)
    command = ["psql", os.environ["DATABASE_URL"], "--no-psqlrc", "--quiet", "--file", "-"]
    environment = {**os.environ, "PGCLIENTENCODING": "UTF8", "PGTZ": "UTC"}
    return lambda: subprocess.run(
        command, input=export.statement.encode(), stdout=subprocess.DEVNULL, env=environment, check=True
    )


def _plain(statement: str) -> None:
    with connection.connection.cursor() as cursor, cursor.copy(statement) as copy:
        for _piece in copy:
            pass


def growth(action: Callable[[], Any]) -> float:
    """MiB by which this process grows at most while it acts, once warm."""
    Path("/proc/self/clear_refs").write_text("5")
    before = _memory("VmRSS")
    action()
    return (_memory("VmHWM") - before) / 1024


def _memory(name: str) -> int:
    """A figure of this process's memory in KiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))
