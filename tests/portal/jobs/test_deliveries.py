import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from procrastinate import PsycopgConnector
from procrastinate.contrib.django import connector_params
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job as Delivery
from procrastinate.jobs import Status

from portal.jobs.deliveries import OwnDeliveries
from portal.jobs.services.enqueue_job import enqueue_job
from tests.portal.jobs.deliveries import delivery_of, give, hear_worker

End = Callable[[OwnDeliveries, Delivery], Coroutine[Any, Any, None]]


async def succeed(deliveries: OwnDeliveries, delivery: Delivery) -> None:
    await deliveries.finish_job(delivery, Status.SUCCEEDED, delete_job=False)


async def put_back(deliveries: OwnDeliveries, delivery: Delivery) -> None:
    await deliveries.retry_job(delivery)


def end(step: End, delivery: Delivery) -> list[str]:
    """End a delivery as a worker does; returns what it was told."""
    told: list[str] = []

    async def over_own_connections() -> None:
        connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=1)
        await connector.open_async()
        try:
            await step(OwnDeliveries(connector, lambda: told.append("not stored")), delivery)
        finally:
            await connector.close_async()

    asyncio.run(over_own_connections())
    return told


def fetched(row: ProcrastinateJob, worker: int) -> Delivery:
    """The delivery as the worker got it."""
    return row.procrastinate_job.evolve(worker_id=worker)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(("step", "status"), [(succeed, "succeeded"), (put_back, "todo")])
def test_own_delivery_is_ended(kinds: None, step: End, status: str) -> None:
    job = enqueue_job("test.count")
    worker = hear_worker()
    give(job, worker)
    assert end(step, fetched(delivery_of(job), worker)) == []
    assert delivery_of(job).status == status


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("step", [succeed, put_back])
def test_delivery_that_another_worker_has_by_now_stays_with_it(kinds: None, step: End) -> None:
    job = enqueue_job("test.count")
    silent = hear_worker(seconds_ago=3600)
    give(job, hear_worker())
    assert end(step, fetched(delivery_of(job), silent)) == []
    assert delivery_of(job).status == "doing"


@pytest.mark.parametrize("step", [succeed, put_back])
def test_end_that_cannot_be_stored_is_told(step: End) -> None:
    class Unreachable(PsycopgConnector):
        async def execute_query_all_async(self, query: str, **_arguments: Any) -> list[dict[str, Any]]:
            raise ConnectorException(query)

    told: list[str] = []
    deliveries = OwnDeliveries(Unreachable(), lambda: told.append("not stored"))
    delivery = Delivery(
        id=1, queue="default", lock=None, queueing_lock=None, task_name="run_job", worker_id=1
    )
    asyncio.run(step(deliveries, delivery))
    assert told == ["not stored"]
