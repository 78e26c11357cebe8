"""There is one open attempt of an assessment, and Start leads to it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.models import Assessment, Attempt
from tests.factories.assessments import (
    NOW,
    PROJECT_ANSWERS,
    make_assessment,
    make_attempt,
    make_version,
    save,
)
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db


def start(actor: Actor, assessment: Assessment) -> str:
    return str(actor.client.post(reverse("assessments:about", args=[assessment.slug]))["Location"])


def test_start_leads_to_the_attempt_that_is_open_and_says_so(learner: Actor) -> None:
    assessment = make_assessment()
    address = start(learner, assessment)
    save(Attempt.objects.get(), "share", "half", now=NOW)

    text = learner.client.get(start(learner, assessment), follow=True).text

    assert start(learner, assessment) == f"{address}?again=1"
    assert "You had begun already" in text
    assert Attempt.objects.count() == 1


def test_visitor_who_presses_start_after_answering_is_led_to_what_is_open(visitor: Actor) -> None:
    assessment = make_assessment()
    address = start(visitor, assessment)
    save(Attempt.objects.get(), "share", "half", now=NOW)

    text = visitor.client.get(start(visitor, assessment)).text

    assert "You have already started" in text
    assert f'class="button" href="{address}"' in text
    assert Attempt.objects.count() == 1


def test_visitor_who_presses_start_twice_goes_on(visitor: Actor) -> None:
    assessment = make_assessment()

    assert start(visitor, assessment) == start(visitor, assessment)
    assert Attempt.objects.count() == 1


def test_visitor_who_starts_afresh_has_one_open_attempt(visitor: Actor) -> None:
    assessment = make_assessment()
    start(visitor, assessment)
    save(Attempt.objects.get(), "share", "half", now=NOW)
    about = reverse("assessments:about", args=[assessment.slug])

    fresh = visitor.client.post(about, {"fresh": "1"})["Location"]

    assert fresh in visitor.client.get(about).text
    assert visitor.client.get(about).text.count("Continue where you left off") == 1


def test_attempt_at_an_older_version_is_gone_on_with_when_something_was_answered(learner: Actor) -> None:
    assessment = make_assessment()
    older = make_attempt(assessment.current_version, learner=learner.person, answers={"share": "half"})
    make_version(assessment, plan_size=2)

    assert str(older.public_id) in start(learner, assessment)
    assert Attempt.objects.count() == 1


def test_untouched_attempt_at_an_older_version_makes_room(learner: Actor) -> None:
    assessment = make_assessment()
    start(learner, assessment)
    version = make_version(assessment, plan_size=2)
    start(learner, assessment)

    assert Attempt.objects.get().version == version


def test_open_attempt_of_another_assessment_or_person_is_left_alone(
    learner: Actor, other_learner: Actor
) -> None:
    one, other = make_assessment("One"), make_assessment("Other")
    for actor, assessment in ((learner, one), (learner, other), (other_learner, one)):
        start(actor, assessment)

    assert Attempt.objects.count() == 3


def test_page_of_the_assessment_leads_on_first(learner: Actor) -> None:
    assessment = make_assessment()
    attempt = make_attempt(
        assessment.current_version,
        learner=learner.person,
        answers=PROJECT_ANSWERS,
        now=NOW + timedelta(hours=1),
    )

    text = learner.client.get(reverse("assessments:about", args=[assessment.slug])).text

    assert f'class="button" href="{reverse("assessments:attempt", args=[attempt.public_id])}"' in text
    assert "Continue where you left off" in text
    assert ">Start<" not in text
