"""Rows into tables by COPY, in the text format that PostgreSQL documents with it."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model
from psycopg import Cursor, sql

NULL = b"\\N"
# What would end a value or a row; the backslash first.
_ESCAPED = ((b"\\", b"\\\\"), (b"\t", b"\\t"), (b"\n", b"\\n"), (b"\r", b"\\r"))


def text_cell(text: str) -> bytes:
    """A text as a cell."""
    cell = text.encode()
    for character, escape in _ESCAPED:
        cell = cell.replace(character, escape)
    return cell


def json_cell(value: object) -> bytes:
    """A JSON value as a cell."""
    return text_cell(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def array_cell(numbers: Sequence[int]) -> bytes:
    """Whole numbers as a cell of an array."""
    return f"{{{','.join(map(str, numbers))}}}".encode()


def copy_rows(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[bytes]]) -> None:
    """Add rows to the table of a model; each has a cell a column. Triggers, checks and keys hold as ever.

    Raises:
        django.db.IntegrityError: one of them does not hold.
    """
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    content = b"".join(b"\t".join(row) + b"\n" for row in rows)
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        _write(cursor, command, content)


def _write(cursor: Cursor[Any], command: sql.Composed, content: bytes) -> None:
    with cursor.copy(command) as copy:
        copy.write(content)


def reserve_keys(model: type[Model], number: int) -> list[int]:
    """So many primary keys that nobody else gets."""
    statement = sql.SQL(
        "SELECT nextval(pg_get_serial_sequence({}, 'id')) FROM generate_series(1, {})"
    ).format(sql.Literal(model._meta.db_table), sql.Literal(number))
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.connection))
        return [key for (key,) in cursor.fetchall()]
