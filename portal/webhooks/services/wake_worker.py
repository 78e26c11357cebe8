"""Let a worker see to what is due."""

from django.db import connection

from portal.jobs.services.deliver_task import TASK_ROW, task_row
from portal.webhooks.services.report_events import DELIVER


def wake_worker() -> None:
    """Put a task on the queue, in the caller's transaction. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(TASK_ROW, [task_row(DELIVER)])
