"""Links for whoever pays, by API: told once, ended at once, made by a scope of their own."""

from uuid import uuid4

import pytest
from django.test import Client
from rest_framework.test import APIClient

from assessments.models import Outcome, PayerLink
from assessments.results.services.make_payer_link import MOST_LINKS
from tests.factories.assessments import make_outcome
from tests.factories.decisions import OPEN, certified, decided, serving
from tests.support.api_client import client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(learner: Actor) -> Outcome:
    serving((certified("pmp", OPEN), "established"))
    return decided(learner.person)


@pytest.fixture
def program(learner: Actor) -> APIClient:
    return client_of(learner.person, "outcomes:share")


def address(outcome: Outcome) -> str:
    return f"/api/v1/outcomes/{outcome.submission.public_id}/payer-links/"


def test_address_of_a_link_is_told_once_and_opens_the_page(program: APIClient, outcome: Outcome) -> None:
    made = program.post(address(outcome), {"name": "Leo Brandt"}, format="json")
    (listed,) = program.get(address(outcome)).json()["links"]

    assert made.status_code == 201
    assert {**listed, "url": made.json()["url"]} == made.json()
    page = Client().get(made.json()["url"])
    assert page.status_code == 200
    assert "Leo Brandt" in page.text


def test_link_that_is_ended_opens_nothing(program: APIClient, outcome: Outcome) -> None:
    made = program.post(address(outcome), {}, format="json").json()

    assert program.delete(f"{address(outcome)}{made['id']}/").status_code == 204
    assert Client().get(made["url"]).status_code == 404
    assert program.delete(f"{address(outcome)}{made['id']}/").status_code == 404


def test_no_more_links_than_on_the_page(program: APIClient, outcome: Outcome) -> None:
    for _ in range(MOST_LINKS):
        assert program.post(address(outcome), {}, format="json").status_code == 201

    response = program.post(address(outcome), {}, format="json")

    assert response.status_code == 409
    assert "the most allowed" in response.json()["detail"]
    assert PayerLink.objects.count() == MOST_LINKS


@pytest.mark.parametrize("given", [{"name": "www.example.org"}, {"name": 5 * "x" * 20}, {"nom": "Leo"}])
def test_name_that_is_none_is_refused(program: APIClient, outcome: Outcome, given: dict[str, str]) -> None:
    response = program.post(address(outcome), given, format="json")

    assert response.status_code == 400
    assert [item["pointer"] for item in response.json()["errors"]] == [f"/{next(iter(given))}"]


def test_token_that_only_reads_shares_nothing(learner: Actor, outcome: Outcome) -> None:
    reader = client_of(learner.person, "outcomes:read")

    assert reader.post(address(outcome), {}, format="json").status_code == 403
    assert not PayerLink.objects.exists()


def test_links_of_somebody_else_do_not_exist(
    other_learner: Actor, program: APIClient, outcome: Outcome
) -> None:
    made = program.post(address(outcome), {}, format="json").json()
    other = client_of(other_learner.person, "outcomes:share")

    assert other.get(address(outcome)).status_code == 404
    assert other.post(address(outcome), {}, format="json").status_code == 404
    assert other.delete(f"{address(outcome)}{made['id']}/").status_code == 404
    assert Client().get(made["url"]).status_code == 200


def test_outcome_that_proposes_nothing_has_no_links(learner: Actor, program: APIClient) -> None:
    outcome = make_outcome(learner=learner.person)

    assert program.get(address(outcome)).status_code == 404
    assert program.post(address(outcome), {}, format="json").status_code == 404
    assert program.delete(f"{address(outcome)}{uuid4()}/").status_code == 404
