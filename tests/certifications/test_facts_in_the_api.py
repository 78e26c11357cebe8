"""A program that has learnt one fact reads them all: the same fact is the same in every answer."""

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from django.test import Client

from certifications.models import CertificationPage, ChangeEntry, Discipline, DisciplineComparisonPage
from portal.shared import page_cache
from portal.shared.rest.promise import promised_description
from tests.factories.articles import make_article, make_article_index, make_correction, make_corrections_page
from tests.factories.pages import (
    add_published,
    fact_row,
    make_catalogue_page,
    make_certification,
    make_home_page,
    make_term,
)

PROMISED = promised_description()
SCHEMAS = PROMISED["components"]["schemas"]
# What makes a fact: no other schema has both, and none has the members of a source but the source.
FACT = {"key", "freshness"}
SOURCE = {"kind", "date", "also"}
AMOUNT = {"amount", "currency"}


def read(address: str) -> Any:
    page_cache.purge()
    response = Client().get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    return response.json()


def facts_of(answer: Any) -> Iterator[Any]:
    """All facts of an answer, wherever they stand."""
    if isinstance(answer, dict) and set(answer) >= FACT:
        yield answer
        return
    inner = answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list) else ()
    for one in inner:
        yield from facts_of(one)


@pytest.fixture
def pmp(db: None) -> CertificationPage:
    catalogue = make_catalogue_page()
    other = fact_row(value="40")
    make_certification(catalogue, slug="itil", discipline="Work management", facts=(other,))
    return make_certification(catalogue, slug="pmp", facts=(fact_row(),))


@pytest.fixture
def comparison(pmp: CertificationPage) -> DisciplineComparisonPage:
    page = DisciplineComparisonPage(
        title="Projects and work",
        slug="projects-and-work",
        introduction="Two kinds.",
        first=make_term(Discipline, "Project management"),
        second=make_term(Discipline, "Work management"),
    )
    return add_published(make_home_page(), page)


@pytest.fixture
def article(pmp: CertificationPage, comparison: DisciplineComparisonPage) -> str:
    key, itil = str(pmp.translation_key), CertificationPage.objects.get(slug="itil")
    rows = {"certifications": [key, str(itil.translation_key)], "rows": ["exam.questions"], "caption": "Both"}
    body = [
        ("live_fact", {"fact": f"{key}/exam.questions", "note": ""}),
        ("certification", {"certification": key}),
        ("side_by_side", rows),
        ("comparison_rows", {"page": str(comparison.translation_key), "rows": ["exam-questions"]}),
    ]
    make_article(make_article_index(), slug="first", body=body)
    return "articles/first/"


def test_fact_is_the_same_wherever_a_program_meets_it(
    pmp: CertificationPage, comparison: DisciplineComparisonPage, article: str
) -> None:
    (fact,) = read("certifications/pmp/facts/")["results"]
    answers = (
        read("certifications/pmp/"),
        read("comparisons/?c=pmp&c=itil"),
        read(f"discipline-comparisons/{comparison.translation_key}/"),
        *read(article)["body"],
    )

    met = [[one for one in facts_of(answer) if one["certification"] == "pmp"] for answer in answers]
    assert all(met), [len(found) for found in met]
    assert {str(one) for found in met for one in found} == {str(fact)}


def test_rows_of_a_comparison_in_an_article_are_those_of_the_comparison(
    comparison: DisciplineComparisonPage, article: str
) -> None:
    whole = read(f"discipline-comparisons/{comparison.translation_key}/")
    (block,) = [one for one in read(article)["body"] if one["type"] == "comparison_rows"]

    assert block["rows"] == [row for row in whole["rows"] if row["key"] == "exam-questions"]
    assert (block["first"], block["second"]) == (whole["first"], whole["second"])


def test_article_is_as_it_is_described(article: str) -> None:
    answer = PROMISED["paths"]["/api/v1/articles/{slug}/"]["get"]["responses"]["200"]
    schema = answer["content"]["application/json"]["schema"]

    jsonschema.validate(read(article), {**schema, "components": PROMISED["components"]})


def test_logs_tell_value_and_source_as_the_fact_does(pmp: CertificationPage) -> None:
    make_corrections_page()
    (fact,) = read("certifications/pmp/facts/")["results"]
    told = {"certification": pmp.translation_key, "old_value": "200 questions"}
    told |= {"new_value": "180 questions", "source_url": fact["source"]["url"]}
    make_correction(**told)
    ChangeEntry.objects.create(**told, certification_name="PMP", key="exam.questions", because="issuer")

    for log in ("corrections/", "changes/"):
        (row,) = read(log)["results"]
        assert row["after"] == fact["value"]
        assert row["source"] == {**fact["source"], "date": None}
        assert row["label"] == fact["label"]
        assert row["certification"] == read("comparisons/?c=pmp&c=itil")["certifications"][0]


@pytest.mark.parametrize(
    ("stated", "number", "kind"),
    [("175 questions", 175, "number"), ("about 175", None, "text"), ("175", 175, "number")],
)
def test_value_of_no_form_any_more_is_text(
    pmp: CertificationPage, stated: str, number: int | None, kind: str
) -> None:
    make_corrections_page()
    make_correction(old_value=stated)

    before = read("corrections/")["results"][0]["before"]

    assert (before["stated"], before["number"], before["type"]) == (stated, number, kind)


@pytest.mark.parametrize(
    ("members", "schemas"),
    [
        (FACT, {"Fact"}),
        (SOURCE, {"Source"}),
        (AMOUNT, {"Amount"}),
        ({"stated"}, {"FactValue"}),
        ({"slug", "abbreviation", "is_own_offer"}, {"CertificationReference", "NotedCertification"}),
        ({"low", "high", "currency"}, {"Range"}),
        ({"collected_on", "checked_on"}, {"Fact", "Statement", "Progression"}),
    ],
    ids=lambda value: ",".join(sorted(value)),
)
def test_description_has_one_shape_for_one_thing(members: set[str], schemas: set[str]) -> None:
    whole = {"Certification", "CertificationDetail"}
    found = {name for name, one in SCHEMAS.items() if set(one.get("properties", ())) >= members}

    assert found - whole == schemas
