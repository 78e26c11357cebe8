"""The API's own description: whole, valid, kept as promised."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema

from portal.shared.rest.problem_types import KNOWN
from tests.support.api_description import complaints, present_description, promised_description


@pytest.mark.django_db
def test_schema_describes_our_addresses_and_none_of_the_admin() -> None:
    response = Client().get(reverse("api:schema"))

    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/vnd.oai.openapi+json")
    assert all(path.startswith("/api/v1/") for path in response.json()["paths"])


def test_description_is_valid_and_names_everything_that_it_has() -> None:
    GENERATOR_STATS.reset()
    described = present_description()

    validate_schema(described)
    assert json.loads(json.dumps(GENERATOR_STATS._warn_cache)) == {}
    assert json.loads(json.dumps(GENERATOR_STATS._error_cache)) == {}


def test_code_keeps_what_programs_were_promised() -> None:
    assert complaints(promised_description(), present_description()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("key", KNOWN)
def test_each_type_of_refusal_is_explained_at_its_address(key: str) -> None:
    response = Client().get(f"/api/v1/problems/{key}/")

    told = response.json()
    assert response.status_code == 200
    assert (told["title"], told["status"]) == (str(KNOWN[key].title), KNOWN[key].status)
    assert told["detail"] not in {"", told["title"]}
