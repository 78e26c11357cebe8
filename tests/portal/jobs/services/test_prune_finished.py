from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.jobs.models import Job, JobState
from portal.jobs.services.prune_finished import prune_deliveries, prune_jobs, prune_sessions

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


@pytest.mark.parametrize(("status", "left"), [("failed", 0), ("cancelled", 0), ("todo", 1), ("doing", 1)])
def test_rows_of_the_queue_go_once_they_are_over(job: Job, status: str, left: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = %s", [status])
        cursor.execute("UPDATE procrastinate_events SET at = %s", [OLD])
    prune_deliveries(keep_days=30)
    assert ProcrastinateJob.objects.count() == left


def test_failed_rows_of_the_queue_are_kept_for_a_while(job: Job) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    prune_deliveries(keep_days=30)
    assert ProcrastinateJob.objects.count() == 1


def test_expired_sessions_go(db: None) -> None:
    Session.objects.create(session_key="a" * 32, session_data="", expire_date=OLD)
    prune_sessions()
    assert not Session.objects.exists()
