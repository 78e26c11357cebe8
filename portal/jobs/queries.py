"""What other rooms ask of background work."""

from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateWorker


def worker_is_heard() -> bool:
    """Whether any worker has said lately that it is there. One query."""
    silent = timedelta(seconds=settings.WORKER_LOST_SECONDS)
    return ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - silent).exists()
