"""Services change data; that somebody gets a 404 is for views to say."""

from pathlib import Path

from tests.support.repository import PACKAGES, ROOT


def services() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("services/*.py"))]


def names_http(text: str) -> bool:
    return "Http404" in text or "HttpResponse" in text


def test_answer_in_http_is_caught() -> None:
    assert names_http("from django.http import Http404\n")


def test_no_service_answers_in_http() -> None:
    assert len(services()) > len(PACKAGES)
    assert [path for path in services() if names_http(path.read_text())] == []
