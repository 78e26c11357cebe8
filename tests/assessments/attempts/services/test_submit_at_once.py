"""However often and at the same time a run is submitted: one submission, one outcome."""

import pytest

from assessments.attempts.services.report_outcome import OUTCOME_CREATED
from assessments.models import Attempt, Outcome, Submission
from portal.webhooks.models import WebhookDelivery
from tests.campaign.submits import submit_all_at_once
from tests.factories.assessments import PROJECT_ANSWERS, make_attempt, make_version
from tests.factories.webhooks import make_webhook

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_many_runs_submitted_twice_at_once_have_one_outcome_each_and_are_told_once() -> None:
    version = make_version()
    make_webhook(events=[OUTCOME_CREATED.name])
    runs = [make_attempt(version, answers=PROJECT_ANSWERS).pk for _number in range(30)]

    found = submit_all_at_once([run for run in runs for _time in range(2)], threads=8)

    assert len(found) == 60
    assert {run: len(outcomes) for run, outcomes in grouped(found).items()} == dict.fromkeys(runs, 1)
    assert (Submission.objects.count(), Outcome.objects.count()) == (30, 30)
    assert not Attempt.objects.filter(submitted_at=None).exists()
    assert WebhookDelivery.objects.count() == 30


def test_one_run_submitted_by_many_at_once_has_one_outcome() -> None:
    run = make_attempt(answers=PROJECT_ANSWERS).pk

    found = submit_all_at_once([run] * 40, threads=8)

    assert len(set(found)) == 1
    assert (len(found), Submission.objects.count(), Outcome.objects.count()) == (40, 1, 1)


def grouped(found: list[tuple[int, int]]) -> dict[int, set[int]]:
    """The outcomes that callers were given, by run."""
    outcomes: dict[int, set[int]] = {}
    for run, outcome in found:
        outcomes.setdefault(run, set()).add(outcome)
    return outcomes
