"""The row of the queue that brings a task, as part of somebody else's statement."""

import json

from portal.jobs.kinds import QUICK
from portal.jobs.task_backend import RUN_TASK

# A query with one argument, `task_row(…)`; as the queue's own library defers.
TASK_ROW = f"""
SELECT procrastinate_defer_jobs_v1(
    ARRAY[ROW('{QUICK}', '{RUN_TASK}', 0, NULL, NULL, %s::jsonb, NULL)]::procrastinate_job_to_defer_v1[]
)
"""


def task_row(path: str) -> str:
    """What the queue is told of a task without arguments, by its import path."""
    return json.dumps({"path": path, "args": [], "kwargs": {}})
