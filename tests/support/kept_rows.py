"""Emptying the tables after a test that commits, down to the rows that every test starts from: what
migrations wrote, the home page and the catalogue.

Django truncates every table, which takes most of such a test's time, and reads the migrated rows from JSON.
Here the rows are deleted, and those that were there before come from the copies that `keep` made.
"""

from collections.abc import Sequence

from django.db import connection
from psycopg import sql

KEPT = "kept"
# Tables of the queue, which Django does not manage and so does not name.
QUEUE = tuple(f"procrastinate_{name}" for name in ("events", "periodic_defers", "jobs", "workers"))


def keep() -> None:
    """Copy all rows into a schema beside the tables; nothing waits in the queue."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(KEPT)))
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (name,) in cursor.fetchall():
            table = sql.Identifier(name)
            cursor.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(table))
            if cursor.fetchone():
                copy = sql.Identifier(KEPT, name)
                cursor.execute(sql.SQL("CREATE TABLE {} AS TABLE {}").format(copy, table))


# What attempts leave, and what points at them.
WRITTEN = (
    "assessments_payerlink",
    "assessments_outcome",
    "assessments_submission",
    "assessments_suspectmark",
    "assessments_attempt",
)


def emptying(*tables: str) -> str:
    """The statements that truncate tables which refuse it, for benchmarks and campaigns with many rows."""
    as_replica = "SET session_replication_role = replica"
    return f"{as_replica}; TRUNCATE {', '.join(tables)}; RESET session_replication_role"


def delete_frozen(*tables: str) -> None:
    """Delete all rows of tables that refuse it, as a superuser can, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('session_replication_role', 'replica', true)")
        for table in tables:
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        cursor.execute("SELECT set_config('session_replication_role', 'origin', true)")


def flush(
    self: object,
    style: object,
    tables: Sequence[str],
    *,
    reset_sequences: bool = False,
    allow_cascade: bool = False,
) -> list[str]:
    """The statements of `manage.py flush`, which Django runs in one transaction after a test.

    The lock waits for who still writes, a request that nobody reads any more or a worker that was killed. As
    a replica the server asks neither foreign keys nor the triggers that keep outcomes as they are.
    """
    named = {table: sql.Identifier(table) for table in (*tables, *QUEUE)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [KEPT])
        kept = [row[0] for row in cursor.fetchall() if row[0] in named]
    locked = sql.SQL(", ").join(named.values())
    statements = [
        sql.SQL("SET LOCAL session_replication_role = replica"),
        sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(locked),
        *(sql.SQL("DELETE FROM {}").format(name) for name in named.values()),
        *(
            sql.SQL("INSERT INTO {} TABLE {}").format(named[table], sql.Identifier(KEPT, table))
            for table in kept
        ),
    ]
    return [statement.as_string() for statement in statements]
