"""What is suggested while somebody types."""

import pytest
from django.test import Client

from portal.search.models import Synonym
from portal.shared import page_cache
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    catalogue = make_catalogue_page()
    for slug, title, abbreviation in (
        ("pmp", "Project Management Professional", "PMP"),
        ("capm", "Certified Associate in Project Management", "CAPM"),
        ("prince2-foundation", "PRINCE2 Foundation", "PRINCE2 F"),
        ("csm", "Certified ScrumMaster", "CSM"),
    ):
        make_certification(catalogue, title=title, abbreviation=abbreviation, slug=slug)
    Synonym.objects.create(words="p2", means="PRINCE2", live=True)
    page_cache.purge()
    return Client()


def suggested(reader: Client, typed: str) -> list[str]:
    answer = reader.get("/search/suggestions/", {"q": typed}).json()
    return [line["url"] for line in answer["suggestions"]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("pm", "/catalogue/pmp/"),
        ("project management pro", "/catalogue/pmp/"),
        ("PRIN", "/catalogue/prince2-foundation/"),
        ("prinse", "/catalogue/prince2-foundation/"),
        ("p2", "/catalogue/prince2-foundation/"),
        ("scrum", "/catalogue/csm/"),
        ("csm vs pmp", "/compare/?c=csm&c=pmp"),
    ],
)
def test_the_likeliest_comes_first(reader: Client, typed: str, first: str) -> None:
    assert suggested(reader, typed)[0] == first


@pytest.mark.parametrize("typed", ["", "   ", "🙂", "qqqq"])
def test_nothing_is_suggested_for_nothing(reader: Client, typed: str) -> None:
    assert suggested(reader, typed) == []


def test_each_line_says_what_it_is(reader: Client) -> None:
    answer = reader.get("/search/suggestions/", {"q": "pmp"})

    assert answer.json()["suggestions"][0] == {
        "title": "Project Management Professional (PMP)",
        "url": "/catalogue/pmp/",
        "label": "Certification",
    }
    assert "public" in answer["Cache-Control"]


def test_suggestions_are_made_from_memory(reader: Client) -> None:
    suggested(reader, "pmp")

    assert count_queries(lambda: suggested(reader, "capm")) == 0
