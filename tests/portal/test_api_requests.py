"""Requests that nobody thought of: every endpoint answers as its description says, and none fails."""

import pytest
from pytest_django import Settings

from tests.support.api_requests import Asker, examine


@pytest.mark.django_db
def test_visitors_requests_are_answered_as_described(settings: Settings) -> None:
    settings.ADDRESS_LIMIT_FACTOR = 1000.0

    examined = examine(Asker(), examples=4)

    assert examined.faults == []
    assert examined.statuses[200] > 0
    assert examined.requests > 5
