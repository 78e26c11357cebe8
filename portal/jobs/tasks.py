"""The one task of the queue: it brings a job, by its id, to the dispatcher."""

from uuid import UUID

from django_tasks import TaskContext, task


@task(takes_context=True)
def run_job(context: TaskContext, job_id: str) -> None:
    """Run a job, if it still waits. A second delivery of the same job does nothing."""
    # Services deliver through this module, and the dispatcher calls services.
    from portal.jobs.dispatch import dispatch

    dispatch(UUID(job_id), worker=context.task_result.worker_ids[-1])
