"""Attempts by the API: whose they are, starts, the list, claiming."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from assessments.access import VISITOR_COOKIE, digest_of_token, new_token
from assessments.models import HELD_KEY, Attempt, SuspectMark, SuspectReason
from portal.shared import write_limits
from portal.shared.write_limits import Bounds, Write
from tests.factories.assessments import (
    PROJECT_ANSWERS,
    make_assessment,
    make_attempt,
    make_outcome,
    make_version,
)
from tests.support.api_client import Program, client_of
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

ATTEMPTS = "/api/v1/attempts/"
SCOPE = "attempts:write"


def address(attempt: Attempt, more: str = "") -> str:
    return f"{ATTEMPTS}{attempt.public_id}/{more}"


def of_token(**fields: Any) -> tuple[Attempt, Program]:
    """An attempt without an account, and the program that has its token."""
    token = new_token()
    attempt = make_attempt(visitor=digest_of_token(token), **fields)
    return attempt, Program(headers={"Attempt-Token": token})


def program_of(actor: Actor, *scopes: str) -> Program:
    return Program(client_of(actor.person, *(scopes or (SCOPE,))))


def test_start_without_an_account_tells_a_token_that_opens_this_attempt_alone() -> None:
    slug = make_assessment().slug
    first, second = (Program().ask("post", ATTEMPTS, {"assessment": slug}) for _each in range(2))
    token = first.json()["attempt_token"]

    program = Program(headers={"Attempt-Token": token})

    assert first.status_code == second.status_code == 201
    assert len(token) == 43
    assert program.ask("get", first["Location"]).json()["id"] == first.json()["id"]
    assert "attempt_token" not in program.ask("get", first["Location"]).json()
    assert program.ask("get", second["Location"]).status_code == 404
    assert "Attempt-Token" in first["Vary"]


def test_cookie_of_a_browser_opens_nothing_here() -> None:
    token = new_token()
    attempt = make_attempt(visitor=digest_of_token(token))
    browser = Client()
    browser.cookies[VISITOR_COOKIE] = token

    assert browser.get(address(attempt)).status_code == 404


def test_start_of_a_learner_is_theirs_and_leads_back_to_the_open_attempt(learner: Actor) -> None:
    slug = make_assessment().slug
    program = program_of(learner)

    first, second = (program.ask("post", ATTEMPTS, {"assessment": slug}) for _each in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first["Location"] == second["Location"]
    assert first.json()["attempt_token"] is None
    assert Attempt.objects.get().learner == learner.person


def test_start_with_the_token_of_the_last_time_carries_over_what_was_told() -> None:
    version = make_version()
    version.assessment.current_version = version
    version.assessment.live = True
    version.assessment.save()
    token = new_token()
    make_outcome(version, answers={**PROJECT_ANSWERS, "months": 30}, visitor=digest_of_token(token))

    response = Program(headers={"Attempt-Token": token}).ask(
        "post", ATTEMPTS, {"assessment": version.assessment.slug}
    )

    told = response.json()
    assert response.status_code == 201
    assert told["attempt_token"] not in {None, token}
    assert told["carried_on"] is not None
    program = Program(headers={"Attempt-Token": told["attempt_token"]})
    confirmed = program.told("post", f"{response['Location']}confirm-carried/")
    assert confirmed["carried_on"] is None


def test_start_of_what_cannot_be_taken_is_told_as_a_problem() -> None:
    response = Program().ask("post", ATTEMPTS, {"assessment": "nothing"})

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({}, "/assessment"), ({"assessment": "a", "more": 1}, "/more"), ({"assessment": 1.5}, "/assessment")],
)
def test_start_that_is_not_of_the_form_is_refused_with_its_place(body: object, pointer: str) -> None:
    response = Program().ask("post", ATTEMPTS, body)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer


def test_flood_of_starts_is_marked_and_then_refused_in_the_words_of_the_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bounds = Bounds(usual=1, most=2, open=10, suspect=10, account=10)
    monkeypatch.setitem(write_limits.BOUNDS, Write.STARTS, bounds)
    slug = make_assessment().slug

    first, second, third = (Program().ask("post", ATTEMPTS, {"assessment": slug}) for _each in range(3))

    assert (first.status_code, second.status_code, third.status_code) == (201, 201, 429)
    assert SuspectMark.objects.get().reason == SuspectReason.ADDRESS
    assert "We received too many requests from your network" in third.json()["detail"]
    assert int(third["Retry-After"]) > 0


def test_attempts_of_others_do_not_exist(learner: Actor, other_learner: Actor) -> None:
    attempt = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    others = (program_of(other_learner), Program(), Program(headers={"Attempt-Token": new_token()}))

    for program in others:
        assert program.ask("get", address(attempt)).status_code == 404
        assert program.ask("post", address(attempt, "submit/")).status_code == 404
        assert program.ask("post", address(attempt, "confirm-carried/")).status_code == 404
        sent = {"value": "1", "revision": 1}
        assert program.ask("put", address(attempt, "answers/planning/"), sent).status_code == 404
        for question, value in (("planning", 5), ("none", "1"), (HELD_KEY, 5), (HELD_KEY, [{"slug": "x"}])):
            sent = {"value": value, "revision": 0}
            assert program.ask("put", address(attempt, f"answers/{question}/"), sent).status_code == 404
        cleared = address(attempt, "answers/planning/?revision=1")
        assert program.ask("delete", cleared).status_code == 404
    attempt.refresh_from_db()
    assert attempt.submitted_at is None
    assert attempt.answers["planning"]["value"] == "3"


def test_token_without_the_scope_opens_nothing(learner: Actor) -> None:
    attempt = make_attempt(learner=learner.person)
    program = program_of(learner, "outcomes:read")

    response = program.ask("get", address(attempt))

    assert response.status_code == 403
    assert response.json()["scope"] == SCOPE


def test_token_that_is_none_is_refused_in_words() -> None:
    response = Program(headers={"Attempt-Token": "short"}).ask("get", f"{ATTEMPTS}{uuid4()}/")

    assert response.status_code == 400
    assert "when you started the attempt" in response.json()["detail"]


def test_list_shows_own_attempts_in_pages_without_a_query_for_each(
    learner: Actor, other_learner: Actor
) -> None:
    make_attempt(learner=other_learner.person)
    program = program_of(learner)
    version = make_version()

    def make_more(number: int) -> None:
        for _each in range(number):
            make_outcome(version, learner=learner.person)
            make_attempt(version, learner=learner.person)

    assert_queries_do_not_grow(make_more, lambda: program.told("get", ATTEMPTS))

    page = program.told("get", f"{ATTEMPTS}?limit=5&fields=status,outcome")
    assert len(page["results"]) == 5
    assert {row["status"] for row in page["results"]} == {"open", "submitted"}
    assert all((row["outcome"] is None) == (row["status"] == "open") for row in page["results"])
    assert len(program.told("get", page["next"])["results"]) == 5


def test_visitor_has_no_list() -> None:
    assert Program().ask("get", ATTEMPTS).status_code == 401


def test_learner_claims_an_attempt_by_its_token_once_and_may_ask_again(learner: Actor) -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS)
    mine = program_of(learner)
    mine.headers = program.headers

    first, again = (mine.ask("post", address(attempt, "claim/")) for _each in range(2))

    assert (first.status_code, again.status_code) == (200, 200)
    attempt.refresh_from_db()
    assert (attempt.learner, attempt.visitor) == (learner.person, "")
    assert program.ask("get", address(attempt)).status_code == 404


def test_nobody_claims_without_the_token(learner: Actor, other_learner: Actor) -> None:
    attempt, program = of_token()
    theirs = make_attempt(learner=other_learner.person)

    assert program_of(learner).ask("post", address(attempt, "claim/")).status_code == 404
    assert program_of(learner).ask("post", address(theirs, "claim/")).status_code == 404
    assert program.ask("post", address(attempt, "claim/")).status_code == 401


def test_unchanged_attempt_is_not_sent_again() -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS)
    etag = program.ask("get", address(attempt))["ETag"]

    assert program.ask("get", address(attempt), headers={"If-None-Match": etag}).status_code == 304
    program.told("put", address(attempt, "answers/planning/"), {"value": "1", "revision": 1})
    assert program.ask("get", address(attempt), headers={"If-None-Match": etag}).status_code == 200
