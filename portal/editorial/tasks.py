"""Scheduled publishing and the index of references, as jobs that periodic work asks for."""

from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.editorial.services.publish_due import due_revisions, expired, publish_due, unpublish_expired
from portal.jobs.kinds import JobContext, JobKind, PeriodicTask, job_handlers, periodic_tasks
from portal.jobs.services.enqueue_job import enqueue_job

PUBLISH_SCHEDULED = "editorial.publish_scheduled"
INDEX_REFERENCES = "editorial.index_references"


def register() -> None:
    """Fill the ports of background work with scheduled publishing and the index."""
    job_handlers.register(PUBLISH_SCHEDULED, JobKind(_("Publish what is scheduled"), publish_scheduled))
    periodic_tasks.register(PUBLISH_SCHEDULED, PeriodicTask("* * * * *", enqueue_publishing_when_due))
    job_handlers.register(INDEX_REFERENCES, JobKind(_("Note again what points at what"), index_references))
    periodic_tasks.register(INDEX_REFERENCES, PeriodicTask("12 4 * * *", enqueue_indexing))


def publish_scheduled(context: JobContext) -> None:
    """Take offline and publish what is due by now."""
    context.check()
    unpublish_expired()
    publish_due()


def index_references(context: JobContext) -> None:
    """Build Wagtail's index of references anew.

    Rows are indexed as they are saved; this finds what was written past Wagtail, and names that a page took
    on later.
    """
    context.check()
    call_command("rebuild_references_index", verbosity=0)


def enqueue_indexing() -> None:
    """Ask for the index to be built."""
    enqueue_job(INDEX_REFERENCES, key=INDEX_REFERENCES)


def enqueue_publishing_when_due() -> None:
    """Ask for publishing only when something is due: a job a minute would bury the others."""
    if anything_due():
        enqueue_job(PUBLISH_SCHEDULED, key=PUBLISH_SCHEDULED)


def anything_due() -> bool:
    """Whether a revision waits to go live, or something live has passed its end. One query a model."""
    now = timezone.now()
    return due_revisions(now).exists() or any(items.exists() for items in expired(now))
