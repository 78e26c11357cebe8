"""The queue's rows of jobs."""

from typing import Any

from django_tasks_db.models import DBTaskResult

from portal.jobs.models import Job


def delivery_of(job: Job) -> "DBTaskResult[Any, Any]":
    """The row that will bring this job to a worker."""
    assert job.delivery is not None
    return DBTaskResult.objects.get(pk=job.delivery)
