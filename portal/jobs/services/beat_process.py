"""Say that a worker or scheduler is there."""

import os
import socket

from django.db.models.functions import Now

from portal.jobs.models import ProcessHeartbeat, ProcessKind


def beat_process(name: str, kind: ProcessKind) -> None:
    """Write the heartbeat of this process, in one statement."""
    ProcessHeartbeat.objects.bulk_create(
        [
            ProcessHeartbeat(
                name=name,
                kind=kind,
                host=socket.gethostname(),
                pid=os.getpid(),
                started_at=Now(),
                beat_at=Now(),
            )
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["beat_at"],
    )


def forget_process(name: str) -> None:
    """Remove the heartbeat of a process that ends in order."""
    ProcessHeartbeat.objects.filter(name=name).delete()
