"""Submitting by the API: once, however often it is sent."""

import pytest

from assessments.models import Outcome
from tests.assessments.attempts.api.test_attempts import address, of_token, program_of
from tests.factories.assessments import PROJECT_ANSWERS, make_attempt, make_outcome, make_version
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

KEY = "Idempotency-Key"


@pytest.mark.parametrize("headers", [{}, {KEY: "8e03978e"}, {KEY: '"8e03978e"'}])
def test_submitting_again_answers_with_the_same_outcome(headers: dict[str, str]) -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS)

    first, again = (program.ask("post", address(attempt, "submit/"), headers=headers) for _each in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first["Location"] == again["Location"]
    assert first.json()["path_name"] == "Project management"
    assert Outcome.objects.count() == 1


def test_submit_takes_six_statements_and_its_transaction() -> None:
    version = make_version()
    first, program = of_token(version=version, answers=PROJECT_ANSWERS)
    program.told("post", address(first, "submit/"))
    attempt, program = of_token(version=version, answers=PROJECT_ANSWERS)
    program.told("put", address(attempt, "answers/planning/"), {"value": "3", "revision": 1})

    with recorded_queries() as statements:
        program.told("post", address(attempt, "submit/"))

    kinds = [statement.split()[0] for statement in statements if "SAVEPOINT" not in statement]
    assert len(kinds) <= 6, statements


def test_what_is_missing_is_told_with_its_question_in_the_words_of_the_page() -> None:
    answers = {key: value for key, value in PROJECT_ANSWERS.items() if key != "planning"}
    attempt, program = of_token(answers=answers)

    response = program.ask("post", address(attempt, "submit/"), headers={KEY: "one"})

    told = response.json()
    assert (response.status_code, told["type"]) == (422, "/api/v1/problems/incomplete/")
    assert told["needed"] == [{"key": "planning", "text": "I plan work that ends."}]
    assert told["detail"].startswith("1 question still needs an answer. If none fits, choose")
    program.told("put", address(attempt, "answers/planning/"), {"value": "3", "revision": 0})
    assert program.ask("post", address(attempt, "submit/"), headers={KEY: "one"}).status_code == 201


def test_key_that_was_used_for_another_attempt_is_refused(learner: Actor, other_learner: Actor) -> None:
    first, second = (
        make_attempt(make_version(), learner=learner.person, answers=PROJECT_ANSWERS) for _each in range(2)
    )
    program = program_of(learner)
    program.ask("post", address(first, "submit/"), headers={KEY: "one"})

    response = program.ask("post", address(second, "submit/"), headers={KEY: "one"})

    assert (response.status_code, response.json()["type"]) == (
        422,
        "/api/v1/problems/idempotency-key-reused/",
    )
    assert Outcome.objects.count() == 1
    theirs = make_attempt(make_version(), learner=other_learner.person, answers=PROJECT_ANSWERS)
    others = program_of(other_learner).ask("post", address(theirs, "submit/"), headers={KEY: "one"})
    assert others.status_code == 201


@pytest.mark.usefixtures("counted_in_table")
def test_key_is_remembered_where_all_processes_find_it(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)
    other = make_attempt(make_version(), learner=learner.person, answers=PROJECT_ANSWERS)
    program = program_of(learner)
    program.ask("post", address(outcome.submission.attempt, "submit/"), headers={KEY: "one"})

    assert program.ask("post", address(other, "submit/"), headers={KEY: "one"}).status_code == 422


@pytest.mark.parametrize("key", ["", "a b", "é", "a" * 256, '""'])
def test_key_that_is_none_is_refused(key: str) -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS)

    response = program.ask("post", address(attempt, "submit/"), headers={KEY: key})

    assert response.status_code == 400
    assert "1 to 255 visible ASCII characters" in response.json()["detail"]


def test_body_where_none_is_taken_is_refused() -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS)

    response = program.ask("post", address(attempt, "submit/"), {"sure": True})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "/sure"
