"""What other rooms call of assessments: at signing in, from pages, by workers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from assessments.access import VISITOR_COOKIE, digest_of_token
from assessments.models import Assessment, Attempt
from assessments.versions.queries.assessments import assessment_entries
from portal.jobs.kinds import periodic_tasks
from portal.shared.blocks.start_assessment import load_assessment_link
from portal.users.models import User
from tests.factories.assessments import (
    make_assessment,
    make_attempt,
)
from tests.portal.jobs.deliveries import times_of
from tests.support.cast import PASSWORD, Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

TOKEN = "of-the-browser".ljust(43, "-")
VISITOR = digest_of_token(TOKEN)


@pytest.fixture
def browser(visitor: Actor) -> Client:
    """A visitor's browser with a cookie of its runs."""
    visitor.client.cookies[VISITOR_COOKIE] = TOKEN
    return visitor.client


def log_in(browser: Client, email: str, back: str = "") -> None:
    browser.post("/accounts/login/", {"login": email, "password": PASSWORD, "next": back})


def page_of(attempt: Attempt) -> str:
    return reverse("assessments:attempt", args=[attempt.public_id])


def test_wrong_password_claims_nothing(browser: Client, learner: Actor) -> None:
    make_attempt(visitor=VISITOR)

    back = page_of(Attempt.objects.get())
    browser.post("/accounts/login/", {"login": learner.person.email, "password": "wrong", "next": back})

    assert Attempt.objects.get().learner is None


def test_signing_in_with_another_browser_claims_nothing(visitor: Actor, learner: Actor) -> None:
    make_attempt(visitor=VISITOR)

    log_in(visitor.client, learner.person.email, back=page_of(Attempt.objects.get()))

    assert Attempt.objects.get().learner is None


def test_page_links_into_an_assessment_that_can_be_taken() -> None:
    assessment = make_assessment()

    link = load_assessment_link(assessment.public_id)

    assert link is not None
    # Reckoned from what it asks, and not the minutes that an editor typed.
    assert assessment.minutes == 8
    assert (link.title, link.minutes) == ("A short assessment", 1)
    assert link.url == f"/assessments/{assessment.slug}/"
    assert count_queries(lambda: load_assessment_link(assessment.public_id)) == 1


def test_search_leads_to_an_assessment_without_a_detour(client: Client) -> None:
    assessment = make_assessment()

    found = next(assessment_entries())

    assert found.key == str(assessment.public_id)
    assert client.get(found.url).status_code == 200


def test_page_shows_nothing_of_an_assessment_that_cannot_be_taken(learner: Actor) -> None:
    offline = make_assessment()
    Assessment.objects.update(live=False)
    without_version = Assessment.objects.create(title="Draft", definition="", live=True)

    assert load_assessment_link(offline.public_id) is None
    assert load_assessment_link(without_version.public_id) is None
    assert load_assessment_link(User.objects.get(pk=learner.person.pk).public_id) is None


def test_workers_forget_visitors_daily() -> None:
    make_attempt(visitor=VISITOR)
    Attempt.objects.update(started_at="2020-01-01T00:00Z", saved_at=None)
    task = periodic_tasks.get("assessments.forget_visitors")

    assert task is not None
    times = times_of(task)
    first, second = next(times), next(times)
    assert second - first == timedelta(days=1).total_seconds()
    task.action()

    assert not Attempt.objects.exists()
