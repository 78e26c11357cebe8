from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings
from structlog.testing import capture_logs

from portal.jobs import tasks
from portal.jobs.claims import TryAgain
from portal.jobs.kinds import PeriodicTask, periodic_tasks
from portal.jobs.models import Job
from portal.jobs.tasks import JobRetry, run_job, run_periodic, run_task
from tests.portal.jobs.deliveries import times_of

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def broken() -> None:
    Job.objects.create(kind="left over", max_attempts=1)
    raise RuntimeError("row of anna@example.org refused")


@pytest.fixture
def half(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of periodic work that writes a row and then fails."""
    monkeypatch.setitem(periodic_tasks._entries, "half", PeriodicTask("* * * * *", broken))
    return "half"


def test_periodic_work_that_fails_is_undone_told_and_tried_again_in_a_minute(half: str) -> None:
    with capture_logs() as lines:
        run_periodic(timestamp=0, name=half)
        run_periodic(timestamp=0, name=half)
    assert not Job.objects.exists()
    assert [(line["event"], line["periodic"]) for line in lines] == [("periodic_task_failed", "half")] * 2
    again = ProcrastinateJob.objects.get()
    assert again.scheduled_at is not None
    assert timedelta(0) < again.scheduled_at - timezone.now() <= timedelta(minutes=1)


def test_periodic_work_that_no_app_registers_any_more_is_passed_over() -> None:
    run_periodic(timestamp=0, name="long gone")
    assert not ProcrastinateJob.objects.exists()


def test_periodic_work_cut_off_by_an_outage_is_left_to_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off() -> None:
        monkeypatch.setattr(connection, "is_usable", lambda: False)
        raise OperationalError("gone")

    monkeypatch.setitem(periodic_tasks._entries, "cut off", PeriodicTask("* * * * *", cut_off))
    with pytest.raises(OperationalError):
        run_periodic(timestamp=0, name="cut off")
    assert not ProcrastinateJob.objects.exists()


def test_times_of_all_periodic_work_can_be_read() -> None:
    now = timezone.now().timestamp()
    waits = [next(times_of(task)) - now for _name, task in periodic_tasks]
    assert len(waits) >= 4
    assert all(0 < wait <= 7 * 24 * 3600 for wait in waits)


def test_task_that_fails_is_told_by_its_name_alone() -> None:
    path = "wagtail.tasks.update_reference_index_task"
    with capture_logs() as lines, pytest.raises(LookupError):
        run_task(path=path, args=["nowhere", "nothing", "1"], kwargs={})
    assert [(line["event"], line["task"]) for line in lines] == [("task_failed", path)]
    assert "nowhere" not in str({**lines[0], "exc_info": None})


def fail_deliveries_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def dispatch(*_arguments: Any, **_named: Any) -> None:
        raise error

    monkeypatch.setattr(tasks, "dispatch", dispatch)


def deliver() -> None:
    context = SimpleNamespace(
        job=SimpleNamespace(id=1), worker_name="worker of a test", should_abort=lambda: False
    )
    run_job(cast(JobContext, context), job_id="7b0b7b0e-5f0a-4c5e-9d44-0f3f5a7f1b11")


def test_job_that_asks_to_be_tried_again_comes_at_its_time() -> None:
    at = timezone.now() + timedelta(minutes=3)
    assert JobRetry().get_retry_decision(exception=TryAgain(at)).retry_at == at


def test_job_whose_delivery_fails_comes_again_after_a_pause_and_not_at_once(settings: Settings) -> None:
    settings.JOB_RETRY_SECONDS = 60
    before = timezone.now()
    retry_at = JobRetry().get_retry_decision(exception=RuntimeError("refused")).retry_at
    after = timezone.now()
    pause = timedelta(seconds=60)
    assert retry_at is not None
    assert before + pause <= retry_at <= after + pause


def test_delivery_that_fails_is_told_by_its_job_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_deliveries_with(monkeypatch, RuntimeError("row of anna@example.org refused"))
    with capture_logs() as lines, pytest.raises(RuntimeError):
        deliver()
    assert [line["event"] for line in lines] == ["job_delivery_failed"]
    assert lines[0]["job_id"] == "7b0b7b0e-5f0a-4c5e-9d44-0f3f5a7f1b11"
    assert "anna" not in str({**lines[0], "exc_info": None})


@pytest.mark.parametrize("error", [TryAgain(timezone.now()), OperationalError("gone")])
def test_delivery_that_is_to_come_again_or_lost_its_database_is_no_error(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(connection, "is_usable", lambda: False)
    fail_deliveries_with(monkeypatch, error)
    with capture_logs() as lines, pytest.raises(type(error)):
        deliver()
    assert lines == []
