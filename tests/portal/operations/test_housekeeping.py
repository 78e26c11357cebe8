import pytest

from portal.jobs.kinds import job_handlers, periodic_tasks
from portal.jobs.models import JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.operations import housekeeping
from tests.portal.jobs.deliveries import run_delivered


def test_pruning_is_registered_with_its_time() -> None:
    kinds = {name for name, _kind in job_handlers}
    times = {name for name, _task in periodic_tasks}
    assert housekeeping.PRUNE in kinds & times


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_pruning_names_each_of_its_steps() -> None:
    job = enqueue_job(housekeeping.PRUNE)
    run_delivered(job)
    assert (job.state, job.done, job.total) == (JobState.SUCCEEDED, 6, 6)
