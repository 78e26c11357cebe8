"""Who finds a hole learns whom to tell."""

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db

ADDRESS = "/.well-known/security.txt"


def test_contact_and_its_end_are_told_as_rfc_9116_wants(settings: Settings) -> None:
    settings.SECURITY_CONTACT = ["mailto:security@example.org", "https://example.org/security"]
    settings.SECURITY_CONTACT_EXPIRES = "2999-01-01T00:00:00Z"
    response = Client().get(ADDRESS)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines() == [
        "Contact: mailto:security@example.org",
        "Contact: https://example.org/security",
        "Expires: 2999-01-01T00:00:00+00:00",
        f"Canonical: {settings.BASE_URL}{ADDRESS}",
        "Preferred-Languages: en",
    ]


@pytest.mark.parametrize(
    ("contact", "expires"),
    [
        ([], "2999-01-01T00:00:00Z"),
        (["mailto:security@example.org"], ""),
        (["mailto:security@example.org"], "2020-01-01T00:00:00Z"),
        (["mailto:security@example.org"], "2999-13-01T00:00:00Z"),
    ],
)
def test_there_is_no_page_without_a_contact_that_holds(
    contact: list[str], expires: str, settings: Settings
) -> None:
    settings.SECURITY_CONTACT, settings.SECURITY_CONTACT_EXPIRES = contact, expires
    assert Client().get(ADDRESS).status_code == 404
