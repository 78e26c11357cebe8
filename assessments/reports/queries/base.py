"""What a report is made of. Page, CSV and XLSX all take their rows from `ReportKind.rows`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Case, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat
from django.db.models.lookups import Regex
from django.utils.functional import Promise

from portal.shared.tabular.cells import GUARD, LIVE_PATTERN


class CellKind(StrEnum):
    """What a column's cells are. Texts are guarded against being run; numbers are whole."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its permanent key, which is the head in files, its label on the page, its expression.

    `is_personal` columns are there only with the permission for personal data.
    """

    key: str
    label: str | Promise
    expression: Combinable
    kind: CellKind = CellKind.TEXT
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its permanent key, title, the rows before filters, its columns in order.

    `base` gives the rows in a total order, `left_out` what is no part of them because its attempt is suspect;
    `columns` may read the database once.
    """

    key: str
    title: str | Promise
    base: Callable[[], QuerySet[Any]]
    left_out: Callable[[], QuerySet[Any]]
    columns: Callable[[], tuple[Column, ...]]


def chosen_columns(report: ReportKind, *, with_personal_data: bool) -> tuple[Column, ...]:
    """The columns that somebody sees, in the report's order."""
    return tuple(column for column in report.columns() if with_personal_data or not column.is_personal)


def rows(
    filtered: QuerySet[Any], columns: tuple[Column, ...], *, guard: bool
) -> QuerySet[Any, dict[str, Any]]:
    """The rows of filtered results as mappings by column key, in the report's order.

    With `guard`, texts that a spreadsheet would run have an apostrophe before them.
    """
    expressions = {
        _alias(column): _guarded(column.expression)
        if guard and column.kind is CellKind.TEXT
        else column.expression
        for column in columns
    }
    found: QuerySet[Any, dict[str, Any]] = filtered.annotate(**expressions).values(*expressions)
    return found


def named(columns: tuple[Column, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    """A row by column key."""
    return {column.key: row[_alias(column)] for column in columns}


def iterate(columns: tuple[Column, ...], found: QuerySet[Any, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All rows by column key, read in batches by a server-side cursor: flat memory."""
    for row in found.iterator(chunk_size=2000):
        yield named(columns, row)


def _alias(column: Column) -> str:
    # A field of the model may have the column's name.
    return f"cell_{column.key}"


def _guarded(expression: Combinable) -> Combinable:
    text = Cast(expression, TextField())
    return Case(
        When(Regex(text, LIVE_PATTERN), then=Concat(Value(GUARD), text, output_field=TextField())),
        default=text,
        output_field=TextField(),
    )
