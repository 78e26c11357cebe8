"""Remove what is over and too old to be of use, some thousand rows in a transaction."""

from datetime import timedelta
from typing import Any

from asgiref.sync import async_to_sync
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now
from procrastinate.contrib.django import app

from portal.jobs.models import Job

AT_ONCE = 5000


def prune_jobs(*, keep_days: int) -> int:
    """Delete jobs that finished more than `keep_days` days ago; returns how many."""
    return _delete_in_batches(
        Job.objects.finished().filter(finished_at__lt=Now() - timedelta(days=keep_days))
    )


def prune_deliveries(*, keep_days: int) -> None:
    """Delete rows of the queue that failed more than `keep_days` days ago; all others went at their end."""
    async_to_sync(app.job_manager.delete_old_jobs)(
        nb_hours=24 * keep_days, include_failed=True, include_cancelled=True, include_aborted=True
    )


def prune_sessions() -> int:
    """Delete expired sessions; returns how many."""
    return _delete_in_batches(Session.objects.filter(expire_date__lt=Now()))


def _delete_in_batches(over: QuerySet[Any]) -> int:
    deleted = 0
    while keys := list(over.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        deleted += over.filter(pk__in=keys).delete()[0]
    return deleted
