"""Comparisons for programs."""

from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from certifications.models import CertificationPage, Discipline, DisciplineComparisonPage
from portal.shared import page_cache
from tests.factories.pages import (
    add_published,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_issuer,
    make_term,
)
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def read(address: str, status: int = 200) -> Any:
    """The document at an address of the API."""
    response = Client().get(f"/api/v1/{address}")
    assert response.status_code == status, response.content
    return response.json()


def certify(slug: str, *facts: Any, **fields: Any) -> CertificationPage:
    values = {"title": slug.upper(), "abbreviation": "", **fields}
    return make_certification(make_catalogue_page(), slug=slug, facts=facts, **values)


@pytest.fixture
def two() -> None:
    certify("pmp", fact_row("exam.pass_mark", "61%"), fact_row("fees.exam", "USD 405"))
    own = make_issuer("Own House", is_publisher=True)
    certify("csm", fact_row("exam.pass_mark", "74%"), fact_row("fees.exam", "EUR 250"), issuer=own)


def rows(document: Any) -> dict[str, Any]:
    return {row["key"]: row for group in document["groups"] for row in group["rows"]}


def test_cells_have_words_and_the_facts_they_rest_on(two: None) -> None:
    found = read("comparisons/?c=csm&c=pmp")

    mark = rows(found)["pass-mark"]
    assert [row["slug"] for row in found["certifications"]] == ["csm", "pmp"]
    assert mark["differs"] is True
    assert [(cell["certification"], cell["lines"]) for cell in mark["cells"]] == [
        ("csm", ["74%"]),
        ("pmp", ["61%"]),
    ]
    (fact,) = mark["cells"][0]["facts"]
    assert (fact["certification"], fact["value"]["stated"]) == ("csm", "74%")
    assert (fact["collected_on"], fact["confidence"]) == ("2026-11-22", "high")
    assert fact["source"]["url"] == "https://www.example.org/exams/pmp/"


def test_costs_stay_in_their_currencies_and_own_offers_are_marked(two: None) -> None:
    found = read("comparisons/?c=pmp&c=csm")

    currencies = {
        cost["certification"]: [part["currency"] for part in cost["cases"][0]["total"]["ranges"]]
        for cost in found["costs"]
    }
    assert currencies == {"pmp": ["USD"], "csm": ["EUR"]}
    assert [row["is_own_offer"] for row in found["verdicts"]["verdicts"]] == [False, True]
    assert "Own House" in found["interest"]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "two to four"),
        ("?c=pmp", "two to four"),
        ("?c=pmp&c=pmp", "two to four"),
        ("?c=pmp&c=nothing", "nothing"),
        ("?c=pmp&c=csm&c=c1&c=c2&c=c3", "four certifications at most"),
        ("?c=pmp&c=csm&rows=all", "no such parameter"),
    ],
)
def test_what_is_no_comparison_is_refused(two: None, query: str, says: str) -> None:
    for slug in ("c1", "c2", "c3"):
        certify(slug)

    refused = read(f"comparisons/{query}", 400)

    assert says in refused["errors"][0]["detail"]


def test_titles_name_certifications_as_on_the_page(two: None) -> None:
    found = read("comparisons/?c=PMP&c=csm")

    assert [row["slug"] for row in found["certifications"]] == ["pmp", "csm"]


@pytest.fixture
def comparison(two: None) -> DisciplineComparisonPage:
    certify("itil", fact_row(value="40"), discipline="Work management")
    certify("capm", fact_row(value="150"))
    page = DisciplineComparisonPage(
        title="Projects and work",
        slug="projects-and-work",
        introduction="Two kinds.",
        first=make_term(Discipline, "Project management"),
        second=make_term(Discipline, "Work management"),
    )
    return add_published(make_home_page(), page)


def test_published_comparison_of_disciplines_tells_rows_with_their_grounds(
    comparison: DisciplineComparisonPage,
) -> None:
    (listed,) = read("discipline-comparisons/")["results"]
    found = read(f"discipline-comparisons/{listed['id']}/")

    (questions,) = [row for row in found["rows"] if row["key"] == "exam-questions"]
    assert (listed["first"]["key"], listed["second"]["key"]) == ("project-management", "work-management")
    assert questions["differs"] is True
    assert (questions["first"]["low"], questions["second"]["low"]) == (150, 40)
    assert questions["second"]["grounds"][0]["fact"]["value"]["number"] == 40
    unknown = next(row for row in found["rows"] if row["key"] == "recognition")["first"]
    assert (unknown["kind"], unknown["words"], unknown["low"]) == ("unknown", None, None)


def test_comparison_that_is_not_published_is_not_found(comparison: DisciplineComparisonPage) -> None:
    comparison.unpublish()

    assert read("discipline-comparisons/")["results"] == []
    read(f"discipline-comparisons/{comparison.translation_key}/", 404)
    read(f"discipline-comparisons/{uuid4()}/", 404)


def test_warm_comparisons_ask_the_database_for_the_generation_alone(
    comparison: DisciplineComparisonPage, settings: Any
) -> None:
    settings.PAGE_CACHE_SECONDS = 0
    for address in (
        "comparisons/?c=pmp&c=csm",
        "discipline-comparisons/",
        f"discipline-comparisons/{comparison.translation_key}/",
    ):
        read(address)
        assert count_queries(partial(read, address)) <= 1
    page_cache.purge()
