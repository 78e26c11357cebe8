from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import delete_file_from_storage_task

from portal.jobs.models import Job, ProcessKind
from portal.jobs.services.beat_process import beat_process, forget_process
from portal.jobs.services.recover_lost_tasks import recover_lost_tasks

if TYPE_CHECKING:
    Task = DBTaskResult[Any, Any]


@pytest.fixture
def task(db: None) -> "Task":
    """A task of Wagtail that a worker took up an hour ago."""
    result = delete_file_from_storage_task.enqueue("media", "a.txt")
    DBTaskResult.objects.filter(pk=result.id).update(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(hours=1),
        worker_ids=["one"],
    )
    return DBTaskResult.objects.get(pk=result.id)


def test_task_of_a_vanished_worker_is_ready_again(task: "Task") -> None:
    assert recover_lost_tasks() == 1
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


def test_task_of_a_worker_that_beats_is_left_alone(task: "Task") -> None:
    beat_process("one", ProcessKind.WORKER)
    assert recover_lost_tasks() == 0
    forget_process("one")
    assert recover_lost_tasks() == 1


def test_task_that_was_lost_three_times_is_failed(task: "Task") -> None:
    DBTaskResult.objects.update(worker_ids=["a", "b", "c"])
    assert recover_lost_tasks() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert task.finished_at is not None


def test_delivery_of_a_job_is_none_of_its_business(job: Job) -> None:
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - timedelta(hours=1), worker_ids=["one"]
    )
    assert recover_lost_tasks() == 0
