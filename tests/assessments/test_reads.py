"""Lists of a person's runs and outcomes, and of what can be taken."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.access import Holder
from assessments.attempts.queries.attempts import open_attempts_for
from assessments.models import Assessment, AssessmentVersion, Attempt
from assessments.results.queries.outcomes import history_of
from assessments.versions.queries.assessments import open_assessments
from assessments.versions.queries.versions import definition_of, kept_version, prepared_of, search_of
from tests.assessments.models import rows
from tests.factories.assessments import (
    NOW,
    OTHER_VISITOR,
    VISITOR,
    WORK_ANSWERS,
    make_assessment,
    make_attempt,
    make_outcome,
    make_version,
)
from tests.support.cast import Actor
from tests.support.queries import assert_queries_do_not_grow, count_queries

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()


def test_open_runs_are_those_of_the_person_the_last_worked_on_first(
    learner: Actor, other_learner: Actor
) -> None:
    version = make_version()
    mine = make_attempt(version, learner=learner.person)
    here = make_attempt(version, answers={"share": "half"}, now=NOW + timedelta(days=2))
    fresh = make_attempt(version, learner=learner.person, now=NOW + timedelta(days=1))
    make_attempt(version, learner=other_learner.person)
    make_attempt(version, visitor=OTHER_VISITOR)
    make_outcome(version, learner=learner.person)

    assert open_attempts_for(Holder(learner.person.pk, (VISITOR,))) == (here, fresh, mine)
    assert open_attempts_for(Holder(NOBODY.pk, (VISITOR,))) == (here,)
    assert open_attempts_for(Holder(NOBODY.pk)) == ()


def test_runs_of_nobody_are_in_no_list(learner: Actor) -> None:
    make_attempt()
    make_outcome()
    Attempt.objects.update(visitor="")

    assert open_attempts_for(Holder(NOBODY.pk)) == open_attempts_for(Holder(learner.person.pk)) == ()
    assert history_of(Holder(NOBODY.pk)) == ()


def test_outcomes_of_an_assessment_stand_together_oldest_first(learner: Actor, other_learner: Actor) -> None:
    version = make_version()
    newer_version = make_version(version.assessment, plan_size=4)
    second = make_outcome(version, learner=learner.person, now=NOW + timedelta(days=90))
    first = make_outcome(version, learner=learner.person, answers=WORK_ANSWERS)
    third = make_outcome(newer_version, learner=learner.person, now=NOW + timedelta(days=180))
    make_outcome(version, learner=other_learner.person)
    elsewhere = make_outcome(make_version(), learner=learner.person)
    make_attempt(version, learner=learner.person)

    assert history_of(Holder(learner.person.pk)) == (first, second, third, elsewhere)


def test_submission_answered_by_two_engines_stands_once_with_the_newer() -> None:
    first = make_outcome()
    newer = rows.outcome(submission=first.submission, snapshot=first.snapshot, engine=first.engine + 1)

    assert history_of(Holder(NOBODY.pk, (VISITOR,))) == (newer,)


def test_lists_take_one_statement_however_long(learner: Actor) -> None:
    version = make_version()

    def make_more(number: int) -> None:
        for _each in range(number):
            make_attempt(version, learner=learner.person)
            make_outcome(version, learner=learner.person)

    def show() -> None:
        for run in open_attempts_for(Holder(learner.person.pk)):
            assert run.version.assessment.title
        for outcome in history_of(Holder(learner.person.pk)):
            assert outcome.version.assessment.title
            assert outcome.submission.attempt.started_at

    assert assert_queries_do_not_grow(make_more, show) == 2


def test_assessments_that_can_be_taken_are_live_with_a_version_by_title() -> None:
    second, first = make_assessment("Work"), make_assessment("Path")
    make_version()
    Assessment.objects.create(title="Never frozen", definition="", live=True)

    assert list(open_assessments()) == [first, second]


def test_list_of_assessments_takes_one_statement_however_long() -> None:
    def show() -> None:
        for assessment in open_assessments():
            assert assessment.current_version is not None
            assert definition_of(assessment.current_version).key == "short"

    def make_more(number: int) -> None:
        for _each in range(number):
            make_assessment()

    assert assert_queries_do_not_grow(make_more, show) == 1


def test_definition_is_read_once_a_process() -> None:
    make_version()
    version = AssessmentVersion.objects.defer("definition").get()

    assert count_queries(lambda: definition_of(version)) == 1
    assert count_queries(lambda: (definition_of(version), prepared_of(version, 1), search_of(version))) == 0
    assert definition_of(version) is definition_of(version)
    assert prepared_of(version, 1) is prepared_of(version, 1)
    assert search_of(version) is search_of(version)


def test_version_is_read_once_a_process_and_shared_with_nobody() -> None:
    pk = make_version().pk
    first = kept_version(pk)
    assert first.assessment.title == "Short"
    Assessment.objects.update(title="Renamed")

    assert count_queries(lambda: kept_version(pk)) == 0
    assert kept_version(pk) == first
    assert kept_version(pk).assessment.title == "Renamed"
    with pytest.raises(AssessmentVersion.DoesNotExist):
        kept_version(pk + 1)
