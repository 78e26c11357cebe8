"""CSV, written for spreadsheets and read as they save it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.shared.tabular.cells import guarded, unguarded

# Spreadsheets tell by it that a file is UTF-8.
MARK = "\ufeff"


class UnreadableFileError(ValueError):
    """The file is no CSV in UTF-8 with the columns it needs; the message names those that are missing."""


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """A CSV line by line, its head first; no cell is taken for a formula."""
    yield MARK + _line(columns)
    for row in rows:
        yield _line([guarded(row.get(column, "")) for column in columns])


def _line(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def read_csv(content: bytes, needed: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV by the names of its head, each with the line on which it ends; guards are taken off.

    Columns may be separated by commas, semicolons or tabs, as spreadsheets of different languages do.

    Raises:
        UnreadableFileError: it is not UTF-8, has a zero byte, or lacks a column that is needed.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError from error
    if "\0" in text:
        raise UnreadableFileError
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [name.strip() for name in reader.fieldnames or ()]
        if missing := [name for name in needed if name not in columns]:
            raise UnreadableFileError(", ".join(missing))
        reader.fieldnames = columns
        return [(reader.line_num, _cells(row)) for row in reader]
    except csv.Error as error:
        raise UnreadableFileError from error


def _cells(row: Mapping[str | None, str | list[str] | None]) -> dict[str, str]:
    """The cells that have a column; a short row's missing cells are empty."""
    return {
        name: unguarded((value or "").strip())
        for name, value in row.items()
        if name is not None and not isinstance(value, list)
    }
