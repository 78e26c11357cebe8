"""Writes XLSX files, row by row, in flat memory."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rustpy_xlsxwriter import FastExcel

# A sheet holds 1,048,576 rows, of which the head takes one.
ROWS_IN_SHEET = 1_048_575

Cell = str | int | None


class TooManyRowsError(ValueError):
    """There are more rows than a sheet holds; `rows` says how many were counted when that showed."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(f"A sheet holds {ROWS_IN_SHEET} rows; there are {rows} or more.")


def write_xlsx(target: Path, sheet: str, rows: Iterable[Mapping[str, Cell]]) -> int:
    """Write one sheet whose head are the keys of the first row; returns how many rows it has.

    Texts are cells of type text, which no spreadsheet runs. Memory does not grow with the number of rows.

    Raises:
        TooManyRowsError: there are more rows than a sheet holds; the file is not complete.
    """
    counter = _Counter(rows)
    FastExcel(target).format(bold_headers=True).freeze(row=1).sheet(sheet, iter(counter)).save()
    if counter.count > ROWS_IN_SHEET:
        raise TooManyRowsError(counter.count)
    return counter.count


class _Counter:
    """Counts the rows that pass, and ends after one too many."""

    def __init__(self, rows: Iterable[Mapping[str, Cell]]) -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        for row in self._rows:
            self.count += 1
            if self.count > ROWS_IN_SHEET:
                return
            yield row
