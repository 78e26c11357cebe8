"""The schemas that programs check an import against allow what the import takes, and little else."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from certifications.domain.fact_base.parser import parse_fact_base
from certifications.fact_base.api import FACT_BASE
from tests.factories.fact_bases import changed, make_file, make_record
from tests.support.repository import ROOT

pytestmark = pytest.mark.django_db
DATA = ROOT / "portal" / "demo" / "data"


def schema(name: str) -> Draft202012Validator:
    """As a program gets it."""
    response = APIClient().get(f"/api/v1/imports/facts/{name}/")
    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    Draft202012Validator.check_schema(response.json())
    return Draft202012Validator(response.json())


def document(path: Path) -> Any:
    """A file as JSON has it."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))


def test_schemas_allow_the_files_of_the_demo() -> None:
    assert schema("schema").is_valid(document(DATA / "certification-facts.yaml"))
    assert schema("advice-schema").is_valid(document(DATA / "advice.yaml"))


def test_example_is_allowed_and_taken() -> None:
    assert schema("schema").is_valid(FACT_BASE)
    assert [record.slug for record in parse_fact_base(FACT_BASE).records] == ["certified-organiser"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("certifications.0.level", "expert"),
        ("certifications.0.exam.questions.value", "sixty"),
        ("certifications.0.exam.questions.confidence", "sure"),
        ("certifications.0.official_url", "ftp://example.org"),
        ("certifications.0.unknown_member", 1),
    ],
)
def test_schema_refuses_what_the_import_refuses(place: str, value: object) -> None:
    whole = make_file(make_record())
    assert schema("schema").is_valid(whole)
    assert not schema("schema").is_valid(changed(whole, place, value))
