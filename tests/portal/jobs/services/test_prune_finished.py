from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.jobs.models import Job, JobState, ProcessHeartbeat
from portal.jobs.services.prune_finished import (
    prune_heartbeats,
    prune_jobs,
    prune_sessions,
    prune_task_results,
)

NOW = timezone.now()
OLD = NOW - timedelta(days=31)


def test_old_finished_jobs_go_and_active_and_recent_ones_stay(db: None) -> None:
    for state, finished_at in (
        (JobState.SUCCEEDED, OLD),
        (JobState.FAILED, OLD),
        (JobState.SUCCEEDED, NOW),
        (JobState.QUEUED, None),
    ):
        Job.objects.create(
            kind="test.count",
            max_attempts=3,
            state=state,
            finished_at=finished_at,
            created_at=OLD,
            error_class="ValueError",
        )
    assert prune_jobs(keep_days=30) == 2
    assert sorted(Job.objects.values_list("state", flat=True)) == ["queued", "succeeded"]


@pytest.mark.parametrize("status", [TaskResultStatus.SUCCESSFUL, TaskResultStatus.RUNNING])
def test_old_rows_of_the_queue_go(job: Job, status: TaskResultStatus) -> None:
    DBTaskResult.objects.update(status=status, started_at=OLD, finished_at=OLD)
    prune_task_results(keep_days=30)
    assert not DBTaskResult.objects.exists()


def test_waiting_rows_of_the_queue_stay(job: Job) -> None:
    prune_task_results(keep_days=0)
    assert DBTaskResult.objects.count() == 1


def test_heartbeats_silent_for_a_day_go(db: None) -> None:
    for name, beat_at in (("gone", OLD), ("here", NOW)):
        ProcessHeartbeat.objects.create(
            name=name, kind="worker", host="h", pid=1, started_at=OLD, beat_at=beat_at
        )
    prune_heartbeats()
    assert ProcessHeartbeat.objects.get().name == "here"


def test_expired_sessions_go(db: None) -> None:
    Session.objects.create(session_key="a" * 32, session_data="", expire_date=OLD)
    prune_sessions()
    assert not Session.objects.exists()
