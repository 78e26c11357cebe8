"""“What if?” for programs: the sentences of the page, refusals by field, nothing stored."""

import pytest
from django.apps import apps
from rest_framework.test import APIClient

from assessments.models import Outcome
from assessments.results.forms.what_if import WhatIfForm
from assessments.results.views.told_trial import told_trial, trial_ground_or_404
from tests.factories.assessments import make_outcome
from tests.factories.decisions import ASKS, OPEN, certified, decided, rivals, serving
from tests.support.api_client import client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

ANSWERS = {
    "education": "bachelor",
    "months_projects_recent": 60,
    "training_hours": 5,
    "region": "germany",
    "budget": "up_to_1000",
}


@pytest.fixture
def outcome(learner: Actor) -> Outcome:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    serving((pmp, "established"), (prince2, "established"))
    rivals(pmp, prince2)
    return decided(learner.person, answers=ANSWERS)


@pytest.fixture
def program(learner: Actor) -> APIClient:
    return client_of(learner.person, "outcomes:read")


def address(outcome: Outcome) -> str:
    return f"/api/v1/outcomes/{outcome.submission.public_id}/what-if/"


@pytest.mark.parametrize(
    "tried", [{}, {"hours": 35}, {"payer": "others"}, {"budget": "nothing"}, {"region": ""}]
)
def test_trial_says_what_the_page_says(
    program: APIClient, outcome: Outcome, tried: dict[str, object]
) -> None:
    ground = trial_ground_or_404(outcome)
    form = WhatIfForm(tried, ground.answered, ground.wording, ground.today)
    assert form.is_valid()
    page = told_trial(ground, form.tried)

    shown = program.post(address(outcome), tried, format="json").json()

    assert shown["sentence"] == (page.view.sentence or None)
    assert [(row["head"], row["before"], row["after"]) for row in shown["rows"]] == [
        (row.head, row.before, row.after) for row in page.view.rows
    ]
    assert shown["notes"] == [*page.view.notes]
    assert [entry["certification"]["slug"] for entry in shown["after"]["entries"]] == [
        entry.slug for entry in page.after.outcome.plan
    ]


def test_hours_are_refused_in_the_words_of_the_page(program: APIClient, outcome: Outcome) -> None:
    response = program.post(address(outcome), {"hours": 0}, format="json")

    (refused,) = response.json()["errors"]
    assert refused["detail"].startswith("Enter a whole number from 1 to ")


def test_trial_stores_nothing(program: APIClient, outcome: Outcome) -> None:
    def rows() -> dict[str, int]:
        return {model.__name__: model._default_manager.count() for model in apps.get_models()}

    before = rows()

    assert program.post(address(outcome), {"hours": 35}, format="json").status_code == 200
    assert rows() == before


@pytest.mark.parametrize(
    ("tried", "field"),
    [
        ({"hours": 0}, "hours"),
        ({"hours": "many"}, "hours"),
        ({"budget": "a lot"}, "budget"),
        ({"region": "atlantis"}, "region"),
        ({"payer": "bank"}, "payer"),
        ({"start": "2026-13"}, "start"),
        ({"start": "2199-01"}, "start"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_wrong_field_is_refused_by_name(
    program: APIClient, outcome: Outcome, tried: dict[str, object], field: str
) -> None:
    response = program.post(address(outcome), tried, format="json")

    assert response.status_code == 400
    assert [item["pointer"] for item in response.json()["errors"]] == [f"/{field}"]


def test_what_may_be_tried_is_told_with_what_was_answered(program: APIClient, outcome: Outcome) -> None:
    fields = {item["key"]: item for item in program.get(address(outcome)).json()["fields_to_try"]}

    assert fields["budget"]["as_answered"] == "up_to_1000"
    assert {"value": "nothing"}.items() <= next(
        item for item in fields["budget"]["choices"] if item["value"] == "nothing"
    ).items()
    assert fields["hours"]["least"] == 1


def test_outcome_without_roles_has_nothing_to_try(learner: Actor, program: APIClient) -> None:
    outcome = make_outcome(learner=learner.person)

    assert program.get(address(outcome)).status_code == 404
    assert program.post(address(outcome), {}, format="json").status_code == 404
