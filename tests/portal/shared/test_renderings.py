"""A page that is the same for all is rendered once for everybody who is signed in."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import engines
from django.template.response import TemplateResponse
from django.test import RequestFactory
from pytest_django import Settings

from portal.shared import page_cache
from portal.shared.generation import Generation
from portal.shared.kept_page import LARGEST_VARIANT
from tests.support.counted_store import CountedStore


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


def test_large_variant_is_not_kept_for_who_is_signed_in_either(store: CountedStore) -> None:
    made: list[str] = []

    def make() -> HttpResponseBase:
        made.append("page")
        template = engines["django"].from_string("x" * (LARGEST_VARIANT + 1))
        return TemplateResponse(get(), template)

    for address in ("/a", "/a", "/a?page=2", "/a?page=2"):
        response = page_cache.rendered_once(signed_in(address), "a", make, ("page",))
        if isinstance(response, TemplateResponse):
            response.render()
    assert len(made) == 3
