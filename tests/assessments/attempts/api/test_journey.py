"""From the list of assessments to an outcome, only by what the API says."""

from typing import Any

import pytest

from assessments.models import Attempt, Outcome
from tests.factories.decisions import OPEN, certified, make_second_edition, serving
from tests.support.api_client import Program, client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

ROOT = "/api/v1/"


def any_answer(question: dict[str, Any]) -> object:
    """What a program can answer that has only read the question."""
    match question["kind"]:
        case "single" | "scale":
            return question["choices"][0]["key"]
        case "multiple":
            return []
        case "number":
            return question["least"]
        case _:
            return [{"slug": "capm"}]


def follow(program: Program) -> tuple[dict[str, Any], list[str]]:
    """Answer what is asked next until it can be submitted; the last state, and what was answered."""
    (offer,) = program.told("get", f"{ROOT}assessments/")["results"]
    response = program.ask("post", f"{ROOT}attempts/", {"assessment": offer["slug"]})
    assert response.status_code == 201
    address, started = response["Location"], response.json()
    if started["attempt_token"]:
        program.headers["Attempt-Token"] = started["attempt_token"]
    answered: list[str] = []
    while True:
        state = program.told("get", address)
        if state["progress"]["can_submit"]:
            return state, answered
        key = state["progress"]["next_question"]
        question = next(
            item for section in state["sections"] for item in section["questions"] if item["key"] == key
        )
        sent = {"value": any_answer(question), "revision": question["answer"]["revision"]}
        saved = program.told("put", f"{address}answers/{key}/", sent)
        assert saved["answer"]["value"] == sent["value"]
        answered.append(key)


@pytest.fixture(autouse=True)
def _find_your_path() -> None:
    serving((certified("pmp", OPEN), "established"), (certified("capm", OPEN, "USD 300"), "start"))
    make_second_edition()


@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_find_your_path_is_taken_from_start_to_outcome_by_what_the_api_says(who: str, learner: Actor) -> None:
    program = Program(client_of(learner.person, "attempts:write")) if who == "learner" else Program()

    state, answered = follow(program)
    address = f"{ROOT}attempts/{state['id']}/"
    held = program.told("put", f"{address}answers/@held/", {"value": [{"slug": "capm"}], "revision": 0})
    response = program.ask("post", f"{address}submit/", headers={"Idempotency-Key": "one"})

    assert len(answered) > 5
    assert held["answer"]["label"] == "CAPM"
    assert response.status_code == 201
    told = response.json()
    assert response["Location"] == f"{ROOT}outcomes/{told['id']}/"
    outcome = Outcome.objects.select_related("submission__attempt").get()
    assert (str(outcome.submission.public_id), outcome.path) == (told["id"], told["path"])
    assert outcome.submission.held == [{"slug": "capm"}]
    assert (outcome.submission.attempt.learner_id is None) == (who == "visitor")
    after = program.told("get", address)
    assert (after["status"], after["outcome"]) == ("submitted", told["id"])
    assert after["progress"]["can_submit"] is False


def test_path_that_is_clear_early_can_be_submitted_with_questions_left() -> None:
    program = Program()

    state, answered = follow(program)

    decisive = [
        item["key"]
        for section in state["sections"]
        for item in section["questions"]
        if item["decides"] == "path"
    ]
    assert state["progress"]["is_clear"] is (set(decisive) - set(answered) - {"role_wanted"} != set())
    assert state["progress"]["needed"] == []
    assert state["left"]["questions"] > 0
    assert Attempt.objects.get().submitted_at is None
