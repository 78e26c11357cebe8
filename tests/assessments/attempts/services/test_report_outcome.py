"""What other programs are told of an outcome: nothing of whose it is, unless they may know."""

import json

import pytest

from assessments.attempts.services.report_outcome import OUTCOME_CREATED
from assessments.attempts.services.submit_attempt import submit_attempt
from portal.webhooks.models import WebhookDelivery
from tests.factories.assessments import NOW, PROJECT_ANSWERS, make_attempt, make_outcome, make_version
from tests.factories.webhooks import make_webhook, the_delivery
from tests.support.cast import Actor
from tests.support.queries import recorded_queries

pytestmark = pytest.mark.django_db

WANTED = [OUTCOME_CREATED.name]


def test_outcome_is_told_without_a_trace_of_its_person(learner: Actor) -> None:
    make_webhook(events=WANTED)
    outcome = make_outcome(learner=learner.person)

    delivery = the_delivery()
    assert delivery.data == {
        "assessment": outcome.version.definition["key"],
        "version": outcome.version.number,
        "path": "project",
        "created_at": NOW.isoformat().replace("+00:00", "Z"),
    }
    assert (delivery.personal, delivery.about) == (None, None)
    person = learner.person
    traces = (str(outcome.submission.public_id), str(person.public_id), person.email)
    assert not any(trace in json.dumps(delivery.data) for trace in traces)


def test_grant_adds_the_submission_and_the_account_and_no_address(learner: Actor) -> None:
    make_webhook(events=WANTED, may_carry_personal_data=True)
    outcome = make_outcome(learner=learner.person)
    assert the_delivery().personal == {
        "submission": str(outcome.submission.public_id),
        "account": str(learner.person.public_id),
    }
    assert the_delivery().about == learner.person


def test_outcome_of_a_browser_has_no_account() -> None:
    make_webhook(events=WANTED, may_carry_personal_data=True)
    outcome = make_outcome()
    assert the_delivery().personal == {"submission": str(outcome.submission.public_id), "account": None}


def test_submitting_takes_one_statement_more_where_somebody_wants_to_know(learner: Actor) -> None:
    version = make_version()
    make_webhook(events=WANTED, may_carry_personal_data=True)
    make_webhook(events=WANTED)
    make_outcome(version, learner=learner.person)
    attempt = make_attempt(version, learner=learner.person, answers=PROJECT_ANSWERS)
    with recorded_queries() as statements:
        submit_attempt(attempt.pk, now=NOW)

    verbs = [statement.split()[0] for statement in statements if "SAVEPOINT" not in statement]
    assert verbs == ["SELECT", "SELECT", "SELECT", "INSERT", "UPDATE", "INSERT", "WITH"]
    assert WebhookDelivery.objects.count() == 4


def test_submitting_again_tells_nobody_again() -> None:
    make_webhook(events=WANTED)
    outcome = make_outcome()
    submit_attempt(outcome.submission.attempt_id, now=NOW)
    assert WebhookDelivery.objects.count() == 1
