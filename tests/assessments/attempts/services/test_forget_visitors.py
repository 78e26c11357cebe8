from datetime import timedelta

import pytest

from assessments.attempts.services.forget_visitors import Forgotten, forget_visitors
from assessments.models import Attempt, Outcome
from tests.assessments.models import rows
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db

LONG_AGO = rows.NOW - timedelta(days=30, seconds=1)
LATELY = rows.NOW - timedelta(days=30)


def test_run_that_nobody_went_on_with_is_deleted_after_thirty_days() -> None:
    version = rows.version()
    rows.attempt(version=version, started_at=LONG_AGO)
    rows.attempt(version=version, started_at=LONG_AGO, saved_at=LONG_AGO)
    rows.attempt(version=version, started_at=LONG_AGO, visitor="")

    assert forget_visitors(rows.NOW) == Forgotten(deleted=3, unlinked=0)

    assert not Attempt.objects.exists()


def test_run_begun_or_answered_lately_is_kept() -> None:
    version = rows.version()
    begun = rows.attempt(version=version, started_at=LATELY)
    answered = rows.attempt(version=version, started_at=LONG_AGO, saved_at=LATELY)

    assert forget_visitors(rows.NOW) == Forgotten(deleted=0, unlinked=0)

    assert set(Attempt.objects.all()) == {begun, answered}


def test_submitted_run_loses_its_browser_and_stays_as_statistics() -> None:
    run = rows.attempt(started_at=LONG_AGO, submitted_at=LONG_AGO)
    outcome = rows.outcome(submission=rows.submission(attempt=run))

    assert forget_visitors(rows.NOW) == Forgotten(deleted=0, unlinked=1)

    run.refresh_from_db()
    assert run.visitor == ""
    assert Outcome.objects.get() == outcome
    assert forget_visitors(rows.NOW) == Forgotten(deleted=0, unlinked=0)


def test_run_submitted_lately_keeps_its_browser() -> None:
    run = rows.attempt(started_at=LONG_AGO, submitted_at=LATELY)

    forget_visitors(rows.NOW)

    run.refresh_from_db()
    assert run.visitor == "a" * 64


def test_learners_runs_are_never_forgotten(learner: Actor) -> None:
    version = rows.version()
    fields = {"version": version, "learner": learner.person, "visitor": "", "started_at": LONG_AGO}
    rows.attempt(**fields)
    rows.attempt(**fields, submitted_at=LONG_AGO)

    assert forget_visitors(rows.NOW) == Forgotten(deleted=0, unlinked=0)

    assert Attempt.objects.filter(learner=learner.person).count() == 2
