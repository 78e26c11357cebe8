"""Text is compressed for whoever takes it so, and nothing else is."""

import gzip

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import RequestFactory

from portal.shared.compression import TextCompressionMiddleware

LONG = b"A page with as much text as fills more than one packet. " * 40


def answer(response: HttpResponseBase, encodings: str = "br, gzip") -> HttpResponseBase:
    def view(_request: HttpRequest) -> HttpResponseBase:
        return response

    return TextCompressionMiddleware(view)(RequestFactory().get("/", headers={"Accept-Encoding": encodings}))


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
    assert b"".join(response.streaming_content) == LONG * 2
