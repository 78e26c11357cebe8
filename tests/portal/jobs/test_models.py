from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.jobs.models import Job

NOW = timezone.now()
RUNNING = {"state": "running", "worker": "one", "attempts": 1}


def make(**fields: Any) -> Job:
    return Job.objects.create(**{"kind": "test.count", "max_attempts": 3, **fields})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("finished_has_time", {"state": "resting"}),
        ("done_within_total", {"done": 6, "total": 5}),
        ("attempts_within_max", {**RUNNING, "attempts": 4}),
        ("attempts_within_max", {"state": "queued", "attempts": 3}),
        ("worker_while_running", {**RUNNING, "worker": ""}),
        ("finished_has_time", {"state": "succeeded"}),
        ("finished_has_time", {"state": "queued", "finished_at": NOW}),
        ("failed_has_error", {"state": "failed", "finished_at": NOW}),
    ],
)
def test_database_refuses_a_job_that_cannot_be(constraint: str, fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=f"jobs_job_{constraint}"), transaction.atomic():
        make(**fields)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [{"state": "queued"}, RUNNING])
def test_two_active_jobs_of_a_kind_never_share_a_key(state: dict[str, Any]) -> None:
    make(key="april", **state)
    with pytest.raises(IntegrityError, match="one_active_per_key"), transaction.atomic():
        make(key="april")


@pytest.mark.django_db
def test_key_is_free_for_another_kind_for_a_finished_job_and_when_empty() -> None:
    make(key="april", state="cancelled", finished_at=NOW)
    make(key="april")
    make(key="april", kind="test.tick")
    make(key="")
    make(key="")
    assert Job.objects.count() == 5
