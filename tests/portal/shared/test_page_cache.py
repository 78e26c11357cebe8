"""Whole pages are kept for visitors, and never shown when they should not be."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from portal.shared import page_cache


class CountedStore:
    """A counter in memory that can be taken away."""

    def __init__(self) -> None:
        self.value = 1
        self.reads = 0
        self.away = False

    def read(self) -> int:
        self.reads += 1
        if self.away:
            raise OperationalError("gone")
        return self.value

    def bump(self) -> None:
        self.value += 1


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
    generation = page_cache.Generation()
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


def test_generation_is_read_once_within_its_time_and_again_after(store: CountedStore) -> None:
    now = [100.0]
    generation = page_cache.Generation(clock=lambda: now[0])
    generation.store = store
    assert [generation.value() for _ in range(3)] == [1, 1, 1]
    assert store.reads == 1
    store.bump()  # another process
    now[0] += page_cache.GENERATION_SECONDS
    assert generation.value() == 2


def test_visitors_keep_reading_while_the_database_is_away(store: CountedStore) -> None:
    now = [100.0]
    generation = page_cache.Generation(clock=lambda: now[0])
    generation.store = store
    generation.value()
    store.away = True
    now[0] += page_cache.GENERATION_SECONDS
    assert generation.value() == 1


def test_database_away_from_the_start_is_an_error(store: CountedStore) -> None:
    store.away = True
    generation = page_cache.Generation()
    generation.store = store
    with pytest.raises(OperationalError):
        generation.value()


class Page:
    """A page that counts how often it is rendered for somebody with a session."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rendered = 0

    def shown(self, request: HttpRequest, version: str = "1") -> str:
        response = page_cache.rendered_once(request, f"{self.name}:{version}", lambda: self.make(request))
        if isinstance(response, TemplateResponse):
            response.render()
        assert isinstance(response, HttpResponse)
        return response.content.decode()

    def make(self, request: HttpRequest) -> TemplateResponse:
        self.rendered += 1
        return TemplateResponse(request, engines["django"].from_string(f"{self.rendered}"), {})


def signed_in(address: str = "/", **cookies: str) -> HttpRequest:
    return get(address, **{settings.SESSION_COOKIE_NAME: "key", **cookies})


def test_all_who_are_signed_in_share_one_rendering_of_a_page(store: CountedStore) -> None:
    page = Page("shared")

    assert [page.shown(signed_in()), page.shown(get("/", sessionid="other"))] == ["1", "1"]
    assert page.rendered == 1


def test_rendering_is_apart_for_each_version_address_and_page(store: CountedStore) -> None:
    page = Page("apart")
    page.shown(signed_in())

    assert page.shown(signed_in(), version="2") == "2"
    assert page.shown(signed_in("/b/")) == "3"
    assert page.shown(signed_in("/?q=pmp")) == "1"
    assert Page("another").shown(signed_in()) == "1"


def test_change_by_another_process_is_seen_at_once_by_who_is_signed_in(store: CountedStore) -> None:
    page = Page("changed")
    page.shown(signed_in())
    store.value += 1

    assert page.shown(signed_in()) == "2"


def test_visitors_and_sites_without_a_page_cache_keep_no_rendering(
    store: CountedStore, settings: Settings
) -> None:
    page = Page("unkept")
    assert [page.shown(get()), page.shown(get())] == ["1", "2"]

    settings.PAGE_CACHE_SECONDS = 0
    assert [page.shown(signed_in()), page.shown(signed_in())] == ["3", "4"]
