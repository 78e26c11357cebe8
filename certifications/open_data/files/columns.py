"""What a table of the open data is: its columns with their types and meaning, its keys."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from certifications.open_data.queries import OpenCatalogue

Rows = Iterable[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reference:
    """The column of a table that a column points at."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column: its name in files, its type as Data Packages call it, what it holds.

    `values` are all that it can hold, where they are few. A column that is not `required` is empty where
    nobody knows, or where there is nothing to know.
    """

    name: str
    description: str | Promise
    type: str = "string"
    format: str = ""
    required: bool = False
    values: tuple[str, ...] = ()
    refers_to: Reference | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: the file is called by its name. `key` are the columns that tell its rows apart."""

    name: str
    title: str | Promise
    description: str | Promise
    key: tuple[str, ...]
    columns: tuple[DataColumn, ...]
    rows: Callable[[OpenCatalogue], Rows]

    @property
    def file_name(self) -> str:
        """The last part of its address."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """The heads of its columns."""
        return tuple(column.name for column in self.columns)
