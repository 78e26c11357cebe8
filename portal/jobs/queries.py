"""What other rooms ask of background work."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateWorker

from portal.jobs.kinds import HEAVY, job_handlers
from portal.jobs.models import Job, JobState


def worker_is_heard() -> bool:
    """Whether any worker has said lately that it is there. One query."""
    silent = timedelta(seconds=settings.WORKER_LOST_SECONDS)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - silent).exists()


def heavy_work_is_stuck() -> bool:
    """Whether heavy work has waited for a while, and no worker is at any of it. One query.

    The queue does not say which worker serves what, so a missing one shows by what it leaves undone.
    """
    waited = timedelta(seconds=settings.WORKER_LOST_SECONDS)
    heavy = Job.objects.filter(kind__in=[name for name, kind in job_handlers if kind.queue == HEAVY])
    running = heavy.filter(state=JobState.RUNNING)
    waiting = heavy.filter(state=JobState.QUEUED, run_after__lt=Now() - waited)
    return waiting.filter(~Exists(running)).exists()
