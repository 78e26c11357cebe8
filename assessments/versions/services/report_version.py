"""Tell other programs of the version that is taken from now on."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.domain.definitions.definition import Definition
from assessments.models import Assessment, AssessmentVersion
from portal.webhooks.kinds import Payload, WebhookEvent
from portal.webhooks.services.report_events import report_event


class VersionPublished(Payload):
    """A version on which new attempts start."""

    assessment: str
    """The permanent key of the assessment."""
    slug: str
    """What its address ends in."""
    version: int
    """The number of the version. One that was published before keeps its number."""
    published_at: datetime
    """When it went live."""


VERSION_PUBLISHED = WebhookEvent(
    "assessment.version_published", _("A version of an assessment went live."), VersionPublished
)


def report_version(assessment: Assessment, version: AssessmentVersion, definition: Definition) -> None:
    """Tell of a version that has just become the current one; one statement, or none."""
    now = timezone.now()
    data = VersionPublished(
        assessment=definition.key, slug=assessment.slug, version=version.number, published_at=now
    )
    report_event(VERSION_PUBLISHED, data, at=now)
