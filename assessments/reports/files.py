"""Reports as files: CSV by the database's own COPY, XLSX row by row; both in flat memory."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from psycopg import sql

from assessments.reports.queries.base import Column, iterate, rows
from portal.shared.tabular.xlsx import write_xlsx

CHUNK = 64 * 1024
# Excel takes a file without it for one of the system's own code page.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def csv_chunks(
    filtered: QuerySet[Any], columns: tuple[Column, ...], on_end: Callable[[int], None]
) -> Iterator[bytes]:
    """The rows as CSV (RFC 4180 quoting, UTF-8, LF), a head of column keys first, in chunks of 64 KiB.

    Reads while it is consumed, on this thread's connection. A row stands as `rows(…, guard=True)` gives it.
    `on_end` is told how many rows there were, once all of them have been read.
    """
    statement, parameters = rows(filtered, columns, guard=True).query.sql_with_params()
    head = ",".join(column.key for column in columns)
    yield BYTE_ORDER_MARK + head.encode() + b"\n"
    with connection.cursor() as cursor:
        command = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(sql.SQL(statement))
        with cursor.connection.cursor() as reader:
            with reader.copy(command, parameters) as copy:
                yield from _joined(copy)
            count = reader.rowcount
    on_end(count)


def write_report_xlsx(target: Path, sheet: str, filtered: QuerySet[Any], columns: tuple[Column, ...]) -> int:
    """Write the rows to an XLSX file; returns how many there are.

    Raises:
        portal.shared.tabular.xlsx.TooManyRowsError: more than a sheet holds.
    """
    return write_xlsx(target, sheet, iterate(columns, rows(filtered, columns, guard=True)))


def _joined(pieces: Any) -> Iterator[bytes]:
    """Pieces of a row each, put together to chunks: a response writes each chunk to the network."""
    buffer = bytearray()
    for piece in pieces:
        buffer += piece
        if len(buffer) >= CHUNK:
            yield bytes(buffer)
            buffer.clear()
    if buffer:
        yield bytes(buffer)
