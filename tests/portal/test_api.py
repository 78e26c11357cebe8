"""The API's own description."""

import pytest
import yaml
from django.test import Client
from django.urls import reverse

from tests.support.repository import ROOT


@pytest.mark.django_db
def test_schema_describes_our_addresses_and_none_of_the_admin() -> None:
    response = Client().get(reverse("api:schema"))
    assert response.status_code == 200
    assert "Learning portal API" in response.text
    assert "/admin/" not in response.text


@pytest.mark.django_db
def test_description_lists_no_endpoint_as_long_as_the_readme_says_so() -> None:
    described = yaml.safe_load(Client().get(reverse("api:schema")).text)

    assert "There is no public API yet" in (ROOT / "README.md").read_text()
    assert [path for path in described["paths"] if path != reverse("api:schema")] == []
