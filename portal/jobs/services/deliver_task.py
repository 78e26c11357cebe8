"""Put a task of Wagtail's on the queue."""

from datetime import datetime
from typing import Any

from procrastinate.contrib.django import app

RUN_TASK = "run_task"


def deliver_task(
    path: str, args: list[Any], kwargs: dict[str, Any], *, priority: int, run_after: datetime | None
) -> int:
    """Add a row to the queue in the caller's transaction; returns its id."""
    delivery = app.configure_task(RUN_TASK, priority=priority, schedule_at=run_after)
    return delivery.defer(path=path, args=args, kwargs=kwargs)
