"""Where signing in leads, and the page of an account."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.assessments import PROJECT_ANSWERS, make_attempt, make_outcome
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-enough-password"
LOGIN = "/accounts/login/"


def sign_in(person: object, address: str = LOGIN, **fields: str) -> str:
    """Where signing in by the form leads."""
    person.set_password(PASSWORD)  # type: ignore[attr-defined]
    person.save()  # type: ignore[attr-defined]
    data = {"login": person.email, "password": PASSWORD, **fields}  # type: ignore[attr-defined]
    return str(Client().post(address, data).headers["Location"])


def test_learner_with_results_lands_on_them(learner: Actor) -> None:
    make_outcome(learner=learner.person)

    assert sign_in(learner.person, **{"from": "/catalogue/"}) == reverse("assessments:history")


def test_learner_without_results_returns_to_where_they_came_from(learner: Actor) -> None:
    assert sign_in(learner.person, **{"from": "/catalogue/"}) == "/catalogue/"
    assert sign_in(learner.person) == reverse("account_home")


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:1"])
def test_nobody_is_led_to_another_site(learner: Actor, elsewhere: str) -> None:
    assert sign_in(learner.person, **{"from": elsewhere}) == reverse("account_home")


def test_page_that_asked_for_it_comes_first(learner: Actor) -> None:
    make_outcome(learner=learner.person)

    assert sign_in(learner.person, next="/accounts/data/") == "/accounts/data/"


def test_sign_in_form_remembers_where_somebody_came_from(client: Client) -> None:
    html = client.get(LOGIN, {"from": '/a/"><script>'}).text

    assert 'name="from" value="/a/&quot;&gt;&lt;script&gt;"' in html


def test_account_shows_results_and_what_is_open(learner: Actor, other_learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)
    attempt = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    other = make_outcome(learner=other_learner.person)

    html = learner.client.get(reverse("account_home")).text

    assert f"/assessments/results/{outcome.submission.public_id}/" in html
    assert f"/assessments/attempts/{attempt.public_id}/" in html
    assert str(other.submission.public_id) not in html


def test_account_without_results_says_so_and_leads_to_the_assessment(learner: Actor) -> None:
    html = learner.client.get(reverse("account_home")).text

    assert "You have no results yet." in html
    assert "Not finished yet" not in html


def test_account_takes_as_many_queries_for_many_results_as_for_few(learner: Actor) -> None:
    first = make_outcome(learner=learner.person)

    def make_more(count: int) -> None:
        for _each in range(count):
            make_outcome(first.version, learner=learner.person)

    assert_queries_do_not_grow(make_more, lambda: learner.client.get(reverse("account_home")))
