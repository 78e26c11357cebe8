"""Cursors that somebody made up, at lists that the database has: there is no such page."""

from base64 import b64encode
from typing import Any

import pytest
from django.test import Client

from portal.shared.rest.scopes import Scope
from tests.factories.tokens import bearer, make_access_token
from tests.support.cast import make_person

pytestmark = pytest.mark.django_db
# One list is ordered by a text, one by a moment.
LISTS = ("/api/v1/drafts/", "/api/v1/attempts/")


def ask(address: str, place: str) -> Any:
    person = make_person("all@example.org", is_superuser=True)
    _token, text = make_access_token(person, Scope.DRAFTS_READ, Scope.ATTEMPTS_WRITE)
    cursor = b64encode(place.encode()).decode()
    return Client().get(address, {"cursor": cursor}, headers=bearer(text))


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("place", ["p=%00", "p=x%00y", "r=1&p=%00"])
def test_null_character_is_no_place(address: str, place: str) -> None:
    refused = ask(address, place)

    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "?cursor"


@pytest.mark.parametrize(
    "place", ["p=x", "p=NaN", "p=infinity", "p=2026-02-30", "p=0001-01-01T00:00:00%2B14:00", "p=" + "9" * 40]
)
def test_what_is_no_moment_is_no_place_of_a_list_by_moments(place: str) -> None:
    assert ask("/api/v1/attempts/", place).status_code in {200, 400}
