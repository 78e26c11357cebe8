"""The demo's assessment, its learner's runs and its made-up learners, as loaded at its start."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.access import Holder
from assessments.domain.answers.parser import answers_document
from assessments.models import Assessment, AssessmentVersion, Attempt, Outcome
from assessments.personal_data.services.copy_and_erase import erase_assessments
from assessments.results.queries.outcomes import history_of
from assessments.results.queries.verification import verify_outcomes
from assessments.versions.queries.assessments import open_assessments
from portal.demo.accounts import PEOPLE
from portal.demo.assessment import VERSIONS
from portal.demo.loader import load_demo
from portal.users.models import User
from tests.portal.demo.conftest import LEARNERS
from tests.portal.demo.versions import learner_sheets

# Loaded once for each of the two modules.
pytestmark = pytest.mark.xdist_group("loaded_demo")


def test_assessment_went_through_two_people_and_froze_its_version(loaded_demo: None) -> None:
    assessment = Assessment.objects.get()
    versions = assessment.versions.select_related("frozen_by").order_by("number")
    assert assessment.live
    assert not assessment.has_unpublished_changes
    assert {revision.user.email for revision in assessment.revisions} == {"editor@example.org"}
    assert assessment.revisions.count() == len(versions) == len(VERSIONS)
    assert [version.definition["format"] for version in versions] == [1, 2]
    assert assessment.current_version == versions[1]
    assert assessment.minutes == VERSIONS[1].minutes
    assert {version.frozen_by and version.frozen_by.email for version in versions} == {
        "moderator@example.org"
    }
    assert tuple(open_assessments()) == (assessment,)


def test_nothing_was_answered_before_it_was_live(loaded_demo: None) -> None:
    first, second = AssessmentVersion.objects.order_by("number")
    answered = {
        version: [attempt.started_at for attempt in Attempt.objects.filter(version=version)]
        for version in (first, second)
    }
    assert first.frozen_at < min(answered[first])
    # Nobody met the first edition once there was a second one, but for what was still open.
    assert max(answered[first]) < second.frozen_at < min(answered[second])


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
    experience = [outcome.submission.answers["months_projects_recent"] for outcome in outcomes]
    assert experience == sorted(experience)
    assert [outcome.version.number for outcome in outcomes] == [1, 1, 1, 2]
    assert [outcome.engine for outcome in outcomes] == [2, 2, 2, 3]


def test_learner_confirmed_what_the_last_attempt_began_with(loaded_demo: None) -> None:
    *_earlier, before, last = Attempt.objects.filter(learner__email="learner@example.org").order_by("pk")

    assert last.answers["education"]["value"] == before.answers["education"]["value"]
    assert last.answers["education"]["confirmed"] == before.submission.outcomes.get().as_of.isoformat()
    # Typed over what stood there, which counts as another answer.
    assert last.answers["months_projects_recent"]["revision"] == 2
    assert not any("carried" in entry for entry in last.answers.values())
    expected = answers_document(learner_sheets()[-1])
    assert last.submission.answers == expected


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
    assert Assessment.objects.get().versions.count() == len(VERSIONS)
