"""The demo's assessment, its learner's runs and its made-up learners, as loaded at its start."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.access import Holder
from assessments.models import Assessment, Attempt, Outcome
from assessments.personal_data.services.copy_and_erase import erase_assessments
from assessments.results.queries.outcomes import history_of
from assessments.results.queries.verification import verify_outcomes
from assessments.versions.queries.assessments import open_assessments
from portal.demo.accounts import PEOPLE
from portal.demo.loader import load_demo
from portal.users.models import User
from tests.portal.demo.conftest import LEARNERS

# Loaded once for each of the two modules.
pytestmark = pytest.mark.xdist_group("loaded_demo")


def test_assessment_went_through_two_people_and_froze_its_version(loaded_demo: None) -> None:
    assessment = Assessment.objects.get()
    version = assessment.versions.select_related("frozen_by").get()
    assert assessment.live
    assert assessment.live_revision.user.email == "editor@example.org"
    assert (assessment.current_version, version.number) == (version, 1)
    assert version.frozen_by is not None
    assert version.frozen_by.email == "moderator@example.org"
    assert tuple(open_assessments()) == (assessment,)


def test_learner_took_it_four_times_over_two_years_and_moved(loaded_demo: None) -> None:
    learner = User.objects.get(email="learner@example.org")
    outcomes = history_of(Holder(learner.pk))
    today = timezone.localdate()
    assert [outcome.path for outcome in outcomes] == ["explore", "project", "project", "both"]
    assert [outcome.previous_path for outcome in outcomes] == ["", "explore", "project", "project"]
    months = [(today.year - at.year) * 12 + today.month - at.month for at in (o.as_of for o in outcomes)]
    assert months == [24, 15, 8, 1]
    assert not any(outcome.submission.attempt.is_synthetic for outcome in outcomes)
    held = [[item["slug"] for item in outcome.submission.held] for outcome in outcomes]
    assert held == [[], [], ["capm"], ["capm", "prince2-foundation"]]
    experience = [outcome.submission.answers["months_projects"] for outcome in outcomes]
    assert experience == sorted(experience)


def test_every_outcome_of_the_demo_is_what_the_engine_answers(loaded_demo: None) -> None:
    verified = verify_outcomes()
    assert verified.differences == ()
    assert verified.checked == Outcome.objects.count() > LEARNERS


def test_made_up_learners_are_marked_and_can_be_removed(loaded_demo: None) -> None:
    assert Attempt.objects.filter(is_synthetic=True).values("learner").distinct().count() > LEARNERS

    call_command("seed_learners", remove=True, stdout=StringIO())

    assert Attempt.objects.count() == 4
    assert User.objects.count() == len(PEOPLE)


def test_later_start_does_not_bring_back_runs_that_somebody_erased(loaded_demo: None) -> None:
    call_command("seed_learners", remove=True, stdout=StringIO())
    erase_assessments(User.objects.get(email="learner@example.org"))

    load_demo()

    assert not Attempt.objects.exists()
    assert Assessment.objects.get().versions.count() == 1
