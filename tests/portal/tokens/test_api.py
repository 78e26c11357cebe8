"""What a program is told of its own access token, and how it gives it up."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.shared.rest.scopes import Scope
from portal.tokens.models import AccessToken
from tests.factories.tokens import bearer, make_access_token
from tests.support.cast import Actor

CURRENT = "/api/v1/tokens/current/"


def test_token_tells_what_it_is_for_and_not_whose_it_is(learner: Actor) -> None:
    token, text = make_access_token(learner.person, Scope.OUTCOMES_READ, Scope.ATTEMPTS_WRITE, name="Moodle")

    told = Client().get(CURRENT, headers=bearer(text)).json()

    assert told == {
        "name": "Moodle",
        "prefix": text[:15],
        "scopes": ["attempts:write", "outcomes:read"],
        "created_at": token.created.isoformat().replace("+00:00", "Z"),
        "expires_at": token.expiry.isoformat().replace("+00:00", "Z"),
    }


def test_reading_costs_the_query_that_finds_the_token(learner: Actor) -> None:
    _token, text = make_access_token(learner.person)
    Client().get(CURRENT, headers=bearer(text))

    with CaptureQueriesContext(connection) as queries:
        Client().get(CURRENT, headers=bearer(text))

    assert len(queries) == 1


def test_token_ends_itself_and_no_other(learner: Actor) -> None:
    kept, _text = make_access_token(learner.person)
    _token, text = make_access_token(learner.person)

    response = Client().delete(CURRENT, headers=bearer(text))

    assert (response.status_code, response.content) == (204, b"")
    assert list(AccessToken.objects.all()) == [kept]
    assert Client().get(CURRENT, headers=bearer(text)).status_code == 401


@pytest.mark.parametrize("method", ["get", "delete"])
def test_session_has_no_token(learner: Actor, method: str) -> None:
    response = getattr(learner.client, method)(CURRENT)

    assert response.status_code == 404
    assert response.json()["detail"] == "You are signed in with a session: there is no token."


@pytest.mark.parametrize("method", ["get", "delete"])
def test_nobody_is_told_nothing(db: None, method: str) -> None:
    response = getattr(Client(), method)(CURRENT)

    assert (response.status_code, response["WWW-Authenticate"]) == (401, "Bearer")
