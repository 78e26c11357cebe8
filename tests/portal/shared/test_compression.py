"""Text is compressed for whoever takes it so, and nothing else is."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory

from portal.shared import page_cache
from portal.shared.compression import TextCompressionMiddleware
from tests.portal.shared.test_page_cache import View, get, store
from tests.support.counted_store import CountedStore

__all__ = ["store"]

LONG = b"A page with as much text as fills more than one packet. " * 40


def answer(response: HttpResponseBase, encodings: str = "br, gzip") -> HttpResponseBase:
    def view(_request: HttpRequest) -> HttpResponseBase:
        return response

    request = RequestFactory().get("/", headers={"Accept-Encoding": encodings})
    sent = TextCompressionMiddleware(view)(request)
    assert isinstance(sent, HttpResponseBase)
    return sent


@pytest.mark.parametrize(
    "kind", ["text/html; charset=utf-8", "application/json", "application/atom+xml", "image/svg+xml"]
)
def test_text_is_compressed(kind: str) -> None:
    response = answer(HttpResponse(LONG, content_type=kind))

    assert isinstance(response, HttpResponse)
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert gzip.decompress(response.content) == LONG


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/zip", "text/csv"])
def test_files_go_as_they_are(kind: str) -> None:
    response = answer(HttpResponse(LONG, content_type=kind))

    assert isinstance(response, HttpResponse)
    assert "Content-Encoding" not in response
    assert response.content == LONG


def test_who_takes_no_compressed_answer_gets_plain_text() -> None:
    response = answer(HttpResponse(LONG), encodings="identity")

    assert isinstance(response, HttpResponse)
    assert response.content == LONG
    assert response["Vary"] == "Accept-Encoding"


def test_streams_are_left_alone() -> None:
    response = answer(StreamingHttpResponse([LONG, LONG], content_type="text/html"))

    assert isinstance(response, StreamingHttpResponse)
    assert response.getvalue() == LONG * 2


def test_copy_is_compressed_once_for_all_who_take_it_so(store: CountedStore) -> None:
    view = View(lambda request: page_cache.public_response(request, HttpResponse(b"page " * 200)))
    middleware = page_cache.PageCacheMiddleware(view)
    middleware(get())

    plain, packed = (
        middleware(get()),
        middleware(RequestFactory().get("/", headers={"Accept-Encoding": "gzip"})),
    )

    assert view.calls == 1
    assert isinstance(plain, HttpResponse)
    assert isinstance(packed, HttpResponse)
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.content) == plain.content
