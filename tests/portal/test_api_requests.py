"""Requests that nobody thought of: every endpoint answers as its description says, and none fails."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from portal.tokens.scope_choice import scopes_for
from portal.tokens.services.make_token import make_token
from portal.users.models import User
from portal.webhooks.services.ask_delivery import send_test
from tests.factories.assessments import make_outcome
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.factories.webhooks import make_webhook
from tests.support.api_requests import Asker, examine
from tests.support.cast import Actor

ROOT = "/api/v1/"


@pytest.fixture(autouse=True)
def _unlimited(settings: Settings) -> None:
    settings.ADDRESS_LIMIT_FACTOR = 1e6
    settings.SITE_LIMIT_FACTOR = 1e6


def asker(person: User, learner: User) -> Asker:
    """Somebody with a token for all that they may do, where there are a certification and an outcome."""
    _token, text = make_token(person, name="T", scopes=scopes_for(person), lifetime=timedelta(days=1))
    page = make_certification(make_catalogue_page(), facts=(fact_row(),))
    outcome = make_outcome(learner=learner)
    webhook = make_webhook(events=["fact.changed"])
    delivery = str(send_test(webhook, by=person).pk)
    known = {
        f"{ROOT}certifications/": {"slug": page.slug, "key": "exam.questions"},
        f"{ROOT}outcomes/": {"submission": str(outcome.submission.public_id)},
        f"{ROOT}attempts/": {"uuid": str(outcome.submission.attempt.public_id)},
        f"{ROOT}assessments/": {"slug": outcome.version.assessment.slug},
        f"{ROOT}history/": {"assessment": outcome.version.assessment.slug},
        f"{ROOT}drafts/": {"id": str(outcome.version.assessment.public_id)},
        f"{ROOT}webhooks/": {"id": str(webhook.pk), "webhook": str(webhook.pk)},
        # A path as the description has it, of what was sent to the webhook.
        f"{ROOT}webhooks/{{webhook}}/": {"id": delivery, "webhook": str(webhook.pk)},
    }
    return Asker({"Authorization": f"Bearer {text}"}, known)


@pytest.mark.django_db
def test_visitors_requests_are_answered_as_described() -> None:
    examined = examine(Asker(), examples=3)

    assert examined.faults == []
    assert examined.statuses[200] > 0


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["learner", "report_viewer", "editor", "administrator"])
def test_requests_of_a_role_are_answered_as_described(
    role: str, learner: Actor, request: pytest.FixtureRequest
) -> None:
    person: Actor = request.getfixturevalue(role)

    examined = examine(asker(person.person, learner.person), examples=3)

    assert examined.faults == []
    assert examined.statuses[200] > 0
