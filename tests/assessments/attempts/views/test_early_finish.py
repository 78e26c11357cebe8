"""Done as soon as no answer that is left can change the path; and the part that the plan alone reads."""

import json
from typing import Any

import pytest
from django.urls import reverse

from assessments.models import Assessment, Attempt, Outcome
from tests.builders.typed_instrument import PROJECT_ROWS, make_typed_document
from tests.factories.assessments import checked_and_frozen, make_attempt
from tests.factories.roles import make_roles
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

DECIDED = {"purpose": "prove", **dict.fromkeys(PROJECT_ROWS, "most")}


@pytest.fixture
def attempt(learner: Actor) -> Attempt:
    """One of the small instrument in format 2, with its purpose."""
    make_roles()
    document = make_typed_document()
    row = Assessment.objects.create(title="Typed", definition=json.dumps(document), live=True)
    version = checked_and_frozen(row, document)
    return make_attempt(version, learner=learner.person, answers={"purpose": "prove"})


def address(attempt: Attempt, section: str) -> str:
    return reverse("assessments:section", args=[attempt.public_id, section])


def page(attempt: Attempt, name: str) -> str:
    return reverse(f"assessments:{name}", args=[attempt.public_id])


def rows(answer: str, keys: tuple[str, ...] = PROJECT_ROWS) -> dict[str, Any]:
    return {**{f"answer.{key}": answer for key in keys}, **{f"revision.{key}": "0" for key in keys}}


def test_page_says_that_the_path_is_clear_and_offers_the_result(learner: Actor, attempt: Attempt) -> None:
    response = learner.client.post(address(attempt, "projects"), rows("most"))
    assert response["Location"] == page(attempt, "clear")

    text = learner.client.get(response["Location"]).text

    assert "Your path is clear" in text
    assert "3 questions about your work are left, but they can’t change your path." in text
    assert f'href="{address(attempt, "person")}"' in text
    assert f'href="{address(attempt, "services")}"' in text
    response = learner.client.post(page(attempt, "review"))
    assert Outcome.objects.get().path == "project"
    assert "/results/" in response["Location"]


def test_path_that_an_answer_can_change_is_not_called_clear(learner: Actor, attempt: Attempt) -> None:
    response = learner.client.post(address(attempt, "projects"), rows("none"))

    assert response["Location"] == address(attempt, "services")
    assert learner.client.get(page(attempt, "clear"))["Location"] == page(attempt, "attempt")


def test_review_misses_nothing_once_the_path_is_clear(learner: Actor, attempt: Attempt) -> None:
    learner.client.post(address(attempt, "projects"), rows("most"))

    text = learner.client.get(page(attempt, "review")).text

    assert "Your path is clear" in text
    assert "still need an answer" not in text


def test_rest_is_skipped_by_one_press_and_what_was_typed_is_kept(learner: Actor, attempt: Attempt) -> None:
    learner.client.post(address(attempt, "projects"), rows("most"))
    text = learner.client.get(address(attempt, "person")).text
    assert "These answers only improve your plan. They don’t" in text
    assert "Skip the rest and see my path" in text

    form = {"revision.role": "0", "answer.role": "scrum_master", "go": "finish"}
    response = learner.client.post(address(attempt, "person"), form)

    assert "/results/" in response["Location"]
    assert Outcome.objects.get().submission.answers["role"] == ["scrum_master"]


def test_rest_is_not_skipped_while_the_path_is_open(learner: Actor, attempt: Attempt) -> None:
    assert "Skip the rest" not in learner.client.get(address(attempt, "person")).text

    response = learner.client.post(address(attempt, "person"), {"go": "finish"})

    assert response["Location"] == page(attempt, "review")
    assert not Outcome.objects.exists()


def test_each_part_says_how_much_is_left_at_most(learner: Actor, attempt: Attempt) -> None:
    assert "About 2 minutes, 10 questions at most" in learner.client.get(address(attempt, "projects")).text
    learner.client.post(address(attempt, "projects"), rows("most"))

    assert "7 questions at most" in learner.client.get(address(attempt, "services")).text


def test_job_is_found_by_its_title_without_losing_what_was_answered(learner: Actor, attempt: Attempt) -> None:
    form = {
        "revision.role": "0",
        "answer.role": "planner",
        "revision.hours": "0",
        "answer.hours": "35",
        "find.role": "agil coach",
        "look": "role",
    }

    text = learner.client.post(address(attempt, "person"), form).text

    assert "One job matches “agil coach”. It is at the top." in text
    assert text.index('value="scrum_master"') < text.index('value="planner" checked')
    attempt.refresh_from_db()
    assert attempt.answers["role"]["value"] == ["planner"]
    assert attempt.answers["hours"]["value"] == 35


def test_job_that_nobody_knows_is_told_and_all_jobs_stay(learner: Actor, attempt: Attempt) -> None:
    form = {"revision.role": "0", "find.role": "Beekeeper", "look": "role"}

    text = learner.client.post(address(attempt, "person"), form).text

    assert "We can’t find a job like “Beekeeper”." in text
    for value in ("scrum_master", "planner", "none_of_these"):
        assert f'value="{value}"' in text


def test_jobs_are_read_with_what_they_are_and_their_titles(learner: Actor, attempt: Attempt) -> None:
    text = learner.client.get(address(attempt, "person")).text

    assert "What it is." in text
    assert "Scrum Master, Agile coach, Iteration manager" in text
