"""Pages that are the same for everybody, completed for one person."""

import pytest
from django.db import OperationalError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.test import RequestFactory

from portal.shared.ports import Port
from portal.shared.slots import SlotFiller, SlotsMiddleware

PAGE = "<p><!--slot:account--><a>Sign in</a><!--/slot--></p><!--slot:other-->as it was<!--/slot-->"
PUBLIC = "public, max-age=0, s-maxage=60"


def name_of(_request: HttpRequest) -> str:
    return "Zoë"


@pytest.fixture
def fillers(monkeypatch: pytest.MonkeyPatch) -> Port[str, SlotFiller]:
    port: Port[str, SlotFiller] = Port("fillers of this test")
    monkeypatch.setattr("portal.shared.slots.slot_fillers", port)
    return port


def served(page: HttpResponseBase, **cookies: str) -> HttpResponseBase:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return SlotsMiddleware(lambda _request: page)(request)


def a_page() -> HttpResponse:
    return HttpResponse(PAGE, headers={"Cache-Control": PUBLIC, "Content-Length": str(len(PAGE))})


def test_visitor_reads_the_page_as_it_was_kept(fillers: Port[str, SlotFiller]) -> None:
    fillers.register("account", SlotFiller(("sessionid",), name_of))

    response = served(a_page(), theme="dark")

    assert isinstance(response, HttpResponse)
    assert response.text == PAGE
    assert response["Cache-Control"] == PUBLIC


def test_slot_is_filled_for_whoever_brings_the_cookie_and_the_page_becomes_private(
    fillers: Port[str, SlotFiller],
) -> None:
    fillers.register("account", SlotFiller(("portal_attempt", "sessionid"), name_of))

    response = served(a_page(), sessionid="x")

    assert isinstance(response, HttpResponse)
    assert "<p>Zoë</p>" in response.text
    assert "as it was" in response.text
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert response["Content-Length"] == str(len(response.content))


def test_page_that_must_not_be_stored_stays_so(fillers: Port[str, SlotFiller]) -> None:
    fillers.register("account", SlotFiller(("sessionid",), name_of))
    page = HttpResponse(PAGE, headers={"Cache-Control": "no-store, private"})

    assert served(page, sessionid="x")["Cache-Control"] == "no-store, private"


def test_place_stays_as_visitors_see_it_where_there_is_nothing_to_say(
    fillers: Port[str, SlotFiller],
) -> None:
    fillers.register("account", SlotFiller(("sessionid",), lambda _request: ""))

    response = served(a_page(), sessionid="x")

    assert isinstance(response, HttpResponse)
    assert "<a>Sign in</a>" in response.text


def test_page_is_shown_without_its_filling_while_the_database_is_away(
    fillers: Port[str, SlotFiller],
) -> None:
    def away(_request: HttpRequest) -> str:
        raise OperationalError("gone")

    fillers.register("account", SlotFiller(("sessionid",), away))

    response = served(a_page(), sessionid="x")

    assert isinstance(response, HttpResponse)
    assert "<a>Sign in</a>" in response.text


def test_file_is_left_alone(fillers: Port[str, SlotFiller]) -> None:
    fillers.register("account", SlotFiller(("sessionid",), name_of))
    file = FileResponse(iter([PAGE.encode()]))

    assert served(file, sessionid="x") is file
