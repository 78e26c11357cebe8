"""Requests that nobody thought of: every endpoint answers as its description says, and none fails."""

import pytest
from pytest_django import Settings

from tests.support.api_askers import asker, known_things
from tests.support.api_requests import Asker, examine
from tests.support.cast import Actor


@pytest.fixture(autouse=True)
def _unlimited(settings: Settings) -> None:
    settings.ADDRESS_LIMIT_FACTOR = 1e6
    settings.SITE_LIMIT_FACTOR = 1e6


@pytest.mark.django_db
def test_visitors_requests_are_answered_as_described() -> None:
    examined = examine(Asker(), examples=3)

    assert examined.faults == []
    assert examined.statuses[200] > 0


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["learner", "report_viewer", "editor", "administrator"])
def test_requests_of_a_role_are_answered_as_described(
    role: str, learner: Actor, request: pytest.FixtureRequest
) -> None:
    person: Actor = request.getfixturevalue(role)

    examined = examine(asker(person.person, known_things(learner.person)), examples=3)

    assert examined.faults == []
    assert examined.statuses[200] > 0
