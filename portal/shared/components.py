"""What the components in templates/components/ are given.

Plain values without queries; a presenter builds them, the template of the same name shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.paginator import Page as PageOfResults
from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """A step above the present page; the page itself, last, has no address."""

    label: str
    url: str = ""


def home_breadcrumb() -> Breadcrumb:
    """The first step of every way: the home page, whatever editors call it."""
    return Breadcrumb(_("Home"), reverse("wagtail_serve", args=[""]))


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What search engines and link previews show of a page.

    `image` is the full address of a picture; without one, one is drawn from the page's title. `data` is what
    the page says in JSON-LD (portal.shared.structured_data).
    """

    title: str
    description: str
    image: str = ""
    data: tuple[Mapping[str, Any], ...] = ()
    kind: str = "website"


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """One row of a definition list."""

    term: str
    description: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column's head; numbers are set flush with the end."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its own head, and the cells after it, each with whether it is a number."""

    head: str
    cells: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A true table: caption, column heads (the first is that of the row heads), rows."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]

    @classmethod
    def of(
        cls, caption: str, columns: tuple[TableColumn, ...], rows: tuple[tuple[str, ...], ...]
    ) -> "TableView":
        """Build from plain rows whose first cell is the row's head.

        Raises:
            ValueError: a row has more or fewer cells than there are columns.
        """
        return cls(
            caption=caption,
            columns=columns,
            rows=tuple(
                TableRow(
                    head=row[0],
                    cells=tuple(
                        (cell, column.numeric) for cell, column in zip(row[1:], columns[1:], strict=True)
                    ),
                )
                for row in rows
            ),
        )


class PathMark(StrEnum):
    """The shapes by which paths are told apart, each with a hue of its own (css/paths.css).

    A path without one of these is drawn as a plain line in soft ink.
    """

    SQUARE = "square"
    CIRCLE = "circle"
    LINKED = "linked"
    DIAMOND = "diamond"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of a maximum; `mark` is that of the path it speaks for (PathMark), or empty."""

    label: str
    value: int
    maximum: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """One entry of a pagination; a gap has the label "…" and no address."""

    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where one is in a long list, with links around it. Empty when one page holds everything."""

    numbers: tuple[PageNumber, ...]
    previous_url: str
    next_url: str

    @classmethod
    def of(cls, page: PageOfResults[Any], address: str) -> "Pagination":
        """Build from Django's page; `address` ends where the number goes, for example "?page="."""
        if page.paginator.num_pages == 1:
            return cls(numbers=(), previous_url="", next_url="")
        numbers = tuple(
            PageNumber(label=str(number), url=f"{address}{number}", current=number == page.number)
            if isinstance(number, int)
            else PageNumber(label=str(number))
            for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        )
        return cls(
            numbers=numbers,
            previous_url=f"{address}{page.previous_page_number()}" if page.has_previous() else "",
            next_url=f"{address}{page.next_page_number()}" if page.has_next() else "",
        )
