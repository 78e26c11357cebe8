"""Scheduled publishing, as a job that periodic work asks for."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.editorial.bundles.services.release_due import due_bundles, release_due
from portal.editorial.services.publish_due import due_revisions, expired, publish_due, unpublish_expired
from portal.jobs.kinds import JobContext, JobKind, PeriodicTask, job_handlers, periodic_tasks
from portal.jobs.services.enqueue_job import enqueue_job

PUBLISH_SCHEDULED = "editorial.publish_scheduled"


def register() -> None:
    """Fill the ports of background work with scheduled publishing."""
    job_handlers.register(PUBLISH_SCHEDULED, JobKind(_("Publish what is scheduled"), publish_scheduled))
    periodic_tasks.register(PUBLISH_SCHEDULED, PeriodicTask("* * * * *", enqueue_publishing_when_due))


def publish_scheduled(context: JobContext) -> None:
    """Take offline and publish what is due by now, bundles as well."""
    context.check()
    unpublish_expired()
    publish_due()
    release_due()


def enqueue_publishing_when_due() -> None:
    """Ask for publishing only when something is due: a job a minute would bury the others."""
    if anything_due():
        enqueue_job(PUBLISH_SCHEDULED, key=PUBLISH_SCHEDULED)


def anything_due() -> bool:
    """Whether a revision or a bundle is due, or something live has passed its end. One query a model."""
    now = timezone.now()
    if due_revisions(now).exists() or due_bundles().exists():
        return True
    return any(items.exists() for items in expired(now))
