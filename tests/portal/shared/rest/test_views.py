"""What every endpoint does, seen at the list of issuers."""

from datetime import date

import pytest
from django.test import Client, override_settings

from tests.factories.pages import make_catalogue_page, make_certification, make_issuer
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
ISSUERS = "/api/v1/issuers/"


def add_certifications(*issuers: str) -> None:
    catalogue = make_catalogue_page()
    for name in issuers:
        make_certification(catalogue, title=f"By {name}", issuer=make_issuer(name))


def test_answer_names_its_state_and_an_unchanged_one_is_not_sent_again() -> None:
    first = Client().get(ISSUERS)
    again = Client().get(ISSUERS, headers={"If-None-Match": first["ETag"]})

    assert first.status_code == 200
    assert again.status_code == 304
    assert again.content == b""


def test_chosen_fields_come_with_what_tells_the_rows_apart() -> None:
    add_certifications("Alpha", "Beta")

    shown = Client().get(ISSUERS, {"fields": "name"}).json()["results"]

    assert [sorted(row) for row in shown] == [["key", "name"], ["key", "name"]]


def test_what_is_expanded_comes_beside_chosen_fields() -> None:
    make_certification(make_catalogue_page(), slug="c")

    asked = {"fields": "title", "expand": "facts"}
    (shown,) = Client().get("/api/v1/certifications/", asked).json()["results"]

    assert {"title", "facts", "slug"} <= shown.keys()
    assert "issuer" not in shown


@pytest.mark.parametrize("parameter", ["fields", "nothing", "page"])
def test_unknown_parameter_or_field_is_refused_by_name(parameter: str) -> None:
    response = Client().get(ISSUERS, {parameter: "nothing"})

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["errors"][0]["pointer"] == f"?{parameter}"


def test_wrong_method_is_a_problem_that_says_which_are_right() -> None:
    response = Client().post(ISSUERS, {}, content_type="application/json")

    assert response.status_code == 405
    assert response.json()["type"] == "/api/v1/problems/method-not-allowed/"
    assert "GET" in response["Allow"]


@pytest.mark.parametrize("address", ["nothing/here/", "issuers/%0A/", "%0D%0A"])
def test_unknown_address_of_the_api_is_a_problem_too(address: str) -> None:
    response = Client().get(f"/api/v1/{address}")

    assert response.status_code == 404
    assert response.json()["status"] == 404


def test_other_format_is_refused() -> None:
    assert Client().get(ISSUERS, headers={"Accept": "application/xml"}).status_code == 406


def test_answer_for_everybody_asks_for_no_cookie_and_may_be_kept() -> None:
    response = Client().get(ISSUERS)

    assert "public" in response["Cache-Control"]
    assert "cookie" not in response.get("Vary", "").lower()
    assert not response.cookies


@override_settings(PAGE_CACHE_SECONDS=60)
def test_kept_answer_costs_no_query_and_a_program_that_names_itself_gets_none() -> None:
    Client().get(ISSUERS)

    assert count_queries(lambda: Client().get(ISSUERS)) == 0
    named = Client().get(ISSUERS, headers={"Authorization": "Bearer wrong"})
    assert "public" not in named["Cache-Control"]


@override_settings(API_DEPRECATED_ON=date(2030, 1, 1), API_ENDS_ON=date(2031, 1, 1))
def test_end_of_the_version_is_told_with_every_answer() -> None:
    response = Client().get(ISSUERS)

    assert response["Deprecation"] == "@1893456000"
    assert response["Sunset"] == "Wed, 01 Jan 2031 00:00:00 GMT"


def test_options_tells_the_methods_whatever_follows_the_address() -> None:
    response = Client().options(f"{ISSUERS}?nothing=1")

    assert response.status_code == 200
    assert response.json() == {"methods": ["GET", "HEAD", "OPTIONS"]}
