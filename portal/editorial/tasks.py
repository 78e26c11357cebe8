"""Scheduled publishing, weekly summaries and the index of references, as jobs of periodic work."""

from datetime import date, timedelta

import structlog
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.editorial.bin.services import empty_bin
from portal.editorial.bundles.services.release_due import due_bundles, release_due
from portal.editorial.desk.recipients import summary_readers
from portal.editorial.desk.services.send_summary import send_summary
from portal.editorial.services.publish_due import due_revisions, expired, publish_due, unpublish_expired
from portal.jobs.kinds import JobContext, JobKind, PeriodicTask, job_handlers, periodic_tasks
from portal.jobs.services.enqueue_job import enqueue_job
from portal.shared.clock import site_date

PUBLISH_SCHEDULED = "editorial.publish_scheduled"
INDEX_REFERENCES = "editorial.index_references"
SEND_SUMMARIES = "editorial.send_summaries"
MONDAY_AT_SIX = "0 6 * * 1"

log = structlog.get_logger(__name__)


class MailNotSentError(RuntimeError):
    """Some summaries could not be handed over."""


def register() -> None:
    """Fill the ports of background work."""
    job_handlers.register(PUBLISH_SCHEDULED, JobKind(_("Publish what is scheduled"), publish_scheduled))
    periodic_tasks.register(PUBLISH_SCHEDULED, PeriodicTask("* * * * *", enqueue_publishing_when_due))
    job_handlers.register(SEND_SUMMARIES, JobKind(_("Send weekly summaries"), send_summaries))
    periodic_tasks.register(SEND_SUMMARIES, PeriodicTask(MONDAY_AT_SIX, enqueue_summaries))
    job_handlers.register(
        INDEX_REFERENCES, JobKind(_("Rebuild the index of where things are used"), index_references)
    )
    periodic_tasks.register("editorial.empty_bin", PeriodicTask("47 3 * * *", empty_bin))
    periodic_tasks.register(INDEX_REFERENCES, PeriodicTask("12 4 * * *", enqueue_indexing))


def publish_scheduled(context: JobContext) -> None:
    """Take offline and publish what is due by now, bundles as well."""
    context.check()
    unpublish_expired()
    publish_due()
    release_due()


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
    """Whether a revision or a bundle is due, or something live has passed its end. One query a model."""
    now = timezone.now()
    if due_revisions(now).exists() or due_bundles().exists():
        return True
    return any(items.exists() for items in expired(now))


def enqueue_summaries() -> None:
    """Ask for the summaries of this week."""
    today = site_date()
    monday = (today - timedelta(days=today.weekday())).isoformat()
    enqueue_job(SEND_SUMMARIES, key=monday, params={"week": monday})


def send_summaries(context: JobContext) -> None:
    """Send each person's summary; one that fails holds up nobody else's.

    Raises:
        MailNotSentError: some failed; the next attempt sends those alone.
    """
    week = date.fromisoformat(context.params["week"])
    people = list(summary_readers())
    failed = 0
    for done, person in enumerate(people):
        context.progress(done, len(people))
        try:
            send_summary(person, week)
        except OSError as error:
            failed += 1
            # Servers of mail quote addresses in what they say.
            log.warning("summary_not_sent", error=type(error).__name__)
    context.progress(len(people), len(people))
    if failed:
        raise MailNotSentError(failed)
