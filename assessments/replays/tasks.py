"""What the worker does for replays."""

from assessments.replays.services.run_replay import run_replay
from portal.jobs.kinds import JobContext


def replay_submissions(context: JobContext) -> None:
    """Do a replay, from where the last attempt came to."""
    run_replay(context)
