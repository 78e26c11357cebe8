"""Once a day: mail those who follow what changed, and what is announced and near."""

from datetime import date

import structlog

from certifications.follows.tasks.send_changes import send_changes
from portal.jobs.kinds import JobContext
from portal.jobs.services.enqueue_job import enqueue_job
from portal.shared.clock import site_date
from portal.users.models import User

SEND_CHANGES = "certifications.send_changes"
# Announcements are noted first, long enough before the mails to be told by them.
NOTE_ANNOUNCEMENTS = "certifications.note_announcements"
EVERY_NIGHT, EVERY_MORNING = "35 4 * * *", "10 5 * * *"

log = structlog.get_logger(__name__)


class ChangesNotSentError(RuntimeError):
    """Some mails could not be handed over."""


def enqueue_changes() -> None:
    """Ask for the mails of this day."""
    today = site_date().isoformat()
    enqueue_job(SEND_CHANGES, key=today, params={"day": today})


def tell_of_changes(context: JobContext) -> None:
    """Mail each person; a mail that fails holds up nobody else's.

    Raises:
        ChangesNotSentError: some failed; the next attempt sends those alone.
    """
    day = date.fromisoformat(context.params["day"])
    people = list(User.objects.filter(follows__isnull=False, is_active=True).distinct().order_by("pk"))
    failed = 0
    for done, person in enumerate(people):
        context.progress(done, len(people))
        try:
            send_changes(person, day)
        except OSError as error:
            failed += 1
            # Servers of mail quote addresses in what they say.
            log.warning("changes_not_sent", error=type(error).__name__)
    context.progress(len(people), len(people))
    if failed:
        raise ChangesNotSentError(failed)
