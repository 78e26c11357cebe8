"""The outcome of a submission, for the person whose it is."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from assessments.access import VISITOR_COOKIE, digest_of_token
from assessments.catalogue.queries.kept_snapshot import forget_snapshot
from assessments.domain.engines import registry
from assessments.models import Assessment, Outcome
from certifications.models import CertificationPage
from certifications.queries.kept import forget_certifications
from portal.home.models import SiteSettings
from tests.builders.short_instrument import make_document
from tests.factories.assessments import (
    PROJECT_ANSWERS,
    WORK_ANSWERS,
    checked_and_frozen,
    make_outcome,
    make_version,
)
from tests.factories.pages import fact_row, make_catalogue_page, make_certification, make_issuer
from tests.support.cast import PASSWORD, Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43

ROUTE = (
    ("routes.1.education", "none"),
    ("routes.1.training_hours", "0"),
    ("routes.1.experience_kind", "leading and directing projects"),
)


@pytest.fixture(autouse=True)
def _catalogue_as_it_is() -> None:
    forget_snapshot()


def address(outcome: Outcome) -> str:
    return reverse("assessments:result", args=[outcome.submission.public_id])


def shown(actor: Actor, *, answers: Mapping[str, object] | None = None) -> str:
    outcome = make_outcome(learner=actor.person, answers=answers)
    return str(actor.client.get(address(outcome)).text)


def make_catalogue() -> None:
    """One to plan, one that is announced and one of a product."""
    catalogue = make_catalogue_page()
    facts = (
        fact_row(),
        fact_row("fees.exam", "USD 675", collected_on=timezone.localdate()),
        *(fact_row(key, value) for key, value in ROUTE),
    )
    make_certification(
        catalogue,
        slug="pmp",
        issuer=make_issuer("The publisher", is_publisher=True),
        facts=(*facts, fact_row("routes.1.experience_months", "36", collected_on=date(2026, 11, 1))),
    )
    make_certification(
        catalogue, title="Promised", slug="promised", abbreviation="", status="announced-or-early"
    )
    make_certification(
        catalogue, title="Board Expert", slug="board", orientation="tool-specific", facts=(fact_row(),)
    )


def test_path_is_said_in_a_sentence_with_its_mark_and_reasons(learner: Actor) -> None:
    text = shown(learner)

    assert "Project management" in text
    assert 'class="path-mark" data-path="square"' in text
    assert "Your work is mostly projects." in text
    assert "Project work earned half of its points or more." in text
    assert "Project work has 8 of 8 points, which is 100\xa0%. This path needs 50\xa0% or more." in text
    assert "You answered “Projects” to “" in text


def test_dimensions_are_meters_with_points_and_percentages_rounded_down(learner: Actor) -> None:
    text = shown(learner, answers={**PROJECT_ANSWERS, "routine": "2"})

    assert "1 of 6" in " ".join(text.split())
    assert "16 %" in text


def test_plan_says_what_is_missing_and_links_the_page_with_cost_and_dates(learner: Actor) -> None:
    make_catalogue()

    text = " ".join(shown(learner, answers={**PROJECT_ANSWERS, "months": 22}).split())

    assert "14 months of leading projects missing, not before February 2028" in text
    assert 'href="/catalogue/pmp/"' in text
    assert "USD 675" in text
    assert "collected 22 November 2026, not checked" in text
    assert "collected 1 November 2026, not checked" in text
    assert "we cannot tell how many of them fall within the years that count" in text


def with_a_budget(learner: Actor, **question: object) -> Outcome:
    """An outcome of an assessment that asks for a budget, which was answered."""
    choices = [{"key": "up_to_300"}, {"key": "more"}]
    document = make_document()
    document["questions"].append(
        {"key": "budget", "section": "background", "kind": "single", "choices": choices, **question}
    )
    document["texts"]["en"] |= {
        "questions/budget/text": "How much may it cost?",
        "questions/budget/choices/up_to_300": "Up to 300 dollars",
        "questions/budget/choices/more": "More",
    }
    return make_outcome(
        checked_and_frozen(Assessment.objects.create(title="With limits", definition="{}"), document),
        learner=learner.person,
        answers={**PROJECT_ANSWERS, "budget": "up_to_300"},
    )


def test_own_limits_stand_beside_the_plan_and_where_its_first_step_goes_beyond_them(learner: Actor) -> None:
    make_catalogue()

    text = " ".join(learner.client.get(address(with_a_budget(learner))).text.split())

    assert "<dt>How much may it cost?</dt> <dd>Up to 300 dollars</dd>" in text
    assert "Costs more than the 300 US dollars that you named." in text


def test_limit_that_was_named_before_its_question_was_hidden_does_not_count(learner: Actor) -> None:
    make_catalogue()
    hidden = {"visible_if": [{"answer": "share", "any_of": ["operations"]}]}

    text = learner.client.get(address(with_a_budget(learner, **hidden))).text

    assert "USD 675" in text.replace("\xa0", " ")
    assert "Up to 300 dollars" not in text
    assert "that you named" not in text


def test_what_is_announced_and_what_is_of_a_product_stands_apart(learner: Actor) -> None:
    make_catalogue()

    text = shown(learner)

    plan = text[text.index('<ol class="plan">') : text.index("</ol>", text.index('<ol class="plan">'))]
    assert "Promised" not in plan
    assert "Board Expert" not in plan
    assert text.index("Also useful if your team uses the product") < text.index("Board Expert")
    assert text.index("Announced, not yet available") < text.index("Promised")


def test_own_offers_are_marked_and_disclosed(learner: Actor) -> None:
    make_catalogue()
    SiteSettings.objects.create(
        site=Site.objects.get(is_default_site=True),
        publisher="The publisher",
        publisher_interest="It sells the PMP.",
        live=True,
    )

    text = shown(learner)

    assert "the publisher’s own offer" in text
    assert "The publisher runs this site. It sells the PMP." in " ".join(text.split())


def test_path_without_certifications_names_next_steps(learner: Actor) -> None:
    text = shown(learner, answers={"share": "half", "planning": "1", "routine": "1", "lead": "no"})

    assert "Neither yet" in text
    assert "Talk to somebody who does the work." in text
    assert "Your plan" not in text


def test_it_leads_to_what_is_proved_about_the_assessment(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)
    how = reverse("assessments:how_it_works", args=[outcome.version.assessment.slug])

    assert f'href="{how}"' in learner.client.get(address(outcome)).text


def test_other_paths_say_what_they_would_have_needed(learner: Actor) -> None:
    text = " ".join(shown(learner).split())

    assert "Its condition: Ongoing work has at least 50 % of its points." in text
    assert "You needed 3 more points of Ongoing work." in text
    assert "This is for people whose answers point to no other path" in text


def test_receipt_adds_up_and_names_what_the_result_rests_on(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)
    text = " ".join(learner.client.get(address(outcome)).text.split())

    assert "Project work: 4 of 4" in text
    assert "Project work: 8 of 8" in text
    assert outcome.version.logic_hash in text
    assert outcome.snapshot.sha256 in text


def test_result_stays_as_it_was_when_the_catalogue_changes(learner: Actor) -> None:
    make_catalogue()
    outcome = make_outcome(learner=learner.person)
    CertificationPage.objects.get(slug="pmp").unpublish()

    text = learner.client.get(address(outcome)).text

    assert "Project Management Professional" in text
    assert 'href="/catalogue/pmp/"' not in text


def test_visitor_is_shown_how_to_keep_it_and_a_learner_is_not(learner: Actor) -> None:
    client = Client()
    client.cookies[VISITOR_COOKIE] = TOKEN
    outcome = make_outcome(visitor=digest_of_token(TOKEN))

    text = client.get(address(outcome)).text

    assert f"/accounts/signup/?next={address(outcome)}" in text
    assert f"/accounts/login/?next={address(outcome)}" in text
    assert "Keep this result" not in shown(learner)


def test_signing_in_makes_the_result_ones_own_and_leads_back_to_it(learner: Actor) -> None:
    client = Client()
    client.cookies[VISITOR_COOKIE] = TOKEN
    outcome = make_outcome(visitor=digest_of_token(TOKEN))

    response = client.post(
        f"/accounts/login/?next={address(outcome)}",
        {"login": learner.person.email, "password": PASSWORD, "next": address(outcome)},
    )

    assert response["Location"] == address(outcome)
    assert "You are signed in." in client.get(address(outcome)).text
    assert "You are signed in." not in client.get(address(outcome)).text
    assert learner.client.get(address(outcome)).status_code == 200
    other = Client()
    other.cookies[VISITOR_COOKIE] = TOKEN
    assert other.get(address(outcome)).status_code == 404


def test_nobody_else_sees_it_and_no_cache_or_search_engine_keeps_it(
    learner: Actor, other_learner: Actor, visitor: Actor, administrator: Actor
) -> None:
    outcome = make_outcome(learner=learner.person)

    for actor in (other_learner, visitor, administrator):
        assert actor.client.get(address(outcome)).status_code == 404
    response = learner.client.get(address(outcome))
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.text


def test_queries_do_not_grow_with_the_catalogue(learner: Actor) -> None:
    catalogue = make_catalogue_page()
    make_certification(catalogue, facts=(fact_row(),))
    outcome = make_outcome(make_version(), learner=learner.person, answers=WORK_ANSWERS)

    def show_anew() -> None:
        forget_certifications()
        learner.client.get(address(outcome))

    assert_queries_do_not_grow(
        lambda number: [make_certification(catalogue, facts=(fact_row(),)) for _one in range(number)],
        show_anew,
    )


def test_it_says_how_close_other_paths_were_and_by_which_answers(learner: Actor) -> None:
    text = " ".join(shown(learner).split())

    assert "How close it was" in text
    assert "of your answers would need to change for another path" in text
    assert "away from Work management" in text
    assert "“Disagree” instead of “Agree”." in text


def test_outcomes_of_engine_1_say_how_close_they_were_too(
    learner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "BY_FORMAT", {1: 1})
    outcome = make_outcome(learner=learner.person)

    assert (outcome.engine, outcome.margin) == (1, None)
    text = " ".join(learner.client.get(address(outcome)).text.split())
    assert "At least two of your answers would need to change for another path." in text
