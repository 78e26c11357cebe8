"""Answers by the API: saved one by one, refused in words, never overwritten."""

import pytest

from assessments.models import HELD_KEY, Attempt
from portal.shared.rest.scopes import Scope
from tests.assessments.attempts.api.test_attempts import address, of_token, program_of
from tests.factories.assessments import PROJECT_ANSWERS, make_attempt, make_outcome
from tests.factories.pages import make_catalogue_page, make_certification
from tests.factories.tokens import bearer, make_access_token
from tests.support.api_client import Program
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db


def at(attempt: Attempt, question: str) -> str:
    return address(attempt, f"answers/{question}/")


def test_saved_answer_tells_its_revision_and_what_it_brought_up() -> None:
    attempt, program = of_token()

    told = program.told("put", at(attempt, "share"), {"value": "projects", "revision": 0})

    answer, progress = told["answer"], told["progress"]
    assert (answer["kind"], answer["revision"], answer["value"]) == ("single", 1, "projects")
    assert answer["label"] == "Projects"
    assert answer["saved_at"].endswith("Z")
    assert progress["visible"] == ["share", "planning", "routine", "lead", "tools", "months"]
    assert progress["needed"] == ["planning", "routine", "lead"]
    assert (progress["can_submit"], progress["next_question"]) == (False, "planning")


def test_save_of_a_visitor_is_one_update() -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS)
    program.told("put", at(attempt, "planning"), {"value": "2", "revision": 1})

    with recorded_queries() as statements:
        program.told("put", at(attempt, "planning"), {"value": "3", "revision": 2})

    assert [statement.split()[0] for statement in statements] == ["UPDATE"]


def test_save_with_an_access_token_takes_its_look_up_beside_the_update(learner: Actor) -> None:
    attempt = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    _token, text = make_access_token(learner.person, Scope.ATTEMPTS_WRITE)
    program = Program(headers=bearer(text))
    program.told("put", at(attempt, "planning"), {"value": "2", "revision": 1})

    with recorded_queries() as statements:
        program.told("put", at(attempt, "planning"), {"value": "3", "revision": 2})

    assert [statement.split()[0] for statement in statements] == ["SELECT", "UPDATE"]


def test_answer_that_was_saved_meanwhile_is_told_and_not_overwritten() -> None:
    attempt, program = of_token(answers={"planning": "3"})

    response = program.ask("put", at(attempt, "planning"), {"value": "1", "revision": 0})

    told = response.json()
    assert (response.status_code, told["type"]) == (409, "/api/v1/problems/stale-answer/")
    assert (told["current"]["revision"], told["current"]["value"]) == (1, "3")
    assert told["current"]["label"] == "Agree"
    attempt.refresh_from_db()
    assert attempt.answers["planning"]["value"] == "3"


def test_answer_sent_again_after_a_lost_acknowledgement_is_acknowledged() -> None:
    attempt, program = of_token()

    first, second = (
        program.told("put", at(attempt, "planning"), {"value": "1", "revision": 0}) for _each in range(2)
    )

    assert first["answer"]["revision"] == second["answer"]["revision"] == 1


def test_answer_after_submitting_leads_to_the_outcome(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)

    response = program_of(learner).ask(
        "put", at(outcome.submission.attempt, "planning"), {"value": "1", "revision": 1}
    )

    told = response.json()
    assert (response.status_code, told["type"]) == (409, "/api/v1/problems/already-submitted/")
    assert told["outcome"] == f"/api/v1/outcomes/{outcome.submission.public_id}/"


NO_LIST_OF_HELD = (
    "Send a list of certifications, each an object with its slug, such as [{“slug”: “capm”}]; "
    "an empty list for none."
)


@pytest.mark.parametrize(
    ("question", "value", "sentence"),
    [
        ("share", "nonsense", "Send one of these: projects, half, operations, not_sure."),
        ("tools", "boards", "Send a list of some of these, each at most once: boards, charts, sheets."),
        ("months", 601, "That is 50 years and 1 month. 50 years at most."),
        ("months", -1, "Enter months as a whole number from 0 to 600."),
        ("months", 1.5, "Enter months as a whole number from 0 to 600."),
        ("months", True, "Enter months as a whole number from 0 to 600."),
        (HELD_KEY, "capm", NO_LIST_OF_HELD),
        (HELD_KEY, [{"slug": "no-such"}], "Our catalogue has no certification “no-such”."),
    ],
)
def test_what_is_no_answer_is_refused_in_the_words_of_the_page(
    question: str, value: object, sentence: str
) -> None:
    attempt, program = of_token()

    response = program.ask("put", at(attempt, question), {"value": value, "revision": 0})

    assert response.status_code == 422
    assert response.json()["errors"] == [{"pointer": "/value", "detail": sentence}]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"value": "1"}, "/revision"),
        ({"revision": 0}, "/value"),
        ({"value": "1", "revision": "0"}, "/revision"),
        ({"value": "1", "revision": -1}, "/revision"),
        ({"value": "1", "revision": 0, "sure": True}, "/sure"),
    ],
)
def test_body_that_is_not_of_the_form_is_refused_with_its_place(body: object, pointer: str) -> None:
    attempt, program = of_token()

    response = program.ask("put", at(attempt, "planning"), body)

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == pointer


def test_question_that_there_is_not_is_not_found() -> None:
    attempt, program = of_token()

    assert program.ask("put", at(attempt, "no_such"), {"value": 1, "revision": 0}).status_code == 404


def test_deleting_an_answer_clears_it_over_the_revision_that_was_seen() -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS)

    stale = program.ask("delete", f"{at(attempt, 'planning')}?revision=7")
    missing = program.ask("delete", at(attempt, "planning"))
    told = program.told("delete", f"{at(attempt, 'planning')}?revision=1")

    assert (stale.status_code, missing.status_code) == (409, 400)
    assert missing.json()["errors"][0]["pointer"] == "?revision"
    assert (told["answer"]["revision"], told["answer"]["value"]) == (2, None)
    assert told["progress"]["needed"] == ["planning"]


def test_certifications_held_are_saved_with_their_dates() -> None:
    make_certification(make_catalogue_page(), slug="capm", abbreviation="CAPM")
    attempt, program = of_token(answers=PROJECT_ANSWERS)
    held = [{"slug": "capm", "expires_on": "2027-06-30"}]

    told = program.told("put", at(attempt, HELD_KEY), {"value": held, "revision": 0})

    assert told["answer"]["value"] == held
    assert told["answer"]["label"] == "CAPM (valid until June 2027)"
    assert told["progress"]["can_submit"] is True


def test_certification_that_left_the_catalogue_can_be_kept() -> None:
    attempt, program = of_token(answers=PROJECT_ANSWERS, held=["gone"])

    told = program.told(
        "put", at(attempt, HELD_KEY), {"value": [{"slug": "gone", "earned_on": "2020-01-31"}], "revision": 1}
    )

    assert told["answer"]["revision"] == 2


def test_session_needs_the_token_of_its_page(learner: Actor) -> None:
    attempt = make_attempt(learner=learner.person)
    learner.client.handler.enforce_csrf_checks = True
    program = Program(learner.client)  # type: ignore[arg-type]  # a browser, which sends no JSON by itself

    response = program.client.put(
        at(attempt, "planning"), '{"value": "1", "revision": 0}', content_type="application/json"
    )

    assert response.status_code == 403
