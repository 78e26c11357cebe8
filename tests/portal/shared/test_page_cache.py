"""Whole pages are kept for visitors, and never shown when they should not be."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from portal.shared import page_cache
from portal.shared.generation import Generation
from portal.shared.kept_page import LARGEST_VARIANT
from tests.support.counted_store import CountedStore


class View:
    """A view that counts its calls and answers as told."""

    def __init__(self, make: Callable[[HttpRequest], HttpResponseBase] | None = None) -> None:
        self.calls = 0
        self.make = make or (lambda request: page_cache.public_response(request, HttpResponse("page")))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        self.calls += 1
        return self.make(request)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> CountedStore:
    settings.PAGE_CACHE_SECONDS = 60
    generation = Generation()
    generation.store = store = CountedStore()
    monkeypatch.setattr(page_cache, "_generation", generation)
    return store


def get(address: str = "/", **cookies: str) -> HttpRequest:
    request = RequestFactory().get(address)
    request.COOKIES.update(cookies)
    return request


def test_second_visitor_gets_the_kept_copy_with_its_headers(store: CountedStore) -> None:
    view = View()
    middleware = page_cache.PageCacheMiddleware(view)
    first, second = middleware(get()), middleware(get())
    assert view.calls == 1
    assert isinstance(second, HttpResponse)
    assert second.content == b"page"
    assert second["Cache-Control"] == first["Cache-Control"]
    assert "s-maxage" in second["Cache-Control"]


def test_every_address_and_host_has_its_own_copy(store: CountedStore) -> None:
    view = View()
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get("/a"))
    middleware(get("/b"))
    other_host = get("/a")
    other_host.META["HTTP_HOST"] = "localhost"
    middleware(other_host)
    assert view.calls == 3


def listing(request: HttpRequest) -> HttpResponseBase:
    page = request.GET.get("page", "1")
    return page_cache.public_response(request, HttpResponse(f"page {page}"), reads=("page",))


def test_parameters_that_the_view_reads_have_copies_of_their_own(store: CountedStore) -> None:
    view = View(listing)
    middleware = page_cache.PageCacheMiddleware(view)
    for _ in range(2):
        shown = [middleware(get(f"/a{query}")) for query in ("", "?page=2", "?page=3", "?x=1&page=2")]
        assert [answer.content for answer in shown if isinstance(answer, HttpResponse)] == [
            b"page 1",
            b"page 2",
            b"page 3",
            b"page 2",
        ]
    assert view.calls == 3


def strict(request: HttpRequest) -> HttpResponseBase:
    if set(request.GET) - {"page"}:
        return HttpResponse("no such parameter", status=400)
    if not request.accepts("application/json"):
        return HttpResponse("no such format", status=406)
    response = HttpResponse("[]", content_type="application/json")
    return page_cache.public_response(request, response, ("page",), is_strict=True)


def test_copy_answers_nothing_that_its_view_would_refuse(store: CountedStore) -> None:
    middleware = page_cache.PageCacheMiddleware(View(strict))
    in_markup = get("/a")
    in_markup.META["HTTP_ACCEPT"] = "text/html"
    for _time in range(2):
        asked = (get("/a"), get("/a?page=2"), get("/a?levle=senior"), get("/a?page=2&x="), in_markup)
        assert [middleware(one).status_code for one in asked] == [200, 200, 400, 400, 406]


def test_copy_says_as_the_first_answer_did_that_its_version_ends(store: CountedStore) -> None:
    headers = {"Deprecation": "@1", "Sunset": "Thu, 01 Jan 2026 00:00:00 GMT"}
    view = View(lambda request: page_cache.public_response(request, HttpResponse(headers=headers)))
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get())
    assert headers.items() <= middleware(get()).headers.items()
    assert view.calls == 1


def test_flood_of_made_up_parameters_makes_no_copies_and_drives_none_out(store: CountedStore) -> None:
    view = View(listing)
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get("/b"))
    middleware(get("/a"))
    for number in range(3000):
        middleware(get(f"/a?x={number}"))
    assert view.calls == 2
    for number in range(1000):
        middleware(get(f"/a?page={number}"))
    calls = view.calls
    middleware(get("/a"))
    middleware(get("/b"))
    assert view.calls == calls


@pytest.mark.parametrize(
    ("query", "size", "calls"),
    [
        ("?page=2", LARGEST_VARIANT, 1),
        ("?page=2", LARGEST_VARIANT + 1, 2),
        ("", LARGEST_VARIANT + 1, 1),
        ("?as_of=2026-11-01", 1, 2),
        ("?page=2&expand=facts", 1, 2),
    ],
)
def test_variant_is_not_kept_when_it_is_large_or_one_of_a_kind(
    store: CountedStore, query: str, size: int, calls: int
) -> None:
    def answer(request: HttpRequest) -> HttpResponseBase:
        reads = ("page", "as_of", "expand")
        return page_cache.public_response(request, HttpResponse(b"x" * size), reads)

    view = View(answer)
    middleware = page_cache.PageCacheMiddleware(view)
    for _time in range(2):
        assert middleware(get(f"/a{query}")).status_code == 200
    assert view.calls == calls


def test_request_with_a_session_goes_round_and_gets_a_private_page(store: CountedStore) -> None:
    view = View()
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get())
    response = middleware(get(**{settings.SESSION_COOKIE_NAME: "abc"}))
    assert view.calls == 2
    assert "private" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_page_that_its_view_does_not_call_public_is_never_kept(store: CountedStore) -> None:
    view = View(lambda _request: HttpResponse("mine"))
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get())
    middleware(get())
    assert view.calls == 2


def with_cookie(request: HttpRequest) -> HttpResponseBase:
    response = page_cache.public_response(request, HttpResponse("page"))
    assert isinstance(response, HttpResponse)
    response.set_cookie("csrftoken", "x")
    return response


def varying_by_cookie(request: HttpRequest) -> HttpResponseBase:
    response = page_cache.public_response(request, HttpResponse("page"))
    response["Vary"] = "Accept-Language, Cookie"
    return response


@pytest.mark.parametrize(
    "make",
    [
        with_cookie,
        varying_by_cookie,
        lambda request: page_cache.public_response(request, HttpResponse("lost", status=404)),
        lambda request: page_cache.public_response(request, StreamingHttpResponse([b"flow"])),
    ],
    ids=["sets a cookie", "varies by cookie", "is an error", "streams"],
)
def test_public_response_is_still_not_kept_when_it(
    make: Callable[[HttpRequest], HttpResponseBase], store: CountedStore
) -> None:
    view = View(make)
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get())
    middleware(get())
    assert view.calls == 2


def test_post_and_very_long_addresses_go_round(store: CountedStore) -> None:
    view = View()
    middleware = page_cache.PageCacheMiddleware(view)
    for _ in range(2):
        middleware(RequestFactory().post("/"))
        middleware(get("/?q=" + "x" * page_cache.LONGEST_ADDRESS))
    assert view.calls == 4


def test_head_is_answered_from_the_copy_but_never_makes_one(store: CountedStore) -> None:
    view = View()
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(RequestFactory().head("/"))
    middleware(get())
    middleware(RequestFactory().head("/"))
    assert view.calls == 2


def test_purge_makes_the_page_anew(store: CountedStore, db: None) -> None:
    view = View()
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get())
    page_cache.purge()
    middleware(get())
    assert view.calls == 2


def test_copy_ends_at_the_sites_midnight(
    store: CountedStore, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    view = View()
    middleware = page_cache.PageCacheMiddleware(view)
    for moment in (
        datetime(2026, 11, 22, 22, 59, tzinfo=UTC),  # 23:59 in Berlin
        datetime(2026, 11, 22, 23, 1, tzinfo=UTC),  # 00:01 on the next day
    ):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        middleware(get())
    assert view.calls == 2
