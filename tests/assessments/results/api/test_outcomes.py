"""Outcomes for programs: whose they are, and that they say what the pages say."""

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from assessments.models import Outcome
from assessments.results.views.told_outcome import told_outcome
from tests.factories.assessments import NOW, make_outcome, make_version
from tests.factories.decisions import OPEN, certified, decided, make_second_edition, rivals, serving
from tests.support.api_client import ITS_VISITOR, client_of, client_with_attempt
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db

LIST = "/api/v1/outcomes/"
MOST_STATEMENTS_WARM = 6


@pytest.fixture
def outcome(learner: Actor) -> Outcome:
    """Of somebody who leads projects, by the newest engine, with a plan."""
    pmp, prince2 = certified("pmp", OPEN), certified("prince2", OPEN, price="GBP 555")
    serving((pmp, "established"), (prince2, "established"))
    rivals(pmp, prince2)
    return decided(learner.person)


@pytest.fixture
def program(learner: Actor) -> APIClient:
    return client_of(learner.person, "outcomes:read")


def address(outcome: Outcome, name: str = "") -> str:
    return f"{LIST}{outcome.submission.public_id}/{name}"


def test_outcomes_come_newest_first_and_each_submission_once(learner: Actor, program: APIClient) -> None:
    version = make_version()
    made = [make_outcome(version, learner=learner.person, now=NOW + timedelta(days=day)) for day in range(3)]

    first = program.get(LIST, {"limit": 2}).json()
    second = program.get(first["next"]).json()

    shown = [row["id"] for row in (*first["results"], *second["results"])]
    assert shown == [str(row.submission.public_id) for row in reversed(made)]
    assert program.get(second["previous"]).json()["results"] == first["results"]


def test_outcome_by_a_newer_engine_stands_for_its_submission(learner: Actor, program: APIClient) -> None:
    older = make_outcome(learner=learner.person)
    columns = {
        field.attname: getattr(older, field.attname)
        for field in Outcome._meta.concrete_fields
        if field.attname not in {"id", "engine"}
    }
    newer = Outcome.objects.create(engine=older.engine + 1, **columns)

    results = program.get(LIST).json()["results"]

    assert [(row["id"], row["engine"]) for row in results] == [
        (str(older.submission.public_id), newer.engine)
    ]


@pytest.mark.parametrize("cursor", ["x", "cD1ub3RhZGF0ZQ==", "cD0lMDA=", "r"])
def test_cursor_that_names_no_place_is_refused(learner: Actor, program: APIClient, cursor: str) -> None:
    make_outcome(learner=learner.person)

    response = program.get(LIST, {"cursor": cursor})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "?cursor"


def test_list_tells_what_the_outcome_tells(program: APIClient, outcome: Outcome) -> None:
    (row,) = program.get(LIST).json()["results"]
    whole = program.get(address(outcome)).json()

    assert row == {name: whole[name] for name in row}
    assert row["first_certification"] == "pmp"


def test_fields_can_be_chosen(program: APIClient, outcome: Outcome) -> None:
    (row,) = program.get(LIST, {"fields": "path"}).json()["results"]

    assert row.keys() == {"id", "path"}


def test_statements_do_not_grow_with_outcomes(learner: Actor, program: APIClient) -> None:
    version = make_version()

    assert_queries_do_not_grow(
        lambda count: [make_outcome(version, learner=learner.person) for _ in range(count)],
        lambda: program.get(LIST),
    )


def test_outcome_says_what_its_page_says(program: APIClient, outcome: Outcome) -> None:
    told = told_outcome(outcome)
    decision, view = told.decision, told.view

    shown = program.get(address(outcome)).json()

    assert shown["path"]["title"] == view.path_name
    assert shown["path"]["sentence"] == decision.headline
    assert shown["decision"]["sureness"] == decision.sureness
    assert shown["decision"]["because"] == [*decision.because]
    assert [*dict.fromkeys(item["sentence"] for item in shown["reasons"])] == [*decision.all_reasons]
    assert shown["margin"] == outcome.margin
    assert [item["why_not"] for item in shown["other_paths"]] == [item.why for item in view.others]
    assert shown["not_told"] == [*view.not_told]


def test_points_are_those_of_the_page(learner: Actor, program: APIClient) -> None:
    outcome = make_outcome(learner=learner.person)
    told = told_outcome(outcome)

    shown = program.get(address(outcome)).json()

    meters = [
        (score.meter.label, score.meter.value, score.meter.maximum)
        for score in told.view.scores
        if score.meter
    ]
    dimensions = [item for item in shown["dimensions"] if not item["is_need"]]
    assert [(item["name"], item["points"], item["attainable"]) for item in dimensions] == meters
    assert [item["sentence"] for item in shown["reasons"]] == [*told.view.reasons]
    assert shown["decision"]["sureness"].startswith(told.margin.summary)
    assert shown["sealed"]["logic_hash"] in {row.description for row in told.view.receipt.grounds}


