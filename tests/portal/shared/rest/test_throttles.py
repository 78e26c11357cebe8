"""Calls of the API are counted by who makes them, also those that are refused."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from portal.shared.rest import throttles
from portal.shared.rest.scopes import Scope
from tests.factories.tokens import bearer, make_access_token
from tests.support.cast import Actor

CURRENT = "/api/v1/tokens/current/"
OUTCOMES = "/api/v1/outcomes/"
MOST = 3


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.ADDRESS_LIMIT_FACTOR = 1.0
    monkeypatch.setattr(throttles, "CALLS", dict.fromkeys(throttles.CALLS, MOST))


def statuses(headers: dict[str, str], address: str = CURRENT, calls: int = MOST + 1) -> list[int]:
    return [Client().get(address, headers=headers).status_code for _call in range(calls)]


def test_answer_tells_in_whole_numbers_what_is_left(learner: Actor) -> None:
    _token, text = make_access_token(learner.person)

    answer = Client().get(CURRENT, headers=bearer(text))

    assert answer["RateLimit-Policy"] == '"public";q=3;w=60'
    assert re.fullmatch(r'"public";r=2;t=\d+', answer["RateLimit"])


def test_refusal_says_when_to_go_on(learner: Actor) -> None:
    _token, text = make_access_token(learner.person)
    statuses(bearer(text), calls=MOST)

    refused = Client().get(CURRENT, headers=bearer(text))

    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= throttles.SECONDS
    assert refused.json()["type"] == "/api/v1/problems/too-many/"


def test_tokens_of_one_person_share_their_calls(learner: Actor, other_learner: Actor) -> None:
    for _token in range(MOST):
        _row, text = make_access_token(learner.person)
        assert statuses(bearer(text), calls=1) == [200]
    _row, one_more = make_access_token(learner.person)
    _row, of_another = make_access_token(other_learner.person)

    assert statuses(bearer(one_more), calls=1) == [429]
    assert statuses(bearer(of_another), calls=1) == [200]


def test_token_that_opens_nothing_is_not_tried_on_and_on(db: None) -> None:
    assert statuses(bearer("lpt_" + "0" * 64)) == [401] * MOST + [429]


def test_token_without_the_scope_is_not_tried_on_and_on(learner: Actor) -> None:
    _token, text = make_access_token(learner.person, Scope.ATTEMPTS_WRITE)

    assert statuses(bearer(text), OUTCOMES) == [403] * MOST + [429]


def test_visitor_without_a_token_is_not_either(db: None) -> None:
    assert statuses({}, OUTCOMES) == [401] * MOST + [429]
