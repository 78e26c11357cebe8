"""Requests that nobody thought of, about an attempt that is there: each answer is one that is described."""

import pytest
from pytest_django import Settings

from assessments.access import digest_of_token, new_token
from tests.factories.assessments import make_assessment, make_attempt
from tests.support.api_requests import Asker, examine


@pytest.mark.django_db
def test_requests_with_the_token_of_an_attempt_are_answered_as_described(settings: Settings) -> None:
    settings.ADDRESS_LIMIT_FACTOR = 1000.0
    assessment, token = make_assessment(), new_token()
    assert assessment.current_version
    attempt = make_attempt(
        assessment.current_version, visitor=digest_of_token(token), answers={"planning": "3"}
    )
    known = {
        "/api/v1/attempts/": {"uuid": str(attempt.public_id), "question": "planning"},
        "/api/v1/assessments/": {"slug": assessment.slug},
    }

    examined = examine(Asker({"Attempt-Token": token}, known), examples=6)

    assert examined.faults == []
    assert examined.statuses[200] > 10
