"""Brings Wagtail's own tasks (its index, files to be deleted) to the same queue as jobs."""

from typing import Any

from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from procrastinate.contrib.django import app

RUN_TASK = "run_task"


class QueueBackend(BaseTaskBackend):
    """Writes a task to the queue in the caller's transaction. What it returned is kept nowhere."""

    supports_defer = True
    supports_priority = True

    def enqueue(self, task: "Task[Any, Any]", args: Any, kwargs: Any) -> "TaskResult[Any]":
        self.validate_task(task)
        row = app.configure_task(RUN_TASK, priority=task.priority, schedule_at=task.run_after)
        delivery = row.defer(path=task.module_path, args=list(args), kwargs=dict(kwargs))
        return TaskResult(
            task=task,
            id=str(delivery),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
