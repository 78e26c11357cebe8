import pytest

from assessments.attempts.services.start_attempt import start_attempt
from assessments.models import Attempt
from tests.assessments.models import rows
from tests.support.cast import Actor
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def test_visitors_run_begins_empty_and_belongs_to_the_browser() -> None:
    run = start_attempt(rows.version(), learner=None, visitor="a" * 64, now=rows.NOW)

    run.refresh_from_db()
    assert (run.learner, run.visitor, run.answers) == (None, "a" * 64, {})
    assert (run.started_at, run.saved_at, run.submitted_at) == (rows.NOW, None, None)


def test_learners_run_is_not_tied_to_the_browser(learner: Actor) -> None:
    run = start_attempt(rows.version(), learner=learner.person, visitor="a" * 64, now=rows.NOW)

    run.refresh_from_db()
    assert (run.learner, run.visitor) == (learner.person, "")


def test_run_of_nobody_is_refused() -> None:
    version = rows.version()

    with pytest.raises(ValueError, match="needs a learner or a visitor"):
        start_attempt(version, learner=None, visitor="", now=rows.NOW)
    assert not Attempt.objects.exists()


def test_run_begins_with_one_statement() -> None:
    version = rows.version()

    assert count_queries(lambda: start_attempt(version, learner=None, visitor="a" * 64, now=rows.NOW)) == 1
