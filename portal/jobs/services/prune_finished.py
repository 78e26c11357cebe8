"""Remove what is over and too old to be of use."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.jobs.models import Job, ProcessHeartbeat
from portal.jobs.tasks import run_job


def prune_jobs(*, keep_days: int) -> int:
    """Delete jobs that finished more than `keep_days` days ago; returns how many."""
    return int(Job.objects.finished().filter(finished_at__lt=Now() - timedelta(days=keep_days)).delete()[0])


def prune_task_results(*, keep_days: int) -> None:
    """Delete finished rows of the queue, and deliveries whose worker was killed, after `keep_days` days."""
    call_command("prune_db_task_results", min_age_days=keep_days, queue_name="*", verbosity=0)
    DBTaskResult.objects.filter(
        task_path=run_job.module_path,
        status=TaskResultStatus.RUNNING,
        started_at__lt=Now() - timedelta(days=keep_days),
    ).delete()


def prune_heartbeats() -> None:
    """Delete heartbeats of processes that have been silent for a day."""
    ProcessHeartbeat.objects.filter(beat_at__lt=Now() - timedelta(days=1)).delete()


def prune_sessions() -> None:
    """Delete expired sessions."""
    call_command("clearsessions", verbosity=0)
