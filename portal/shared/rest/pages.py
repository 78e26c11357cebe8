"""Lists in pages by cursor, with the ways to the next and the one before in `Link` (RFC 8288) and body."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError as InvalidError
from django.db import DataError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from portal.shared.rest.parsers import printable

SIZE, MOST = 50, 100
PARAMETERS = ("cursor", "limit")


class CursorPages(CursorPagination):
    """Pages of rows of the database in the view's `ordering`, or of values in memory as they stand.

    Values in memory are told apart by the view's `cursor_key`. A list that changed meanwhile goes on after
    the last value that was shown; where that is gone, at its place.
    """

    page_size = SIZE
    max_page_size = MOST
    page_size_query_param = "limit"

    def paginate_queryset(
        self, queryset: QuerySet[Any] | Sequence[Any], request: Request, view: Any = None
    ) -> list[Any]:
        """The rows of one page. Of the database one query, of one row more than the page has.

        Raises:
            ValidationError: there is no such cursor, or `limit` is no number of rows of a page.
        """
        self.page_size = _limit(request, self.page_size, self.max_page_size)
        self._steps: tuple[str | None, str | None] | None = None
        if isinstance(queryset, QuerySet):
            self.request = request
            try:
                return list(super().paginate_queryset(queryset, request, view) or [])
            except (NotFound, ValueError, OverflowError, InvalidError, DataError) as error:
                # A cursor that somebody made up may name a position that is no value of the column.
                raise _no_such_page() from error
        return self._of_sequence(queryset, request, view.cursor_key)

    def decode_cursor(self, request: Request) -> Cursor | None:
        """The asked place. What no text of ours has in it never reaches the database.

        Raises:
            ValidationError: it is none.
        """
        cursor = super().decode_cursor(request)
        position = str(cursor.position or "") if cursor else ""
        if "\0" in position or printable(position) != position:
            raise _no_such_page()
        return cursor

    def get_ordering(self, _request: Request, _queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        """The view's; its first field stands in the cursor, so it is none that nobody may see."""
        return (view.ordering,) if isinstance(view.ordering, str) else tuple(view.ordering)

    def get_page_size(self, _request: Request) -> int | None:
        return self.page_size

    def _of_sequence(self, values: Sequence[Any], request: Request, key: Callable[[Any], str]) -> list[Any]:
        start = _start(values, request.query_params.get("cursor", ""), key)
        stop = min(start + self.page_size, len(values))
        address = request.build_absolute_uri()
        later = None
        if stop < len(values):
            later = replace_query_param(address, "cursor", _cursor(stop, key(values[stop - 1])))
        earlier = None
        if start > 0:
            first = max(0, start - self.page_size)
            earlier = (
                replace_query_param(address, "cursor", _cursor(first, key(values[first - 1])))
                if first
                else remove_query_param(address, "cursor")
            )
        self._steps = (earlier, later)
        return list(values[start:stop])

    def get_paginated_response(self, data: Any) -> Response:
        earlier, later = self._steps or (self.get_previous_link(), self.get_next_link())
        response = Response({"results": data, "next": later, "previous": earlier})
        links = [f'<{url}>; rel="{rel}"' for url, rel in ((later, "next"), (earlier, "prev")) if url]
        if links:
            response["Link"] = ", ".join(links)
        return response

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        # An example of a page has one row; drf-spectacular finds where by what it handed over.
        rows = {**schema, "maxItems": self.max_page_size} if isinstance(schema, dict) else schema
        link = {"type": ["string", "null"], "format": "uri", "example": None}
        return {
            "type": "object",
            "required": ["results", "next", "previous"],
            "properties": {
                "results": rows,
                "next": {**link, "description": "The next page; null on the last."},
                "previous": {**link, "description": "The previous page; null on the first."},
            },
        }


def _limit(request: Request, usual: int, most: int) -> int:
    given = request.query_params.get("limit")
    if given is None:
        return usual
    if not (given.isascii() and given.isdigit() and len(given) <= 4 and 1 <= int(given) <= most):
        raise ValidationError({"?limit": _("Must be a number from 1 to %(most)s.") % {"most": most}})
    return int(given)


def _no_such_page() -> ValidationError:
    return ValidationError(
        {"?cursor": _("There is no such page. Start at the first page and follow “next”.")}
    )


def _cursor(position: int, before: str) -> str:
    return urlsafe_b64encode(json.dumps([position, before]).encode()).decode().rstrip("=")


def _start(values: Sequence[Any], cursor: str, key: Callable[[Any], str]) -> int:
    """Where a page begins: after the value that the cursor names, or at its position."""
    if not cursor:
        return 0
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        position, before = json.loads(urlsafe_b64decode(padded))
        is_cursor = type(position) is int and isinstance(before, str) and 0 <= position <= 1_000_000
    except (ValueError, TypeError, RecursionError):
        is_cursor = False
    if not is_cursor:
        raise _no_such_page()
    if 0 < position <= len(values) and key(values[position - 1]) == before:
        return int(position)
    found = next((place for place, value in enumerate(values, 1) if key(value) == before), None)
    return min(position, len(values)) if found is None else found
