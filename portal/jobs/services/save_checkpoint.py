"""Store where the next attempt would go on."""

from typing import Any

from portal.jobs.claims import Claim, JobTakenOver, Progress
from portal.jobs.models import Job


def save_checkpoint(claim: Claim, checkpoint: Any, progress: Progress) -> None:
    """Store the checkpoint and the progress in the caller's transaction.

    Raises:
        JobTakenOver: another worker may have the job; the caller's transaction must not be committed.
    """
    stored = Job.objects.held(claim).update(
        checkpoint=checkpoint, done=progress.done, total=progress.total, message=progress.message
    )
    if not stored:
        raise JobTakenOver
