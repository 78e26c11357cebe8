"""Certifications and lists for programs, on rows of the database."""

from typing import Any

import pytest
from django.test import Client

from certifications.models import CertificationPage
from tests.factories.pages import fact_row, make_catalogue_page, make_certification

pytestmark = pytest.mark.django_db


def read(address: str, status: int = 200, **headers: Any) -> Any:
    """The document at an address of the API."""
    response = Client().get(f"/api/v1/{address}", **headers)
    assert response.status_code == status, response.content
    return response.json()


def test_smoke() -> None:
    make_certification(make_catalogue_page(), slug="pmp", facts=(fact_row(),), coverage={"Agile": "core"})
    for a in (
        "certifications/",
        "certifications/?expand=facts,coverage,roles,progressions,alternatives,recognition,cost,contradictions,sources",
        "certifications/pmp/",
        "certifications/pmp/facts/",
        "certifications/pmp/facts/exam.questions/",
        "certifications/pmp/progressions/",
        "certifications/pmp/alternatives/",
        "facets/",
        "issuers/",
        "issuers/project-management-institute/",
        "disciplines/",
        "levels/",
        "focus-areas/",
        "role-families/",
        "progressions/",
        "schema/",
    ):
        print(a, read(a) if a != "schema/" else Client().get("/api/v1/schema/").status_code)
