"""What the jobs room holds about a person: the jobs they asked for."""

from collections.abc import Iterator

from portal.jobs.models import Job
from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record


def export_jobs(user: User) -> Iterator[Record]:
    """The jobs the person asked for, oldest first."""
    for job in Job.objects.filter(requested_by=user).order_by("created_at", "pk").iterator():
        yield {"record": "job", "kind": job.kind, "state": job.state, "asked": job.created_at.isoformat()}


def erase_jobs(user: User) -> None:
    """Let the jobs run on in nobody's name."""
    Job.objects.filter(requested_by=user).update(requested_by=None)


JOBS = PersonalDataHolder(
    models=(HeldModel("jobs.Job", "who asked for background work", OnErasure.UNLINKED),),
    export=export_jobs,
    erase=erase_jobs,
)
