"""Background work as programs follow it: their own, and what their role lets them see."""

from uuid import uuid4

import pytest

from portal.jobs.models import Job, JobState
from portal.users.models import User
from tests.support.api_client import client_of
from tests.support.cast import Actor

pytestmark = pytest.mark.django_db
READ, WRITE = "drafts:read", "drafts:write"


# A kind that the scopes are about, and others.
PROOF = "assessments.prove"


def job_of(person: User | None, kind: str = PROOF, **fields: object) -> Job:
    return Job.objects.create(kind=kind, max_attempts=3, requested_by=person, **fields)


def address(job: Job) -> str:
    return f"/api/v1/jobs/{job.pk}/"


def test_own_job_says_how_far_it_is(learner: Actor) -> None:
    job = job_of(learner.person, state=JobState.RUNNING, worker="one", attempts=1, done=3, total=9)

    found = client_of(learner.person, READ).get(address(job)).json()

    assert (found["state"], found["done"], found["total"]) == ("running", 3, 9)
    assert (found["is_own"], found["is_stopping"]) == (True, False)
    assert "params" not in found


def test_jobs_of_others_are_not_there(other_learner: Actor, learner: Actor) -> None:
    job = job_of(learner.person)

    assert client_of(other_learner.person, READ).get(address(job)).status_code == 404
    assert client_of(other_learner.person, WRITE).delete(address(job)).status_code == 404
    assert client_of(other_learner.person, READ).get(f"/api/v1/jobs/{uuid4()}/").status_code == 404


def test_roles_see_and_stop_jobs_as_on_their_page(
    report_viewer: Actor, administrator: Actor, learner: Actor
) -> None:
    job = job_of(learner.person)

    assert client_of(report_viewer.person, READ).get(address(job)).status_code == 200
    assert client_of(report_viewer.person, WRITE).delete(address(job)).status_code == 403
    assert client_of(administrator.person, WRITE).delete(address(job)).json()["state"] == "cancelled"


@pytest.mark.parametrize("kind", ["assessments.replay", "operations.prune", "gone"])
def test_token_reaches_only_the_kinds_of_work_that_its_scope_is_about(
    administrator: Actor, kind: str
) -> None:
    job = job_of(administrator.person, kind)

    assert client_of(administrator.person, READ).get(address(job)).status_code == 404
    assert client_of(administrator.person, WRITE).delete(address(job)).status_code == 404
    job.refresh_from_db()
    assert not job.cancel_requested
    # Without a token they are what the admin's page shows.
    assert administrator.client.get(address(job)).json()["kind"] == kind


def test_finished_job_is_not_stopped(learner: Actor) -> None:
    job = job_of(learner.person)
    client = client_of(learner.person, WRITE)

    assert client.delete(address(job)).status_code == 200
    assert client.delete(address(job)).status_code == 409


def test_job_needs_a_token_of_its_scope(learner: Actor, visitor: Actor) -> None:
    job = job_of(learner.person)

    assert visitor.client.get(address(job)).status_code == 401
    assert client_of(learner.person, READ).delete(address(job)).status_code == 403
    assert client_of(learner.person, "outcomes:read").get(address(job)).status_code == 403
