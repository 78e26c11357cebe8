from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.factories.assessments import (
    PROJECT_ANSWERS,
    WORK_ANSWERS,
    make_assessment,
    make_outcome,
    make_version,
)
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow

pytestmark = pytest.mark.django_db

ADDRESS = "/assessments/history/"
EARLIER, LATER = datetime(2025, 3, 1, 12, tzinfo=UTC), datetime(2026, 12, 1, 12, tzinfo=UTC)


def page(client: Client) -> str:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    return " ".join(response.content.decode().split()).replace("> <", "><")


def test_two_results_are_a_timeline_with_what_moved_in_words(learner: Actor) -> None:
    version = make_version()
    fields = {"learner": learner.person, "visitor": ""}
    first = make_outcome(version, answers=WORK_ANSWERS, now=EARLIER, **fields)
    second = make_outcome(version, answers=PROJECT_ANSWERS, now=LATER, **fields)

    html = page(learner.client)

    assert "2 results from 1 March 2025 to 1 December 2026; your path changed 1 time." in html
    assert "Your path moved from Work management to Project management." in html
    assert "Project work rose from 0 of 6 to 8 of 8." in html
    assert "Ongoing work fell from 6 of 6 to 0 of 6." in html
    for outcome in (first, second):
        assert f'href="/assessments/results/{outcome.submission.public_id}/"' in html
    # The newest comes first.
    assert html.index(str(second.submission.public_id)) < html.index(str(first.submission.public_id))


def test_chart_says_in_words_and_table_what_it_draws(learner: Actor) -> None:
    version = make_version()
    for answers, now in ((WORK_ANSWERS, EARLIER), (PROJECT_ANSWERS, LATER)):
        make_outcome(version, answers=answers, now=now, learner=learner.person, visitor="")

    html = page(learner.client)

    assert '<desc id="chart-1-project-text">Project work rose from 0 % to 100 %.</desc>' in html
    assert '<th scope="row">1 March 2025</th><td>Work management</td><td>0 of 6</td><td>6 of 6</td>' in html


def test_equal_runs_say_that_nothing_moved(learner: Actor) -> None:
    version = make_version()
    for now in (EARLIER, LATER):
        make_outcome(version, now=now, learner=learner.person, visitor="")

    html = page(learner.client)
    assert "your path stayed the same" in html
    assert "Nothing moved: the path, the scores and the plan are the same." in html


def test_another_version_is_named_as_a_change(learner: Actor) -> None:
    assessment = make_assessment()
    make_outcome(assessment.current_version, now=EARLIER, learner=learner.person, visitor="")
    later = make_version(assessment, plan_size=4)
    make_outcome(later, now=LATER, learner=learner.person, visitor="")

    assert "The questionnaire is another one: version 2 instead of version 1." in page(learner.client)


def test_single_result_has_no_chart_and_invites_to_a_second(learner: Actor) -> None:
    make_outcome(learner=learner.person, visitor="", now=LATER)

    html = page(learner.client)
    assert "One result so far, of 1 December 2026." in html
    assert "<polyline" not in html


def test_nobody_sees_the_results_of_others(learner: Actor, other_learner: Actor, visitor: Actor) -> None:
    outcome = make_outcome(learner=learner.person, visitor="")

    for actor in (other_learner, visitor):
        html = page(actor.client)
        assert "No result yet" in html
        assert str(outcome.submission.public_id) not in html


def test_queries_do_not_grow_with_the_results(learner: Actor) -> None:
    version = make_version()

    def more(count: int) -> None:
        for _each in range(count):
            make_outcome(version, learner=learner.person, visitor="")

    assert_queries_do_not_grow(more, lambda: learner.client.get(ADDRESS))
