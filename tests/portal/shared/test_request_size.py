"""Bodies that are too large are refused before any of them is read; nginx has the same bounds."""

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from wagtail.models import Page

from portal.shared.request_size import MEGABYTE, MOST, RequestSizeMiddleware, most_of
from tests.support.cast import Actor
from tests.support.front import CONFIGURATION
from tests.support.pictures import png_upload

TOO_LARGE = "This is too large for the site. Send less at a time."


class Unread:
    """A body of which nobody may read."""

    def read(self, *_sizes: int) -> bytes:
        raise AssertionError("it was read")

    readline = read


def answer(path: str, length: object) -> int:
    body: dict[str, Any] = {"CONTENT_LENGTH": str(length), "wsgi.input": Unread()}
    let_through = RequestSizeMiddleware(lambda _request: HttpResponse())
    refused_or_not = let_through(RequestFactory().post(path, **body))
    assert isinstance(refused_or_not, HttpResponse)
    if refused_or_not.status_code == 413 and path.startswith("/api/"):
        assert refused_or_not["Content-Type"] == "application/problem+json"
        assert json.loads(refused_or_not.content)["detail"] == TOO_LARGE
    elif refused_or_not.status_code == 413:
        assert refused_or_not.text == TOO_LARGE
    return refused_or_not.status_code


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/assessments/",
        "/admin/pages/add/",
        "/admin/images/add/",
        "/api/v1/attempts/",
        "/api/v1/imports/facts/",
    ],
)
def test_a_body_that_is_too_large_is_refused_unread_and_in_words(path: str) -> None:
    assert (answer(path, most_of(path) + 1), answer(path, most_of(path))) == (413, 200)


@pytest.mark.parametrize("length", ["", "-1", "many"])
def test_a_length_that_is_none_is_left_to_django(length: str) -> None:
    assert answer("/", length) == 200


def test_the_site_refuses_a_huge_body(client: Client) -> None:
    assert client.post("/accounts/login/", {"login": "x" * MEGABYTE}).status_code == 413


@pytest.mark.django_db
def test_a_page_may_be_as_large_as_the_admin_takes(editor: Actor) -> None:
    address = f"/admin/pages/{Page.objects.get(title='Home').pk}/edit/"

    content = {"title": "", "slug": "home", "body-count": "0"}

    taken = editor.client.post(address, {**content, "text": "x" * (4 * MEGABYTE - 1000)})
    refused = editor.client.post(address, {**content, "text": "x" * (4 * MEGABYTE)})

    assert "Please fill this in." in taken.text
    assert (refused.status_code, refused.text) == (413, TOO_LARGE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "form",
    [
        {"title": "x" * (4 * MEGABYTE + 1)},
        {f"field-{number}": "" for number in range(5_001)},
        {f"file-{number}": png_upload() for number in range(21)},
    ],
    ids=["text", "fields", "files"],
)
def test_a_form_with_too_much_in_it_hears_the_same(form: dict[str, Any], editor: Actor) -> None:
    answer = editor.client.post("/admin/images/add/", form)

    assert (answer.status_code, answer.text) == (413, TOO_LARGE)


def test_any_other_bad_request_is_told_as_one(client: Client) -> None:
    answer = client.get("/", headers={"Host": "another.example"})

    assert answer.status_code == 400
    assert "We couldn’t read that request" in answer.text


def test_a_bad_request_to_the_api_is_a_problem(client: Client) -> None:
    answer = client.get("/api/v1/issuers/", headers={"Host": "another.example"})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_nginx_refuses_what_the_portal_refuses() -> None:
    text = CONFIGURATION.read_text()
    places = re.findall(r"location (/[\w/]*) \{\s+client_max_body_size (\d+)m;", text)
    (whole,) = re.findall(r"^    client_max_body_size (\d+)m;", text, re.MULTILINE)

    assert {place: int(most) * MEGABYTE for place, most in [*places, ("/", whole)]} == dict(MOST)
