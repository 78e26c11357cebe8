"""Plans for programs: the steps, costs and facts of the page, each fact with its source and dates."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from assessments.models import Outcome
from assessments.results.presenters.choice import present_choice
from assessments.results.presenters.rungs import present_rungs
from assessments.results.views.told_outcome import ToldOutcome, told_outcome
from certifications.models import CertificationPage
from tests.factories.assessments import make_outcome
from tests.factories.decisions import ASKS, OPEN, certified, decided, rivals, serving
from tests.support.api_client import client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages() -> tuple[CertificationPage, CertificationPage]:
    pmp, prince2 = certified("pmp", ASKS), certified("prince2", OPEN, price="GBP 555")
    serving((pmp, "established"), (prince2, "established"))
    rivals(pmp, prince2)
    return pmp, prince2


@pytest.fixture
def outcome(learner: Actor, pages: tuple[CertificationPage, ...]) -> Outcome:
    return decided(learner.person, answers={"education": "bachelor", "training_hours": 5})


@pytest.fixture
def told(outcome: Outcome) -> ToldOutcome:
    return told_outcome(outcome)


@pytest.fixture
def program(learner: Actor) -> APIClient:
    return client_of(learner.person, "outcomes:read")


def shown(program: APIClient, outcome: Outcome, name: str = "plan/") -> Any:
    return program.get(f"/api/v1/outcomes/{outcome.submission.public_id}/{name}").json()


def test_first_step_is_that_of_the_page(program: APIClient, outcome: Outcome, told: ToldOutcome) -> None:
    page = present_choice(told.outcome.plan[0], told.material)

    first = shown(program, outcome)["entries"][0]

    assert first["certification"]["slug"] == page.certification.slug
    assert first["entry"]["label"] == page.entry.label
    assert first["entry"]["sentences"] == [*page.entry.lines]
    assert [(line["label"], line["value"], line["source"]) for line in first["cost_lines"]] == [
        (line.label, line.value or None, line.source or None) for line in page.costs
    ]
    assert [item["certification"]["slug"] for item in first["instead"]] == [
        item.certification.slug for item in page.alternatives
    ]
    assert [item["difference"] for item in first["instead"]] == [
        item.difference for item in page.alternatives
    ]


def test_all_steps_are_there_in_their_order(program: APIClient, outcome: Outcome, told: ToldOutcome) -> None:
    rungs = present_rungs(told.outcome.plan, told.material)

    plan = shown(program, outcome)

    assert [entry["certification"]["slug"] for entry in plan["entries"]] == [
        entry.slug for entry in told.outcome.plan
    ]
    assert [entry["why_here"] for entry in plan["entries"][1:]] == [
        rung.why_now for rung in (rungs.rungs if rungs else ())
    ]
    assert [group["reason"] for group in plan["not_planned"]] == [
        placed.reason for placed in told.decision.placements
    ]


def test_costs_keep_their_currencies(program: APIClient, outcome: Outcome) -> None:
    first = shown(program, outcome)["entries"][0]
    costs = {item["certification"]["slug"]: item["cost"]["amounts"] for item in (first, *first["instead"])}

    assert {
        slug: [(part["currency"], part["low"]) for part in amounts] for slug, amounts in costs.items()
    } == {
        "pmp": [("USD", "675")],
        "prince2": [("GBP", "555")],
    }


def test_fact_never_comes_without_its_source_and_dates(program: APIClient, outcome: Outcome) -> None:
    first = shown(program, outcome)["entries"][0]
    facts = [*first["cost"]["facts"], *first["entry_facts"]]

    assert facts
    for fact in facts:
        assert fact["source"]["url"] or fact["source"]["name"]
        assert fact["collected_on"]
        assert fact["confidence"] in {"high", "medium", "low"}
        assert fact["freshness"] in {"checked", "collected", "stale"}


def test_price_that_nobody_knows_is_said_to_be_unknown(learner: Actor, program: APIClient) -> None:
    serving((certified("pmp", OPEN, price=""), "established"))
    outcome = decided(learner.person)

    plan = shown(program, outcome)

    assert plan["entries"][0]["cost"] is None
    assert {"certification": "pmp", "what": "cost"}.items() <= plan["unknown"][-1].items()
    assert plan["together"]["unpriced"] == ["pmp"]


def test_plan_of_the_first_engines_is_that_of_the_page(learner: Actor, program: APIClient) -> None:
    certified("pmp", OPEN)
    outcome = make_outcome(learner=learner.person)
    told = told_outcome(outcome)

    plan = shown(program, outcome)

    entries = told.view.plan.entries if told.view.plan else ()
    assert [entry["label"] for entry in plan["entries"]] == [entry.eligibility.line for entry in entries]
    assert [entry["rung"] for entry in plan["entries"]] == [None for _ in entries]


def test_certification_of_ones_own_choice_is_planned(program: APIClient, outcome: Outcome) -> None:
    plan = shown(program, outcome, "eligibility/?certification=prince2")

    assert [entry["certification"]["slug"] for entry in plan["entries"]] == ["prince2"]
    assert plan["entries"][0]["entry"]["eligibility"] == "eligible"
    assert plan["why_none"] is None


def test_certification_that_is_not_in_the_catalogue_is_refused(program: APIClient, outcome: Outcome) -> None:
    refusal = shown(program, outcome, "eligibility/?certification=nothing")

    assert refusal["status"] == 400
    assert refusal["errors"] == [
        {"pointer": "?certification", "detail": "This certification is not in our catalogue."}
    ]


def test_without_a_certification_the_parameter_is_asked_for(program: APIClient, outcome: Outcome) -> None:
    refusal = shown(program, outcome, "eligibility/")

    assert refusal["errors"] == [{"pointer": "?certification", "detail": "Choose one."}]
