import pytest

from assessments.attempts.services.claim_attempts import claim_attempts
from assessments.models import Attempt
from tests.assessments.models import rows
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db

VISITOR = "a" * 64


def test_claiming_takes_every_run_of_the_browser_and_changes_nothing_else(learner: Actor) -> None:
    version = rows.version()
    answers = {"share": {"value": "half", "revision": 2, "at": rows.NOW.isoformat()}}
    open_run = rows.attempt(version=version, answers=answers, saved_at=rows.NOW)
    done = rows.outcome(
        submission=rows.submission(attempt=rows.attempt(version=version, submitted_at=rows.NOW))
    )

    assert claim_attempts(learner.person, (VISITOR,)) == 2

    open_run.refresh_from_db()
    assert (open_run.learner, open_run.visitor) == (learner.person, "")
    assert (open_run.answers, open_run.saved_at) == (answers, rows.NOW)
    done.refresh_from_db()
    assert done.submission.attempt.learner == learner.person


def test_claimed_runs_stand_beside_those_that_the_account_has(learner: Actor) -> None:
    version = rows.version()
    own = rows.attempt(version=version, learner=learner.person, visitor="")
    claimed = rows.attempt(version=version)

    assert claim_attempts(learner.person, (VISITOR,)) == 1

    assert set(Attempt.objects.filter(learner=learner.person)) == {own, claimed}


def test_claiming_touches_no_other_browser_and_no_other_account(learner: Actor, other_learner: Actor) -> None:
    version = rows.version()
    others = rows.attempt(version=version, learner=other_learner.person, visitor="")
    elsewhere = rows.attempt(version=version, visitor="b" * 64)
    cut = rows.attempt(version=version, visitor="")

    assert claim_attempts(learner.person, (VISITOR,)) == 0
    assert claim_attempts(learner.person, ()) == 0

    for run, holder in ((others, other_learner.person), (elsewhere, None), (cut, None)):
        run.refresh_from_db()
        assert run.learner == holder


def test_claiming_twice_takes_nothing_more(learner: Actor, other_learner: Actor) -> None:
    run = rows.attempt()

    assert claim_attempts(learner.person, (VISITOR,)) == 1
    assert claim_attempts(other_learner.person, (VISITOR,)) == 0

    run.refresh_from_db()
    assert run.learner == learner.person


def test_claiming_is_one_statement_and_none_without_a_browser(learner: Actor) -> None:
    rows.attempt()

    assert count_queries(lambda: claim_attempts(learner.person, ())) == 0
    assert count_queries(lambda: claim_attempts(learner.person, (VISITOR,))) == 1
