"""Remove what is over and too old to be of use."""

from datetime import timedelta

from asgiref.sync import async_to_sync
from django.core.management import call_command
from django.db.models.functions import Now
from procrastinate.contrib.django import app

from portal.jobs.models import Job


def prune_jobs(*, keep_days: int) -> int:
    """Delete jobs that finished more than `keep_days` days ago; returns how many."""
    return int(Job.objects.finished().filter(finished_at__lt=Now() - timedelta(days=keep_days)).delete()[0])


def prune_deliveries(*, keep_days: int) -> None:
    """Delete rows of the queue that failed more than `keep_days` days ago; all others went at their end."""
    async_to_sync(app.job_manager.delete_old_jobs)(
        nb_hours=24 * keep_days, include_failed=True, include_cancelled=True, include_aborted=True
    )


def prune_sessions() -> None:
    """Delete expired sessions."""
    call_command("clearsessions", verbosity=0)
