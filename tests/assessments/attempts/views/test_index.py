"""The list of assessments, and the runs that somebody left open."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.access import VISITOR_COOKIE, digest_of_token
from tests.factories.assessments import PROJECT_ANSWERS, make_assessment, make_attempt, make_outcome
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

TOKEN = "t" * 43

INDEX = "/assessments/"


def test_visitor_is_told_that_no_assessment_is_published_and_where_to_go(visitor: Actor) -> None:
    response = visitor.client.get(INDEX)

    assert response.status_code == 200
    assert "No assessment is published yet" in response.text
    assert not response.cookies


def test_visitor_finds_what_can_be_taken(visitor: Actor) -> None:
    assessment = make_assessment()

    text = visitor.client.get(INDEX).text

    assert "A short assessment" in text
    assert reverse("assessments:about", args=[assessment.slug]) in text
    assert "Takes about 1 minute" in text
    assert "6 questions at most" in text
    assert f'action="{reverse("assessments:about", args=[assessment.slug])}"' in text


def test_draft_is_not_offered(visitor: Actor) -> None:
    assessment = make_assessment()
    assessment.live = False
    assessment.save(update_fields=["live"])

    assert "A short assessment" not in visitor.client.get(INDEX).text


def test_learner_finds_the_run_they_left_open_with_the_zone_of_its_time(learner: Actor) -> None:
    learner.person.time_zone = "Europe/Berlin"
    learner.person.save(update_fields=["time_zone"])
    run = make_attempt(learner=learner.person, answers={"share": "half"})

    text = learner.client.get(INDEX).text

    assert reverse("assessments:attempt", args=[run.public_id]) in text
    assert "last saved 1 December 2026, 10:30 CET" in text


def test_browser_finds_its_own_open_runs_and_nobody_elses() -> None:
    client = Client()
    client.cookies[VISITOR_COOKIE] = TOKEN
    mine = make_attempt(visitor=digest_of_token(TOKEN))
    other = make_attempt(visitor=digest_of_token("another"))

    text = client.get(INDEX).text

    assert str(mine.public_id) in text
    assert str(other.public_id) not in text


def test_submitted_run_is_not_open_any_more(learner: Actor) -> None:
    make_outcome(learner=learner.person, answers=PROJECT_ANSWERS)

    assert "Continue where you left" not in learner.client.get(INDEX).text


def test_way_to_the_results_stands_there_for_those_who_have_one(
    learner: Actor, other_learner: Actor, visitor: Actor
) -> None:
    make_outcome(learner=learner.person, answers=PROJECT_ANSWERS)
    browser = Client()
    browser.cookies[VISITOR_COOKIE] = TOKEN
    make_outcome(visitor=digest_of_token(TOKEN))
    link = f'<a href="{reverse("assessments:history")}">Your results over time</a>'

    assert link in learner.client.get(INDEX).text
    assert link in browser.get(INDEX).text
    assert link not in other_learner.client.get(INDEX).text
    assert link not in visitor.client.get(INDEX).text


def test_list_is_never_kept_by_a_cache(visitor: Actor) -> None:
    assert "no-store" in visitor.client.get(INDEX)["Cache-Control"]


def test_queries_do_not_grow_with_assessments_and_runs(learner: Actor) -> None:
    def more(number: int) -> None:
        for _run in range(number):
            assessment = make_assessment()
            # A process reads each definition once.
            make_attempt(assessment.current_version, learner=learner.person, answers={"share": "half"})

    assert_queries_do_not_grow(more, lambda: learner.client.get(INDEX))


def test_list_takes_no_post(visitor: Actor) -> None:
    assert visitor.client.post(INDEX).status_code == 405
