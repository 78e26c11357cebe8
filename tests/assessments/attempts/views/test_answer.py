"""One answer at a time, as the script of a part sends them."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from assessments.access import VISITOR_COOKIE, digest_of_token
from assessments.models import HELD_KEY, Attempt
from tests.factories.assessments import PROJECT_ANSWERS, make_attempt, make_outcome
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43


def address(run: Attempt, question: str = "share") -> str:
    return reverse("assessments:answer", args=[run.public_id, question])


def send(
    client: Client, run: Attempt, question: str, value: object, revision: object = 0
) -> tuple[int, dict[str, object]]:
    body = json.dumps({"value": value, "revision": revision})
    response = client.post(address(run, question), body, content_type="application/json")
    told = response.json() if "json" in response["Content-Type"] else {}
    return response.status_code, told


def test_answer_is_acknowledged_with_revision_time_zone_and_what_is_visible(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    status, told = send(learner.client, run, "share", "projects")

    assert status == 200
    assert (told["revision"], told["value"], told["label"]) == (1, "projects", "Projects")
    assert str(told["saved"]).startswith("Saved at ")
    assert str(told["saved"]).endswith(" UTC")
    assert told["visible"] == ["share", "planning", "routine", "lead", "tools", "months"]
    run.refresh_from_db()
    assert run.answers["share"]["value"] == "projects"


def test_browser_without_account_saves_to_its_own_run_alone() -> None:
    client = Client()
    client.cookies[VISITOR_COOKIE] = TOKEN
    mine = make_attempt(visitor=digest_of_token(TOKEN))
    other = make_attempt(visitor=digest_of_token("another"))

    assert send(client, mine, "share", "half")[0] == 200
    assert send(client, other, "share", "half")[0] == 404


def test_answer_of_another_tab_is_told_and_not_overwritten(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers={"planning": "3"})

    status, told = send(learner.client, run, "planning", "1", revision=0)

    assert status == 409
    assert (told["revision"], told["value"], told["label"]) == (1, "3", "Agree")
    assert send(learner.client, run, "planning", "1", revision=1)[0] == 200


def test_answer_sent_again_because_its_acknowledgement_was_lost_is_acknowledged(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    first, second = (send(learner.client, run, "planning", "1")[1]["revision"] for _time in range(2))

    assert first == second == 1


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("share", "nonsense"),
        ("months", 601),
        ("months", "x"),
        ("tools", "boards"),
        (HELD_KEY, [{"slug": "A b"}]),
    ],
)
def test_what_is_no_answer_is_refused_in_words(learner: Actor, question: str, value: object) -> None:
    status, told = send(learner.client, make_attempt(learner=learner.person), question, value)

    assert status == 422
    assert told["problem"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        '{"value": 1}',
        '{"value": 1, "revision": "1"}',
        '{"value": 1, "revision": -1}',
        '{"value": 1, "revision": true}',
        '{"value": 1, "revision": 0, "more": 1}',
        "[" * 20_000,
        " " * 20_001,
    ],
)
def test_what_is_not_of_the_form_is_refused(learner: Actor, body: str) -> None:
    run = make_attempt(learner=learner.person)

    response = learner.client.post(address(run), body, content_type="application/json")

    assert response.status_code == 400


def test_unknown_question_and_unknown_run_are_not_there(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    assert send(learner.client, run, "nothing", "1")[0] == 404
    run.public_id = uuid4()
    assert send(learner.client, run, "share", "half")[0] == 404


def test_submitted_run_tells_where_its_result_is(learner: Actor) -> None:
    run = make_outcome(learner=learner.person).submission.attempt

    status, told = send(learner.client, run, "share", "half")

    assert status == 409
    assert told["result"] == reverse("assessments:attempt", args=[run.public_id])


def test_somebody_signed_out_is_told_404(learner: Actor) -> None:
    assert send(Client(), make_attempt(learner=learner.person), "share", "half")[0] == 404


def test_certifications_held_are_saved_whole(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    status, told = send(
        learner.client, run, HELD_KEY, [{"slug": "csm"}, {"slug": "capm", "expires_on": "2027-02-28"}]
    )

    assert status == 200
    assert told["label"] == "capm (valid until February 2027) and csm"
    assert told["visible"] == []


def test_certifications_that_another_tab_saved_are_told_by_name(learner: Actor) -> None:
    make_certification(make_catalogue_page(), slug="capm", abbreviation="CAPM")
    run = make_attempt(learner=learner.person, held=["capm"])

    status, told = send(learner.client, run, HELD_KEY, [{"slug": "csm"}])

    assert (status, told["label"]) == (409, "CAPM")


def test_cleared_answer_is_none(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers={"months": 14})

    status, told = send(learner.client, run, "months", None, revision=1)

    assert (status, told["value"], told["label"]) == (200, None, "no answer")


def test_answer_needs_the_token_of_the_form(learner: Actor) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner.person)

    assert send(client, make_attempt(learner=learner.person), "share", "half")[0] == 403


def test_answer_of_a_browser_without_account_is_one_statement() -> None:
    client = Client()
    client.cookies[VISITOR_COOKIE] = TOKEN
    run = make_attempt(visitor=digest_of_token(TOKEN), answers=PROJECT_ANSWERS)
    send(client, run, "planning", "2", revision=1)

    assert count_queries(lambda: send(client, run, "planning", "3", revision=2)) == 1
