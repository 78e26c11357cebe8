"""Emptying the tables after a test that commits, down to the rows that migrations wrote: roles, the root of
the page tree, the site.

Django truncates every table, which takes most of such a test's time, and reads the migrated rows from JSON.
Here the rows are deleted, and those of the migrations come from the copies that `keep` made.
"""

from collections.abc import Sequence

import psycopg
from psycopg import sql

KEPT = "migrated"
# Tables of the queue, which Django does not manage and so does not name.
QUEUE = tuple(f"procrastinate_{name}" for name in ("events", "periodic_defers", "jobs", "workers"))


def keep(database: psycopg.Connection[tuple[object, ...]]) -> None:
    """Copy all rows into a schema beside the tables, once they are migrated."""
    database.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(KEPT)))
    for (name,) in database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall():
        table = sql.Identifier(str(name))
        if database.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(table)).fetchone():
            copy = sql.Identifier(KEPT, str(name))
            database.execute(sql.SQL("CREATE TABLE {} AS TABLE {}").format(copy, table))


def flush_to_kept_rows(
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
    from django.db import connection

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
