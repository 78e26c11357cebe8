"""Tell other programs of an outcome."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from assessments.domain.definitions.definition import Definition
from assessments.models import Outcome
from portal.webhooks.kinds import Payload, PersonalPayload, WebhookEvent
from portal.webhooks.services.report_events import report_event


class OutcomeCreated(Payload):
    """An outcome, without a trace of whose it is."""

    assessment: str
    """The permanent key of the assessment."""
    version: int
    """The number of its version."""
    path: str
    """The key of the path that it recommends."""
    created_at: datetime
    """When the answers were handed in."""


class OutcomeHolder(PersonalPayload):
    """Whose outcome it is."""

    submission: UUID
    """The public id of the submission, which stands in the address of its result."""


OUTCOME_CREATED = WebhookEvent(
    "outcome.created", _("Somebody finished an assessment."), OutcomeCreated, OutcomeHolder
)


def report_outcome(outcome: Outcome, definition: Definition, learner: int | None) -> None:
    """Tell of an outcome that was just stored; one statement, or none. Reads `submission` and `version`."""
    report_event(
        OUTCOME_CREATED,
        OutcomeCreated(
            assessment=definition.key,
            version=outcome.version.number,
            path=outcome.path,
            created_at=outcome.submitted_at,
        ),
        personal=OutcomeHolder(submission=outcome.submission.public_id),
        about=learner,
        at=outcome.submitted_at,
    )
