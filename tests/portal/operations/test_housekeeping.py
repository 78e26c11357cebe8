import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from portal.jobs.kinds import job_handlers, periodic_tasks
from portal.jobs.models import JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.operations import housekeeping
from portal.users.models import RoleGrant
from tests.portal.jobs.deliveries import run_delivered
from tests.support.cast import make_person


def test_pruning_is_registered_with_its_time() -> None:
    kinds = {name for name, _kind in job_handlers}
    times = {name for name, _task in periodic_tasks}
    assert housekeeping.PRUNE in kinds & times


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_pruning_names_each_of_its_steps_and_drops_roles_too() -> None:
    person, group = make_person("somebody@example.org"), Group.objects.create(name="Waited for")
    long_ago = timezone.now() - RoleGrant.WAITS
    RoleGrant.objects.create(person=person, group=group, requested_by=person, requested_at=long_ago)
    job = enqueue_job(housekeeping.PRUNE)
    run_delivered(job)
    assert (job.state, job.done, job.total) == (JobState.SUCCEEDED, 8, 8)
    assert not RoleGrant.objects.exists()
