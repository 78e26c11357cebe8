"""Run what is due again."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from portal.jobs.kinds import PeriodicTask, periodic_tasks
from portal.jobs.models import PeriodicRun
from portal.jobs.outage import is_outage

log = structlog.get_logger(__name__)

# A failed run is tried again after this, or after the interval where that is shorter.
RETRY_AFTER = timedelta(minutes=1)


def run_due_periodic() -> list[str]:
    """Run every entry that is due, each in its own transaction; returns the names of those that ran.

    One that fails is logged and tried again later, and never keeps the others from running.

    Raises:
        OperationalError, InterfaceError: the database cannot be reached.
    """
    now = timezone.now()
    next_runs = dict(PeriodicRun.objects.values_list("name", "next_run_at"))
    ran = []
    for name, task in periodic_tasks:
        if name in next_runs and next_runs[name] > now:
            continue
        try:
            if _run(name, task, now):
                ran.append(name)
        except Exception as error:
            if is_outage(error):
                raise
            log.exception("periodic_task_failed", periodic=name)
            _postpone(name, task, error)
    return ran


def _run(name: str, task: PeriodicTask, now: datetime) -> bool:
    """Run one entry unless another scheduler got there first."""
    with transaction.atomic():
        PeriodicRun.objects.bulk_create([PeriodicRun(name=name, next_run_at=now)], ignore_conflicts=True)
        run = PeriodicRun.objects.select_for_update().get(pk=name)
        if run.next_run_at > now:
            return False
        task.action()
        PeriodicRun.objects.filter(pk=name).update(
            last_run_at=Now(), next_run_at=now + task.interval, last_error_class=""
        )
    return True


def _postpone(name: str, task: PeriodicTask, error: Exception) -> None:
    PeriodicRun.objects.update_or_create(
        name=name,
        defaults={
            "next_run_at": timezone.now() + min(task.interval, RETRY_AFTER),
            "last_error_class": type(error).__name__,
        },
    )