def test_reason_is_data_beside_its_sentence(learner: Actor, program: APIClient) -> None:
    outcome = make_outcome(learner=learner.person)

    reasons = program.get(address(outcome)).json()["reasons"]

    stored = outcome.document["reasons"]
    assert [(item["code"], item["points"]) for item in reasons] == [
        (item["code"], item["points"]) for item in stored
    ]
    assert reasons[0]["code"] == "rule"
    assert reasons[0]["parameters"] == {"rule": outcome.document["decided_by"]["rule"]}


def test_ways_to_other_paths_are_those_of_the_page(program: APIClient, outcome: Outcome) -> None:
    told = told_outcome(outcome)

    shown = program.get(address(outcome, "counterfactuals/")).json()

    assert [way["distance"] for way in shown["counterfactuals"]] == [
        way.distance for way in told.counterfactuals
    ]
    said = [[change["sentence"] for change in way["changes"]] for way in shown["counterfactuals"]]
    assert said == [[change.what for change in near.changes] for near in told.decision.near]
    assert shown["sentence"] == told.decision.sureness


def test_visitor_reads_the_outcome_of_the_attempt_whose_token_they_bring() -> None:
    outcome = make_outcome(visitor=ITS_VISITOR)
    make_outcome()
    program = client_with_attempt()

    assert [row["id"] for row in program.get(LIST).json()["results"]] == [str(outcome.submission.public_id)]
    assert program.get(address(outcome)).status_code == 200
    assert client_with_attempt("u" * 43).get(address(outcome)).status_code == 404


NO_TOKENS = ["", "x", "t" * 42, "t" * 44, "t" * 42 + "."]


def test_who_brings_no_token_is_asked_for_one() -> None:
    assert APIClient().get(LIST).status_code == 401


@pytest.mark.parametrize("token", NO_TOKENS)
def test_what_is_no_token_is_refused_in_words(token: str) -> None:
    response = client_with_attempt(token).get(LIST)

    assert response.status_code == 400
    assert "not a valid attempt token" in response.json()["detail"]


@pytest.mark.parametrize("address", [LIST, "/api/v1/history/"])
def test_what_is_no_token_is_refused_beside_an_account_too(learner: Actor, address: str) -> None:
    response = client_of(learner.person, "outcomes:read").get(address, headers={"Attempt-Token": "short"})

    assert response.status_code == 400
    assert "not a valid attempt token" in response.json()["detail"]


@pytest.mark.parametrize(
    "name", ["", "counterfactuals/", "plan/", "eligibility/?certification=pmp", "what-if/", "receipt/"]
)
def test_outcome_of_somebody_else_does_not_exist(other_learner: Actor, outcome: Outcome, name: str) -> None:
    program = client_of(other_learner.person, "outcomes:read")

    assert program.get(address(outcome, name)).status_code == 404


def test_token_for_something_else_opens_nothing(learner: Actor, outcome: Outcome) -> None:
    response = client_of(learner.person, "attempts:write").get(address(outcome))

    assert response.status_code == 403
    assert response.json()["scope"] == "outcomes:read"


def test_session_opens_what_is_its_own(learner: Actor, other_learner: Actor, outcome: Outcome) -> None:
    assert learner.client.get(address(outcome)).status_code == 200
    assert other_learner.client.get(address(outcome)).status_code == 404


def test_copy_is_private_and_good_as_long_as_nothing_changes(program: APIClient, outcome: Outcome) -> None:
    response = program.get(address(outcome))

    assert "private" in response["Cache-Control"]
    assert "Attempt-Token" in response["Vary"]
    assert program.get(address(outcome), headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_outcome_takes_few_statements(program: APIClient, outcome: Outcome) -> None:
    program.get(address(outcome))

    assert count_queries(lambda: program.get(address(outcome))) <= MOST_STATEMENTS_WARM


def test_parameter_that_is_unknown_is_refused(program: APIClient, outcome: Outcome) -> None:
    response = program.get(address(outcome), {"x": "1"})

    assert response.status_code == 400
    assert response.json()["errors"][0]["pointer"] == "?x"


def test_moment_of_submitting_has_a_zone(learner: Actor, program: APIClient) -> None:
    outcome = decided(learner.person, make_second_edition(), now=timezone.now())

    shown = program.get(address(outcome)).json()["submitted_at"]

    assert shown.endswith("Z") or shown[-6] in "+-"
