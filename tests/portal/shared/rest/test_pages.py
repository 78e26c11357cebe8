"""Lists in pages: each row once, whichever way they are walked."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from portal.shared.rest.pages import CursorPages


@dataclass(frozen=True, slots=True)
class Row:
    slug: str


class View:
    @staticmethod
    def cursor_key(row: Row) -> str:
        return row.slug


ROWS = tuple(Row(f"row-{number}") for number in range(7))


def page(address: str, rows: tuple[Row, ...] = ROWS) -> dict[str, object]:
    pages = CursorPages()
    request = Request(APIRequestFactory().get(address))
    found = pages.paginate_queryset(rows, request, View())
    response = pages.get_paginated_response([row.slug for row in found])
    return {**response.data, "Link": response.get("Link", "")}


def walked(name: str, address: str) -> list[str]:
    seen: list[str] = []
    at: object = address
    while at:
        shown = page(str(at))
        seen += list(map(str, shown["results"]))  # type: ignore[call-overload]
        at = shown[name]
        address = str(at or address)
    return seen


def test_pages_forward_hold_every_row_once() -> None:
    assert walked("next", "/x/?limit=3") == [row.slug for row in ROWS]


def test_way_back_leads_to_the_first_page() -> None:
    last = page(str(page(str(page("/x/?limit=3")["next"]))["next"]))
    middle = page(str(last["previous"]))
    first = page(str(middle["previous"]))

    assert last["next"] is None
    assert middle["results"] == ["row-3", "row-4", "row-5"]
    assert first["results"] == ["row-0", "row-1", "row-2"]
    assert first["previous"] is None


def test_links_stand_in_the_header_too() -> None:
    shown = page("/x/?limit=3")

    assert shown["Link"] == f'<{shown["next"]}>; rel="next"'


def test_list_that_changed_goes_on_after_the_row_that_was_shown_last() -> None:
    following = str(page("/x/?limit=3")["next"])

    assert page(following, (Row("new"), *ROWS))["results"] == ["row-3", "row-4", "row-5"]
    without = tuple(row for row in ROWS if row.slug != "row-2")
    assert page(following, without)["results"] == ["row-4", "row-5", "row-6"]


def test_other_parameters_stay_in_the_links() -> None:
    assert "q=agile" in urlsplit(str(page("/x/?limit=3&q=agile")["next"])).query


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=x", "limit=", "limit=%C2%B2", "cursor=x", "cursor=WzEs", "cursor=%00"],
)
def test_wrong_parameter_is_refused_by_its_name(query: str) -> None:
    with pytest.raises(ValidationError) as refused:
        page(f"/x/?{query}")

    assert list(refused.value.detail) == [f"?{query.partition('=')[0]}"]
