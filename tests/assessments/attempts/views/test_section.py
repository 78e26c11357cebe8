"""One part of a run: shown, stored, and what goes wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import HELD_KEY, Attempt
from tests.builders.short_instrument import make_document
from tests.factories.assessments import (
    NOW,
    PROJECT_ANSWERS,
    WORK_ANSWERS,
    make_attempt,
    make_outcome,
    make_version,
    save,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def address(run: Attempt, section: str = "week") -> str:
    return reverse("assessments:section", args=[run.public_id, section])


def week(run: Attempt, **given: str) -> dict[str, str]:
    """The form of the first part as a browser sends it, with the revisions that it was shown with."""
    shown = ["share", "planning", "routine"] + (["lead"] if "lead" in given else [])
    return {
        **{f"answer.{key}": value for key, value in given.items()},
        **{f"revision.{key}": str(run.answers.get(key, {}).get("revision", 0)) for key in shown},
    }


def stored(run: Attempt) -> dict[str, Any]:
    run.refresh_from_db()
    return {key: entry["value"] for key, entry in run.answers.items()}


def test_part_says_where_it_stands_and_shows_stored_answers(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)

    response = learner.client.get(address(run))

    assert "Section 1 of 3" in response.text
    assert 'value="projects" checked' in response.text
    assert 'name="revision.share" value="1"' in response.text
    assert "no-store" in response["Cache-Control"]


def test_parts_whose_questions_are_all_hidden_are_not_counted(learner: Actor) -> None:
    document = make_document()
    for question in document["questions"]:
        if question["section"] == "background":
            question["visible_if"] = [{"answer": "share", "any_of": ["half"]}]
    version = make_version(questions=document["questions"])
    run = make_attempt(version, learner=learner.person)

    assert "Section 1 of 2" in learner.client.get(address(run)).text
    make_half(run)
    assert "Section 1 of 3" in learner.client.get(address(run)).text


def make_half(run: Attempt) -> None:
    save(run, "share", "half", expected=0, now=NOW)


def test_not_sure_stands_last_and_apart(learner: Actor) -> None:
    text = learner.client.get(address(make_attempt(learner=learner.person))).text

    first = text[text.index('data-question="share"') : text.index('data-question="planning"')]
    assert first.index("choices--apart") > first.index('value="operations"')
    assert first.index('value="not_sure"') > first.index("choices--apart")


def test_whole_form_is_stored_and_leads_on(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    response = learner.client.post(
        address(run), week(run, share="operations", planning="1", routine="not_sure")
    )

    assert response["Location"] == address(run, "background")
    assert stored(run) == {"share": "operations", "planning": "1", "routine": "not_sure"}


def test_what_has_all_its_answers_is_not_gone_through_once_more(learner: Actor) -> None:
    answered: dict[str, Any] = {**WORK_ANSWERS, "months": 40, "tools": []}
    run = make_attempt(learner=learner.person, answers=answered)
    form = week(run, **{key: str(value) for key, value in WORK_ANSWERS.items()})

    # What is held was never said.
    assert learner.client.post(address(run), form)["Location"] == address(run, "certifications-held")
    save(run, HELD_KEY, [], expected=0, now=NOW)
    assert learner.client.post(address(run), form)["Location"] == reverse(
        "assessments:review", args=[run.public_id]
    )


def test_questions_that_answers_brought_up_are_asked_before_the_next_part(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    response = learner.client.post(address(run), week(run, share="projects", planning="1", routine="1"))

    assert response["Location"] == f"{address(run)}?more=1#q-lead"
    assert "brought up another question" in learner.client.get(f"{address(run)}?more=1").text


def test_unanswered_question_is_named_and_the_others_are_stored(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    text = learner.client.post(address(run), week(run, share="operations")).text

    assert "Please check the following" in text
    assert 'href="#q-planning"' in text
    assert 'href="#q-routine"' in text
    assert 'href="#q-share"' not in text
    assert 'id="q-planning-problem"' in text
    assert stored(run) == {"share": "operations"}


@pytest.mark.parametrize(("go", "leads_to"), [("leave", "/assessments/"), ("back", None)])
def test_who_goes_away_or_back_may_leave_gaps(learner: Actor, go: str, leads_to: str | None) -> None:
    run = make_attempt(learner=learner.person)

    response = learner.client.post(address(run), {**week(run, share="operations"), "go": go})

    assert response["Location"] == (leads_to or address(run))
    assert stored(run) == {"share": "operations"}


def test_back_leads_to_the_part_before(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    data = {"revision.tools": "0", "revision.months": "0", "answer.months": "7", "go": "back"}

    response = learner.client.post(address(run, "background"), data)

    assert response["Location"] == address(run)
    assert stored(run)["months"] == 7


def test_who_came_from_the_review_goes_back_there(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    assert 'name="then" value="review"' in learner.client.get(f"{address(run)}?then=review").text

    response = learner.client.post(
        address(run), {**week(run, share="projects", planning="2", routine="1", lead="no"), "then": "review"}
    )

    assert response["Location"] == reverse("assessments:review", args=[run.public_id])
    assert stored(run)["lead"] == "no"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("abc", "Enter years and months as numbers"),
        ("601", "That is 50 years and 1 month. 50 years at most."),
        ("-1", "Enter years and months as numbers"),
        ("1.5", "Enter years and months as numbers"),
        ("51 years", "That is 51 years. 50 years at most."),
        ("99999999999", "Enter years and months as numbers"),
    ],
)
def test_time_that_is_none_is_kept_as_typed_beside_what_is_wrong(
    learner: Actor, typed: str, problem: str
) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)

    text = learner.client.post(
        address(run, "background"),
        {
            "revision.tools": "0",
            "answer.tools": ["boards", "charts"],
            "revision.months": "0",
            "answer.months": typed,
        },
    ).text

    assert f'value="{typed}"' in text
    assert problem in text
    assert 'aria-invalid="true"' in text
    assert stored(run)["tools"] == ["boards", "charts"]
    assert "months" not in stored(run)


def test_none_of_these_is_an_answer_and_nothing_ticked_is_none(learner: Actor) -> None:
    run = make_attempt(learner=learner.person, answers=PROJECT_ANSWERS)
    data = {"revision.tools": "0", "revision.months": "0"}
    learner.client.post(address(run, "background"), data)
    assert "tools" not in stored(run)

    learner.client.post(address(run, "background"), {**data, "answer.tools": "@none"})
    assert stored(run)["tools"] == []


def test_choice_that_the_question_does_not_have_is_refused(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    text = learner.client.post(address(run), week(run, share="nonsense", planning="1", routine="1")).text

    assert "Choose one of the answers." in text
    assert "share" not in stored(run)


def test_what_another_tab_saved_is_not_overwritten_until_the_person_chose(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    form = week(run, share="operations", planning="1", routine="1")
    save(run, "planning", "3", expected=0, now=NOW)

    text = learner.client.post(address(run), form).text

    assert "saved “Agree”. Here you chose “Disagree”" in text
    assert stored(run)["planning"] == "3"
    response = learner.client.post(address(run), week(run, share="operations", planning="1", routine="1"))
    assert response["Location"] == address(run, "background")
    assert stored(run)["planning"] == "1"


def test_form_sent_twice_is_no_conflict(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    form = week(run, share="operations", planning="1", routine="1")

    first, second = (learner.client.post(address(run), form) for _time in range(2))

    assert first["Location"] == second["Location"] == address(run, "background")
    run.refresh_from_db()
    assert run.answers["planning"]["revision"] == 1


def test_submitted_run_leads_to_its_result_and_takes_no_answer(learner: Actor) -> None:
    outcome = make_outcome(learner=learner.person)
    run = outcome.submission.attempt
    result = reverse("assessments:result", args=[outcome.submission.public_id])

    assert learner.client.get(address(run))["Location"] == result
    assert learner.client.post(address(run), week(run, share="half"))["Location"] == result
    assert stored(run)["share"] == "projects"


def test_part_that_is_not_there_leads_to_where_one_goes_on(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    response = learner.client.get(address(run, "nowhere"))

    assert response["Location"] == reverse("assessments:attempt", args=[run.public_id])


def test_stranger_who_signs_in_gets_nothing_of_the_run(learner: Actor, other_learner: Actor) -> None:
    run = make_attempt(learner=learner.person)

    assert other_learner.client.get(address(run)).status_code == 404
    assert other_learner.client.post(address(run), week(run, share="half")).status_code == 404
    assert stored(run) == {}


def test_form_without_token_is_refused(learner: Actor) -> None:
    run = make_attempt(learner=learner.person)
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner.person)

    response = client.post(address(run), week(run, share="half"))

    assert response.status_code == 403
    assert "it is still in the form" in response.text


def test_last_saved_time_is_shown_with_its_zone(learner: Actor) -> None:
    learner.person.time_zone = "America/New_York"
    learner.person.save(update_fields=["time_zone"])
    run = make_attempt(learner=learner.person, answers={"share": "half"}, now=NOW + timedelta(hours=5))

    assert "Saved at 09:30 EST" in learner.client.get(address(run)).text
