"""What the queue runs: a job, an entry of the periodic work, a task of Wagtail's.

Each runs in a thread of its worker, beside the loop that says that the worker lives.
"""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job
from procrastinate.tasks import ConfigureTaskOptions

from portal.jobs.claims import TryAgain
from portal.jobs.dispatch import dispatch
from portal.jobs.kinds import periodic_tasks
from portal.jobs.outage import DATABASE_GONE, is_outage
from portal.jobs.services.deliver_job import RUN_JOB
from portal.jobs.task_backend import RUN_TASK

# How soon periodic work that failed is tried again.
AGAIN = {"minutes": 1}

log = structlog.get_logger(__name__)


class JobRetry(BaseRetryStrategy):
    """Brings a job as often as it asks for: how often it may be tried stands with the job.

    What it did not ask for went wrong around it, and comes again after a pause: at once would be without end.
    """

    def get_retry_decision(self, *, exception: BaseException, **_job: Job) -> RetryDecision:
        if isinstance(exception, TryAgain):
            return RetryDecision(retry_at=exception.at)
        return RetryDecision(retry_at=timezone.now() + timedelta(seconds=settings.JOB_RETRY_SECONDS))


# For a worker that was lost and a database that went away; an error of the task's own would come again.
THREE_TIMES = RetryStrategy(max_attempts=3, wait=5, retry_exceptions=(TryAgain, *DATABASE_GONE))


@app.task(name=RUN_JOB, pass_context=True, retry=JobRetry())
def run_job(context: JobContext, *, job_id: str) -> None:
    """Run the job, if this delivery is still the one that brings it."""
    if context.job.id is None or context.worker_name is None:
        raise ValueError("A job comes by a delivery, to a worker with a name.")
    try:
        dispatch(
            UUID(job_id),
            delivery=context.job.id,
            worker=context.worker_name,
            stopping=context.should_abort,
        )
    except TryAgain:
        raise
    except Exception as error:
        if not is_outage(error):
            log.exception("job_delivery_failed", job_id=job_id)
        raise
    finally:
        connection.close()


@app.task(name="run_periodic", retry=THREE_TIMES)
def run_periodic(timestamp: int, name: str) -> None:
    """Do what is due, in a transaction. What fails is tried again in a minute and stops nothing else."""
    del timestamp  # when it was due
    task = periodic_tasks.get(name)
    if task is None:
        return  # no app registers it any more
    try:
        with transaction.atomic():
            task.action()
    except Exception as error:
        if is_outage(error):
            raise
        log.exception("periodic_task_failed", periodic=name)
        with suppress(AlreadyEnqueued):  # its next time comes first
            again = app.configure_task(run_periodic.name, schedule_in=AGAIN, **periodic_delivery(name))
            again.defer(timestamp=0)
    finally:
        connection.close()


def periodic_delivery(name: str) -> ConfigureTaskOptions:
    """How periodic work is put on the queue: one of a name waits at a time."""
    return {"queueing_lock": f"periodic {name}", "task_kwargs": {"name": name}}


@app.task(name=RUN_TASK, retry=THREE_TIMES)
def run_task(*, path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Run a task of Wagtail's, which are safe to repeat."""
    try:
        import_string(path).call(*args, **kwargs)
    except Exception as error:
        if not is_outage(error):
            log.exception("task_failed", task=path)
        raise
    finally:
        connection.close()
