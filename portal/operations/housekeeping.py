"""Housekeeping: what is over and too old goes, every night."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.jobs.kinds import JobContext, JobKind, PeriodicTask, job_handlers, periodic_tasks
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.prune_finished import prune_deliveries, prune_jobs, prune_sessions
from portal.operations.counters import remove_expired
from portal.tokens.services.drop_expired import drop_expired_tokens
from portal.users.services.drop_unconfirmed_roles import drop_unconfirmed_roles
from portal.users.session_list import prune_session_list

PRUNE = "operations.prune"


def register() -> None:
    """Fill the ports of background work with housekeeping."""
    job_handlers.register(PRUNE, JobKind(_("Remove old jobs and sessions"), prune))
    periodic_tasks.register(PRUNE, PeriodicTask("17 3 * * *", partial(enqueue_job, PRUNE, key=PRUNE)))


def renew_search_index() -> None:
    """Index all pages anew: saving one indexes it, but a new name of its issuer does not."""
    call_command("update_index", verbosity=0)


def prune(context: JobContext) -> None:
    """Remove jobs, rows of the queue, sessions, roles, tokens and counts that nobody needs any more."""
    days = settings.JOB_KEEP_DAYS
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        (gettext("Finished jobs"), lambda: prune_jobs(keep_days=days)),
        (gettext("Failed tasks of the queue"), lambda: prune_deliveries(keep_days=days)),
        (gettext("Expired sessions"), prune_sessions),
        (gettext("Expired sessions in people’s lists"), prune_session_list),
        (gettext("Roles that nobody confirmed in time"), drop_unconfirmed_roles),
        (gettext("Access tokens that expired long ago"), drop_expired_tokens),
        (gettext("Expired counts of limits"), remove_expired),
        (gettext("What the admin’s search finds"), renew_search_index),
    )
    for number, (stage, step) in enumerate(steps):
        context.progress(number, len(steps), stage)
        step()
    context.progress(len(steps), len(steps))
