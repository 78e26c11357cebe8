"""Outcomes over time for programs: the sentences of the page, and the causes as data."""

from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from assessments.access import Holder
from assessments.history.presenters.timeline import present_station
from assessments.history.queries import attributions_of
from assessments.history.views import EXPLAINED, past_outcomes, short_names_in
from assessments.models import Assessment, Outcome
from assessments.results.queries.outcomes import history_of
from portal.users.zones import zone_of
from tests.factories.assessments import NOW, WORK_ANSWERS, make_outcome, make_version
from tests.support.api_client import ITS_VISITOR, client_of, client_with_attempt
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

LIST = "/api/v1/history/"


@pytest.fixture
def program(learner: Actor) -> APIClient:
    return client_of(learner.person, "outcomes:read")


@pytest.fixture
def outcomes(learner: Actor) -> list[Outcome]:
    """Two of one assessment: somebody who led projects looks after ongoing work."""
    version = make_version()
    return [
        make_outcome(version, learner=learner.person),
        make_outcome(version, answers=WORK_ANSWERS, learner=learner.person, now=NOW + timedelta(days=90)),
    ]


def address(outcome: Outcome) -> str:
    return f"{LIST}{outcome.version.assessment.slug}/"


def test_each_assessment_is_told_in_brief(program: APIClient, outcomes: list[Outcome]) -> None:
    (shown,) = program.get(LIST).json()["results"]

    assert shown["outcomes"] == 2
    assert shown["path_changes"] == 1
    assert shown["summary"].startswith("2 results")
    points = {item["key"]: [point["points"] for point in item["points"]] for item in shown["dimensions"]}
    assert points == {key: [row.scores[key][0] for row in outcomes] for key in points}


def test_move_is_told_in_the_sentences_of_the_page(
    learner: Actor, program: APIClient, outcomes: list[Outcome]
) -> None:
    rows = history_of(Holder(learner.person.pk))
    attributions = attributions_of([(rows[0], rows[1])])
    before, item = past_outcomes(rows, attributions)
    page = present_station(item, before, short_names_in(rows), zone_of(learner.person))

    newest, first = program.get(address(outcomes[0])).json()["results"]

    assert [(said["text"], said["why"] or "") for said in newest["sentences"]] == [
        (change.text, change.why) for change in page.changes
    ]
    assert newest["differing"] == page.differing
    assert newest["title"] == page.path_name
    assert newest["previous"] == first["outcome"]
    assert first["changes"] is None


def test_causes_are_told_as_data(program: APIClient, outcomes: list[Outcome]) -> None:
    changes = program.get(address(outcomes[0])).json()["results"][0]["changes"]

    assert changes["causes"][0] == "answers"
    assert changes["path_causes"] == [["answers"]]
    for change in changes["scores"]:
        total = change["after"]["percent"] - change["before"]["percent"]
        assert sum(share["points"] for share in change["shares"]) == total


def test_pages_hold_every_outcome_once_with_its_move(learner: Actor, program: APIClient) -> None:
    version = make_version()
    made = [
        make_outcome(version, learner=learner.person, now=NOW + timedelta(days=day))
        for day in range(EXPLAINED + 2)
    ]

    first = program.get(address(made[0])).json()
    second = program.get(first["next"]).json()

    shown = [*first["results"], *second["results"]]
    assert [row["outcome"] for row in shown] == [str(row.submission.public_id) for row in reversed(made)]
    assert [row["changes"] is None for row in shown] == [False] * (EXPLAINED + 1) + [True]
    assert second["next"] is None


def test_page_has_no_more_than_are_explained(program: APIClient, outcomes: list[Outcome]) -> None:
    assert program.get(address(outcomes[0]), {"limit": EXPLAINED + 1}).status_code == 400


def test_history_of_somebody_else_does_not_exist(other_learner: Actor, outcomes: list[Outcome]) -> None:
    other = client_of(other_learner.person, "outcomes:read")

    assert other.get(LIST).json()["results"] == []
    assert other.get(address(outcomes[0])).status_code == 404


def test_visitor_sees_the_attempt_whose_token_they_bring() -> None:
    outcome = make_outcome(visitor=ITS_VISITOR)

    assert client_with_attempt().get(address(outcome)).status_code == 200
    assert client_with_attempt("u" * 43).get(address(outcome)).status_code == 404


def test_token_for_something_else_opens_nothing(learner: Actor, outcomes: list[Outcome]) -> None:
    assert client_of(learner.person, "attempts:write").get(LIST).status_code == 403


@pytest.mark.parametrize("is_one", [True, False])
def test_statements_do_not_grow_with_outcomes(learner: Actor, program: APIClient, is_one: bool) -> None:
    version = make_version()

    def more(count: int) -> None:
        for day in range(count):
            make_outcome(version, learner=learner.person, now=NOW + timedelta(days=day))

    slug = Assessment.objects.get(pk=version.assessment_id).slug
    assert_queries_do_not_grow(more, lambda: program.get(f"{LIST}{slug}/" if is_one else LIST))
