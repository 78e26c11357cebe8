"""Run the queue's other tasks again when their worker died.

Jobs have leases of their own. Wagtail's small tasks (indexing, deleting a file) have none, and the queue
would leave them running for ever.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.jobs.models import ProcessHeartbeat
from portal.jobs.tasks import run_job

BATCH = 100
MAX_RUNS = 3


def recover_lost_tasks() -> int:
    """Make tasks ready again whose worker no longer beats, three runs at most; returns how many.

    Wagtail's tasks are safe to repeat.
    """
    silent = Now() - timedelta(seconds=2 * settings.READY_HEARTBEAT_SECONDS)
    alive = set(ProcessHeartbeat.objects.filter(beat_at__gt=silent).values_list("name", flat=True))
    recovered = 0
    with transaction.atomic():
        running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=silent)
        others = running.exclude(task_path=run_job.module_path).select_for_update(skip_locked=True)
        for result in others.order_by("started_at")[:BATCH]:
            if result.worker_ids[-1:] and result.worker_ids[-1] in alive:
                continue
            lost_for_good = len(result.worker_ids) >= MAX_RUNS
            DBTaskResult.objects.filter(pk=result.pk).update(
                status=TaskResultStatus.FAILED if lost_for_good else TaskResultStatus.READY,
                finished_at=Now() if lost_for_good else None,
            )
            recovered += not lost_for_good
    return recovered
