"""Rows into tables by COPY."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import Cursor, sql


def json_text(value: object) -> str:
    """A JSON value as the column takes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def copy_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Add rows to the table of a model; each has a value a column. Triggers, checks and keys hold as ever.

    Raises:
        django.db.IntegrityError: one of them does not hold.
    """
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        _write(cursor, command, rows)


def _write(cursor: Cursor[Any], command: sql.Composed, rows: Iterable[Sequence[object]]) -> None:
    with cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(row)


def reserve_keys(model: type[Model], number: int) -> list[int]:
    """So many primary keys that nobody else gets."""
    statement = sql.SQL(
        "SELECT nextval(pg_get_serial_sequence({}, 'id')) FROM generate_series(1, {})"
    ).format(sql.Literal(model._meta.db_table), sql.Literal(number))
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.connection))
        return [key for (key,) in cursor.fetchall()]
