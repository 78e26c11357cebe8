"""The API's own description."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
def test_schema_describes_our_addresses_and_none_of_the_admin() -> None:
    response = Client().get(reverse("api:schema"))
    assert response.status_code == 200
    assert "Learning portal API" in response.text
    assert "/admin/" not in response.text
