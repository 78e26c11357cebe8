"""Say that a running job lives, and how far it is."""

import enum
from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now

from portal.jobs.claims import Claim, Progress
from portal.jobs.models import Job


class Standing(enum.Enum):
    """How a claim stands after a heartbeat."""

    HELD = "held"
    CANCEL_REQUESTED = "cancel requested"
    LOST = "lost"


def report_progress(claim: Claim, progress: Progress | None) -> Standing:
    """Extend the lease and, unless `progress` is None, store it. Two statements.

    Called on a connection other than the handler's (portal.jobs.reporter), so that people see it
    at once. It waits while the handler holds the row by a checkpoint that is not committed yet.
    """
    values: dict[str, object] = {
        "heartbeat_at": Now(),
        "lease_until": Now() + timedelta(seconds=settings.JOB_LEASE_SECONDS),
    }
    if progress is not None:
        values |= {"done": progress.done, "total": progress.total, "message": progress.message}
    if not Job.objects.held(claim).update(**values):
        return Standing.LOST
    cancelled = Job.objects.filter(pk=claim.job_id, cancel_requested=True).exists()
    return Standing.CANCEL_REQUESTED if cancelled else Standing.HELD
