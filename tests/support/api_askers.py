"""Who asks the API when requests are made up, and what there is for them to find."""

from collections.abc import Mapping
from datetime import timedelta

from portal.jobs.models import Job
from portal.tokens.scope_choice import scopes_for
from portal.tokens.services.make_token import make_token
from portal.users.models import User
from portal.webhooks.services.ask_delivery import send_test
from tests.factories.assessments import make_outcome
from tests.factories.pages import fact_row, make_catalogue_page, make_certification
from tests.factories.webhooks import make_webhook
from tests.support.api_requests import Asker

ROOT = "/api/v1/"


def known_things(learner: User) -> Mapping[str, Mapping[str, str]]:
    """Make a certification, a webhook with a delivery, and an outcome and a job of the learner's; what names
    them in addresses.
    """
    page = make_certification(make_catalogue_page(), facts=(fact_row(),))
    outcome = make_outcome(learner=learner)
    job = Job.objects.create(kind="gone", max_attempts=1, requested_by=learner)
    webhook = make_webhook(events=["fact.changed"])
    delivery = str(send_test(webhook, by=learner).pk)
    assessment = outcome.version.assessment
    return {
        f"{ROOT}certifications/": {"slug": page.slug, "key": "exam.questions"},
        f"{ROOT}outcomes/": {"submission": str(outcome.submission.public_id)},
        f"{ROOT}attempts/": {"uuid": str(outcome.submission.attempt.public_id), "question": "share"},
        f"{ROOT}assessments/": {"slug": assessment.slug},
        f"{ROOT}history/": {"assessment": assessment.slug},
        f"{ROOT}drafts/": {"id": str(assessment.public_id)},
        f"{ROOT}jobs/": {"id": str(job.pk)},
        f"{ROOT}webhooks/": {"id": str(webhook.pk), "webhook": str(webhook.pk)},
        # A path as the description has it, of what was sent to the webhook.
        f"{ROOT}webhooks/{{webhook}}/": {"id": delivery, "webhook": str(webhook.pk)},
    }


def asker(person: User, known: Mapping[str, Mapping[str, str]]) -> Asker:
    """Somebody with a token for all that they may do, who knows what is there."""
    _token, text = make_token(person, name="T", scopes=scopes_for(person), lifetime=timedelta(days=1))
    return Asker({"Authorization": f"Bearer {text}"}, known)
