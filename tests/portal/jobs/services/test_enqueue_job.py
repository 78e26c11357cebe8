import threading

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from portal.jobs.claims import UnknownJobKindError
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.jobs.services.request_cancel import request_cancel
from tests.portal.jobs.deliveries import delivery_of
from tests.support.processes import PATIENCE


@pytest.mark.django_db
def test_job_and_its_delivery_are_written_together(kinds: None) -> None:
    job = enqueue_job("test.count", params={"steps": 1})
    delivery = delivery_of(job)
    assert job.state == JobState.QUEUED
    assert (delivery.task_name, delivery.args) == ("run_job", {"job_id": str(job.pk)})
    assert delivery.status == "todo"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_rollback_of_the_caller_takes_job_and_delivery_with_it(kinds: None) -> None:
    with transaction.atomic():
        enqueue_job("test.count")
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_same_key_gives_the_same_job_until_it_has_finished(kinds: None) -> None:
    first = enqueue_job("test.count", key="april")
    assert enqueue_job("test.count", key="april") == first
    assert ProcrastinateJob.objects.count() == 1
    request_cancel(first.pk)
    assert enqueue_job("test.count", key="april") != first


@pytest.mark.django_db
def test_without_a_key_every_call_is_a_job_of_its_own(kinds: None) -> None:
    assert enqueue_job("test.count") != enqueue_job("test.count")


@pytest.mark.django_db
def test_kind_that_nobody_registered_is_refused() -> None:
    with pytest.raises(UnknownJobKindError, match="nonsense"):
        enqueue_job("nonsense")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_same_key_asked_for_at_once_gives_one_job(kinds: None) -> None:
    ids = []
    start = threading.Barrier(6)

    def ask() -> None:
        try:
            start.wait(timeout=PATIENCE)
            ids.append(enqueue_job("test.count", key="april").pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ids) == 6
    assert len(set(ids)) == 1
    assert Job.objects.count() == ProcrastinateJob.objects.count() == 1
