"""Say how far a running job is, and hear whether it is to go on."""

import enum

from portal.jobs.claims import Claim, Progress
from portal.jobs.models import Job


class ClaimState(enum.Enum):
    """How a claim stands."""

    HELD = "held"
    CANCEL_REQUESTED = "cancel requested"
    LOST = "lost"


def report_progress(claim: Claim, progress: Progress | None) -> ClaimState:
    """Store the progress unless it is None, and look how the claim stands. Two statements at most.

    Called on a connection other than the handler's (portal.jobs.reporter), so that people see it at once. It
    waits while the handler holds the row by a checkpoint that is not committed yet.
    """
    held = Job.objects.held(claim)
    if progress is not None:
        held.update(done=progress.done, total=progress.total, message=progress.message)
    cancel_requested = held.values_list("cancel_requested", flat=True).first()
    if cancel_requested is None:
        return ClaimState.LOST
    return ClaimState.CANCEL_REQUESTED if cancel_requested else ClaimState.HELD
