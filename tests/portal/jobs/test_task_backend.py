from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.tasks import delete_file_from_storage_task, update_reference_index_task


def test_task_of_wagtails_is_a_row_of_the_queue(db: None) -> None:
    result = update_reference_index_task.enqueue("home", "HomePage", pk="3")
    row = ProcrastinateJob.objects.get()
    assert result.id == str(row.pk)
    assert (row.task_name, row.args) == (
        "run_task",
        {
            "path": "wagtail.tasks.update_reference_index_task",
            "args": ["home", "HomePage"],
            "kwargs": {"pk": "3"},
        },
    )


def test_task_may_wait_and_go_before_others(db: None) -> None:
    later = timezone.now() + timedelta(hours=1)
    update_reference_index_task.using(run_after=later, priority=7).enqueue("home", "HomePage", "3")
    row = ProcrastinateJob.objects.get()
    assert (row.scheduled_at, row.priority) == (later, 7)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_task_of_a_transaction_that_is_rolled_back_is_never_run() -> None:
    with transaction.atomic():
        delete_file_from_storage_task.enqueue(("storage", [], {}), "a.txt")
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()
