"""Certifications as linked data: all of the real catalogue, held to the vocabularies."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from certifications.domain.fields import FIELDS
from certifications.models import CertificationPage
from certifications.open_data.presenters.statements import OWN_TERMS
from tests.certifications.open_data.conftest import forget_all
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_progression
from tests.support.linked_data import problems_of, scripts_of

pytestmark = pytest.mark.django_db
OURS = {f"{term.name}": "Date" if term.is_day else "Text" for term in OWN_TERMS}


def document(client: Client, slug: str) -> dict[str, Any]:
    """The document of a certification."""
    forget_all()
    response = client.get(f"/certifications/{slug}/credential.jsonld")
    assert response["Content-Type"] == "application/ld+json"
    found: dict[str, Any] = json.loads(response.content)
    return found


def node_of(found: dict[str, Any], kind: str) -> dict[str, Any]:
    """The first node of a type."""
    return next(node for node in found["@graph"] if kind in node["@type"])


def statements_of(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The statements by what they are about."""
    nodes = [node for node in found["@graph"] if node["@type"] == "schema:Statement"]
    return {node.get("schema:identifier", node.get("schema:name")): node for node in nodes}


def test_real_catalogue_keeps_to_the_vocabularies(real_catalogue: None, client: Client) -> None:
    slugs = list(CertificationPage.objects.live().values_list("slug", flat=True))
    assert len(slugs) > 50

    for slug in slugs:
        found = json.loads(client.get(f"/certifications/{slug}/credential.jsonld").content)
        assert problems_of(found, OURS) == [], slug
        scripts = scripts_of(client.get(f"/catalogue/{slug}/").content.decode())
        assert {script["@type"] for script in scripts} >= {
            "BreadcrumbList",
            "EducationalOccupationalCredential",
        }
        assert [problems_of(script) for script in scripts] == [[] for _each in scripts], slug
    whole = json.loads(client.get("/data/catalogue.jsonld").content)
    assert problems_of(whole, OURS) == []
    assert sum("ceterms:Certification" in node["@type"] for node in whole["@graph"]) == len(slugs)


def test_statement_has_value_source_and_dates_together(client: Client, settings: Settings) -> None:
    make_certification(
        make_catalogue_page(),
        slug="pmp",
        facts=(
            fact_row(
                source_url="https://www.example.org/pmp/",
                source_date="2026-07",
                collected_on=date(2026, 11, 2),
                in_force_from=date(2026, 7, 9),
            ),
        ),
    )

    found = statements_of(document(client, "pmp"))["exam.questions"]

    assert found["schema:text"] == "180 questions"
    assert found["schema:citation"] == {
        "@type": "schema:WebPage",
        "schema:url": "https://www.example.org/pmp/",
        "schema:datePublished": "2026-07",
    }
    assert found["schema:temporalCoverage"] == "2026-07-09/.."
    assert (found["portal:collectedOn"], found["portal:freshUntil"]) == ("2026-11-02", "2027-11-02")
    assert "portal:checkedOn" not in found
    assert found["schema:about"] == {"@id": f"{settings.BASE_URL}/catalogue/pmp/#certification"}


def test_unknown_is_said_to_be_unknown_and_left_out_of_the_credential(client: Client) -> None:
    make_certification(
        make_catalogue_page(), slug="pmp", facts=(fact_row(),), not_found="the fee for a retake"
    )

    found = document(client, "pmp")

    missing = {
        name: node["portal:whyUnknown"]
        for name, node in statements_of(found).items()
        if "portal:whyUnknown" in node
    }
    assert missing["the fee for a retake"] == "looked_for"
    assert missing["exam.minutes"] == missing["fee"] == "not_yet_found"
    assert "exam.questions" not in missing
    assert set(missing) >= {key for key, field in FIELDS.items() if field.expected} - {"exam.questions"}
    credential = node_of(found, "ceterms:Certification")
    assert not {"ceterms:requires", "ceterms:renewalFrequency", "ceterms:estimatedCost"} & set(credential)


def test_ways_in_are_alternatives_and_a_range_is_no_price(client: Client) -> None:
    facts = (
        fact_row("routes.1.experience_months", "36"),
        fact_row("routes.1.education", "none"),
        fact_row("routes.2.experience_months", "60"),
        fact_row("fees.exam", "USD 250 to 400"),
        fact_row("fees.retake", "USD 150"),
    )
    make_certification(make_catalogue_page(), slug="pmp", facts=facts)

    credential = node_of(document(client, "pmp"), "ceterms:Certification")

    (entry,) = credential["ceterms:requires"]
    ways = entry["ceterms:alternativeCondition"]
    assert len(ways) == 2
    exam, retake = credential["ceterms:estimatedCost"]
    assert "ceterms:price" not in exam
    assert (retake["ceterms:price"], retake["ceterms:currency"]) == (150, "USD")


def test_what_leads_on_names_the_other_certification(client: Client) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, slug="capm", facts=(fact_row(),))
    make_certification(catalogue, slug="pmp", facts=(fact_row(),))
    make_progression("capm", "pmp", "required")
    make_progression("pmp", "capm", "superseded-by")

    credential = node_of(document(client, "capm"), "ceterms:Certification")

    (connection,) = credential["ceterms:isRequiredFor"]
    assert connection["ceterms:targetCredential"][0]["@id"].endswith("/catalogue/pmp/#certification")
    assert credential["ceterms:supersedes"][0]["@id"].endswith("/catalogue/pmp/#certification")


def test_page_of_a_certification_names_its_document_in_a_header(client: Client, settings: Settings) -> None:
    page = make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),))
    link = '</certifications/pmp/credential.jsonld>; rel="alternate"; type="application/ld+json"'
    settings.PAGE_CACHE_SECONDS = 60

    assert link in client.get(page.get_url())["Link"]
    assert link in client.get(page.get_url())["Link"], "of the kept copy"
    assert "/certifications/pmp/credential.jsonld" in client.get(f"{page.get_url()}sources/").text

    settings.OPEN_DATA_LICENCE = ""
    settings.PAGE_CACHE_SECONDS = 0
    assert "credential.jsonld" not in client.get(page.get_url())["Link"]
    assert client.get("/certifications/pmp/credential.jsonld").status_code == 404


def test_own_words_are_explained_where_their_names_lead(client: Client) -> None:
    make_catalogue_page()
    html = client.get(reverse("certifications:open_data")).text
    for term in OWN_TERMS:
        assert f'id="{term.name}"' in html


def test_draft_has_no_document(client: Client) -> None:
    page = make_certification(make_catalogue_page(), slug="pmp")
    page.unpublish()
    forget_all()
    assert client.get("/certifications/pmp/credential.jsonld").status_code == 404
