"""The search as programs use it."""

from typing import Any

import pytest
from django.test import Client

from portal.search.models import EmptySearch
from portal.shared import page_cache
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
SEARCH = "/api/v1/search/"


def get(**parameters: str) -> Any:
    return Client().get(SEARCH, parameters)


@pytest.fixture
def _certifications() -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, slug="csm", title="Certified ScrumMaster", abbreviation="CSM")
    make_certification(catalogue, slug="pmp", title="Project Management Professional", abbreviation="PMP")
    page_cache.purge()


@pytest.mark.usefixtures("_certifications")
def test_hits_say_what_they_are_and_where() -> None:
    answer = get(q="csm")
    hit = answer.json()["results"][0]

    assert (hit["kind"], hit["title"]) == ("certification", "Certified ScrumMaster")
    assert hit["url"] == "http://testserver/catalogue/csm/"
    assert set(hit) == {"kind", "kind_label", "title", "url", "detail", "snippet"}
    assert "public" in answer["Cache-Control"]


@pytest.mark.usefixtures("_certifications")
def test_misspelt_word_is_told_with_what_was_looked_for() -> None:
    assert get(q="scrummastr").json()["corrected_to"] == "scrummaster"
    assert get(q="scrummastr", exact="1").json()["results"] == []


@pytest.mark.usefixtures("_certifications")
def test_search_in_vain_is_counted_and_kept_by_nobody() -> None:
    answers = [get(q="xyzzy") for _number in range(2)]

    assert [answer.json()["results"] for answer in answers] == [[], []]
    assert "public" not in answers[0]["Cache-Control"]
    assert EmptySearch.objects.get(words="xyzzy").count == 2


@pytest.mark.parametrize(
    ("parameters", "place"),
    [
        ({}, "?q"),
        ({"q": " "}, "?q"),
        ({"q": "x", "exact": "yes"}, "?exact"),
        ({"q": "x", "page": "2"}, "?page"),
    ],
)
def test_search_for_nothing_is_refused(parameters: dict[str, str], place: str) -> None:
    response = get(**parameters)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == place


def test_search_takes_as_many_queries_for_many_hits_as_for_few() -> None:
    catalogue = make_catalogue_page()

    def make_more(count: int) -> None:
        for _number in range(count):
            make_certification(catalogue, title="Scrum")
        page_cache.purge()
        get(q="warm up")

    def search() -> None:
        # Copies are kept by address: another one for each.
        search.asked += 1  # type: ignore[attr-defined]
        assert get(q="scrum", limit=str(100 - search.asked)).json()["results"]  # type: ignore[attr-defined]

    search.asked = 0  # type: ignore[attr-defined]
    assert_queries_do_not_grow(make_more, search)
