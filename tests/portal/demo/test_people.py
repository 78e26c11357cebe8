"""The demo's assessment, its learner's runs and its made-up learners, as loaded at its start."""

from io import StringIO
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.models import Assessment, Attempt, Outcome
from assessments.personal_data.services.copy_and_erase import erase_assessments
from assessments.results.queries.outcomes import outcomes_for
from assessments.results.queries.verification import verify_outcomes
from assessments.versions.queries.assessments import open_assessments
from portal.demo import loading
from portal.demo.accounts import PEOPLE
from portal.demo.loading import load_demo
from portal.home.models import HomePage
from portal.users.models import User
from tests.portal.demo.conftest import LEARNERS


def test_assessment_went_through_two_people_and_froze_its_version(demo: None) -> None:
    load_demo()

    assessment = Assessment.objects.get()
    version = assessment.versions.select_related("frozen_by").get()
    assert assessment.live
    assert assessment.live_revision.user.email == "editor@example.org"
    assert (assessment.current_version, version.number) == (version, 1)
    assert version.frozen_by is not None
    assert version.frozen_by.email == "moderator@example.org"
    assert tuple(open_assessments()) == (assessment,)


def test_learner_took_it_four_times_over_two_years_and_moved(demo: None) -> None:
    load_demo()

    learner = User.objects.get(email="learner@example.org")
    outcomes = outcomes_for(learner, "", Assessment.objects.get())
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


def test_every_outcome_of_the_demo_is_what_the_engine_answers(demo: None) -> None:
    load_demo()

    verified = verify_outcomes()
    assert verified.differences == ()
    assert verified.checked == Outcome.objects.count() > LEARNERS


def test_made_up_learners_are_marked_and_can_be_removed(demo: None) -> None:
    load_demo()
    assert Attempt.objects.filter(is_synthetic=True).values("learner").distinct().count() > LEARNERS

    call_command("seed_learners", remove=True, stdout=StringIO())

    assert Attempt.objects.count() == 4
    assert User.objects.count() == len(PEOPLE)


def test_later_start_does_not_bring_back_runs_that_somebody_erased(demo: None) -> None:
    load_demo()
    call_command("seed_learners", remove=True, stdout=StringIO())
    erase_assessments(User.objects.get(email="learner@example.org"))

    load_demo()

    assert not Attempt.objects.exists()
    assert Assessment.objects.get().versions.count() == 1


def test_content_without_runs_is_not_kept(demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "seed_learners", Mock(side_effect=RuntimeError))

    with pytest.raises(RuntimeError):
        load_demo()

    assert not HomePage.objects.exists()
    assert not Assessment.objects.exists()
