"""Submitting answers a run once and for all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import Settings

from assessments.attempts.services.attempt_errors import IncompleteError
from assessments.attempts.services.claim_attempts import claim_attempts
from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.catalogue.queries.kept_snapshot import forget_snapshot, kept_snapshot
from assessments.domain.engines import registry
from assessments.domain.outcomes.document import parse_outcome
from assessments.domain.snapshots.document import parse_snapshot, snapshot_hash
from assessments.models import Attempt, CatalogueSnapshot, Outcome, Submission
from tests.factories.assessments import (
    NOW,
    OTHER_VISITOR,
    PROJECT_ANSWERS,
    VISITOR,
    WORK_ANSWERS,
    make_attempt,
    make_outcome,
    make_version,
    save,
)
from tests.factories.pages import make_catalogue_page, make_certification
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db


def submitted(run: Attempt, now: datetime = NOW) -> Outcome:
    """The outcome as it stands in the table."""
    return Outcome.objects.select_related("submission").get(pk=submit_attempt(run.pk, now=now).pk)


def test_answers_are_frozen_and_answered() -> None:
    run = make_attempt(answers={**PROJECT_ANSWERS, "tools": ["boards"], "months": 14}, held=["capm"])

    outcome = submitted(run)

    submission = outcome.submission
    assert submission.answers == {**PROJECT_ANSWERS, "tools": ["boards"], "months": 14}
    assert submission.held == [{"slug": "capm"}]
    assert submission.scored == [0, 2, 0, 0]
    run.refresh_from_db()
    assert (submission.attempt, submission.version, submission.submitted_at) == (run, run.version, NOW)
    assert run.submitted_at == NOW
    assert (outcome.path, outcome.kind, outcome.engine) == ("project", "", registry.BY_FORMAT[1])
    assert outcome.scores == {"project": [8, 8], "work": [0, 6]}
    assert (outcome.version, outcome.submitted_at, outcome.as_of) == (run.version, NOW, NOW.date())


def test_columns_repeat_the_document() -> None:
    outcome = submitted(make_attempt(answers=WORK_ANSWERS))

    stated = parse_outcome(outcome.document)
    assert (stated.path, stated.engine, stated.as_of) == (outcome.path, outcome.engine, outcome.as_of)
    assert {score.dimension: [score.points, score.attainable] for score in stated.scores} == outcome.scores


def test_path_without_a_plan_says_of_which_kind_it_is() -> None:
    answers = {"share": "half", "planning": "1", "routine": "1", "lead": "no"}

    outcome = submitted(make_attempt(answers=answers))

    assert (outcome.path, outcome.kind) == ("explore", "neither_yet")


def test_hidden_answers_are_kept_and_do_not_count() -> None:
    outcome = submitted(make_attempt(answers={**WORK_ANSWERS, "lead": "yes"}))

    assert outcome.submission.answers["lead"] == "yes"
    assert outcome.submission.scored[3] == -1
    assert outcome.scores["project"] == [0, 6]


def test_cleared_answers_are_left_out() -> None:
    run = make_attempt(answers={**PROJECT_ANSWERS, "months": 5})
    save(run, "months", None, expected=1, now=NOW)

    assert "months" not in submitted(run).submission.answers


def test_run_with_scored_questions_open_is_not_submitted_and_names_them() -> None:
    run = make_attempt(answers={"share": "half", "tools": []})

    with pytest.raises(IncompleteError) as incomplete:
        submit_attempt(run.pk, now=NOW)

    assert incomplete.value.questions == ("planning", "routine", "lead")
    run.refresh_from_db()
    assert run.submitted_at is None
    assert not Submission.objects.exists()


def test_hidden_and_unscored_questions_may_stay_open() -> None:
    assert submitted(make_attempt(answers=WORK_ANSWERS)).path == "work"


def test_submitting_twice_gives_the_same_outcome() -> None:
    run = make_attempt(answers=PROJECT_ANSWERS)

    first = submit_attempt(run.pk, now=NOW)
    again = submit_attempt(run.pk, now=NOW + timedelta(days=1))

    assert again == first
    assert (again.submission, again.submitted_at) == (first.submission, NOW)
    assert (Submission.objects.count(), Outcome.objects.count()) == (1, 1)


def test_run_that_is_gone_is_not_submitted() -> None:
    with pytest.raises(Attempt.DoesNotExist):
        submit_attempt(0, now=NOW)


def test_day_is_that_of_the_sites_time_zone(settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    run = make_attempt(answers=PROJECT_ANSWERS)

    outcome = submitted(run, now=datetime(2026, 12, 31, 15, 0, tzinfo=UTC))

    assert outcome.as_of == date(2027, 1, 1)


def test_catalogue_is_stored_once_while_it_stays_as_it_is() -> None:
    version = make_version()
    first, second = make_outcome(version), make_outcome(version)

    snapshot = CatalogueSnapshot.objects.get()
    assert first.snapshot == second.snapshot == snapshot
    assert snapshot_hash(parse_snapshot(snapshot.document)) == snapshot.sha256


def test_changed_catalogue_is_another_snapshot_and_the_old_one_stays() -> None:
    version = make_version()
    first = make_outcome(version)
    make_certification(make_catalogue_page())

    second = make_outcome(version)

    assert first.snapshot_id != second.snapshot_id
    assert len(parse_snapshot(first.snapshot.document).certifications) == 0
    assert len(parse_snapshot(second.snapshot.document).certifications) == 1


def test_outcome_tells_of_the_one_before_it(learner: Actor) -> None:
    version = make_version()
    holder = {"learner": learner.person, "visitor": ""}
    first = make_outcome(version, answers=WORK_ANSWERS, **holder)
    changed = make_version(version.assessment, plan_size=5)
    second = make_outcome(changed, answers=PROJECT_ANSWERS, now=NOW + timedelta(days=90), **holder)
    third = make_outcome(changed, answers=PROJECT_ANSWERS, now=NOW + timedelta(days=180), **holder)

    assert (first.previous_path, first.previous_version, first.previous_scores) == ("", None, None)
    assert (second.previous_path, second.previous_version) == ("work", version)
    assert second.previous_scores == first.scores
    assert (third.previous_path, third.previous_version) == ("project", changed)


def test_outcome_before_is_nobody_elses_and_of_no_other_assessment(
    learner: Actor, other_learner: Actor
) -> None:
    version = make_version()
    make_outcome(version, learner=other_learner.person)
    make_outcome(version, visitor=OTHER_VISITOR)
    make_outcome(make_version(), visitor=VISITOR)
    make_outcome(make_version(), learner=learner.person)
    unlinked = make_outcome(version, visitor=VISITOR)
    Attempt.objects.filter(submission=unlinked.submission_id).update(visitor="")

    assert make_outcome(version, learner=learner.person).previous_path == ""
    assert make_outcome(version, visitor=VISITOR).previous_path == ""


def test_browsers_runs_follow_each_other_and_go_on_after_claiming(learner: Actor) -> None:
    version = make_version()
    make_outcome(version, answers=WORK_ANSWERS)
    second = make_outcome(version, now=NOW + timedelta(days=1))
    claim_attempts(learner.person, (VISITOR,))
    third = make_outcome(version, learner=learner.person, now=NOW + timedelta(days=2))

    assert (second.previous_path, third.previous_path) == ("work", "project")


def test_run_whose_browser_was_forgotten_has_no_outcome_before() -> None:
    version = make_version()
    earlier = make_outcome(version)
    run = make_attempt(version, answers=PROJECT_ANSWERS)
    Attempt.objects.filter(pk__in=(run.pk, earlier.submission.attempt_id)).update(visitor="")

    assert submitted(run).previous_path == ""


def test_submitting_takes_six_statements_in_a_warm_process(learner: Actor) -> None:
    version = make_version()
    make_outcome(version, learner=learner.person)
    run = make_attempt(version, learner=learner.person, answers=PROJECT_ANSWERS)
    with recorded_queries() as statements:
        submit_attempt(run.pk, now=NOW)

    verbs = [statement.split()[0] for statement in statements if "SAVEPOINT" not in statement]
    assert verbs == ["SELECT", "SELECT", "SELECT", "INSERT", "UPDATE", "INSERT"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_stored_catalogue_is_remembered_when_its_row_is_committed(learner: Actor) -> None:
    version = make_version()
    make_outcome(version, learner=learner.person)
    run = make_attempt(version, learner=learner.person, answers=PROJECT_ANSWERS)
    with recorded_queries() as statements:
        submit_attempt(run.pk, now=NOW)

    verbs = [statement.split()[0] for statement in statements]
    assert verbs == ["BEGIN", "SELECT", "SELECT", "INSERT", "UPDATE", "INSERT", "COMMIT"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_catalogue_whose_row_was_rolled_back_is_stored_again() -> None:
    run = make_attempt(answers=PROJECT_ANSWERS)
    with transaction.atomic():
        submit_attempt(run.pk, now=NOW)
        transaction.set_rollback(True)
    assert not CatalogueSnapshot.objects.exists()

    assert submitted(run).snapshot.sha256 == kept_snapshot().sha256


def test_submitting_twice_takes_two_statements_the_second_time() -> None:
    outcome = make_outcome()
    with recorded_queries() as statements:
        submit_attempt(outcome.submission.attempt_id, now=NOW)

    assert len([statement for statement in statements if "SAVEPOINT" not in statement]) == 2


def test_catalogue_is_read_once_while_nothing_is_published() -> None:
    forget_snapshot()
    kept = kept_snapshot()
    with recorded_queries() as statements:
        assert kept_snapshot() is kept
    assert statements == []

    make_certification(make_catalogue_page())
    assert kept_snapshot().sha256 != kept.sha256
