"""A worker process: the queue's own worker, begun anew after every outage of the database."""

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Unpack
from uuid import UUID

import structlog
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection
from django.utils.crypto import get_random_string
from procrastinate import App, PsycopgConnector
from procrastinate.app import WorkerOptions
from procrastinate.contrib.django import app, connector_params

from portal.jobs.deliveries import OwnDeliveries
from portal.jobs.kinds import periodic_tasks
from portal.jobs.outage import DATABASE_GONE, wait_for_database
from portal.jobs.services.recover_lost import recover_lost
from portal.jobs.tasks import periodic_delivery, run_periodic

log = structlog.get_logger(__name__)

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)
# A time that passed while no worker ran is made up for when it is no longer ago than this: more than a day,
# so that nightly work is done on a machine that sleeps at night.
MAKE_UP_SECONDS = 26 * 3600
# Seconds that the queue's own statements wait for a connection.
CONNECTION_SECONDS = 5.0


def process_name() -> str:
    """A name of at most 64 characters that no other process has: host, pid and a random part."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{get_random_string(8)}"


def run_worker(*, interval: float, queues: Sequence[str] = ()) -> None:
    """Run a worker in this process until a signal ends it, one job at a time, of these queues or of all.

    It hears of new work at once; `interval` is the longest pause in seconds before it looks by itself, also
    for what is due to be tried again.
    """
    asyncio.run(Worker(process_name(), interval, queues).work())


def run_here(job_id: UUID) -> None:
    """Run a waiting job in this process under the same promises as in a worker; nothing when one was quicker.

    Ours is a worker of a queue that holds this job alone. Should this process end, the others see that.
    """
    queue = process_name()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET queue_name = %s FROM jobs_job"
            " WHERE jobs_job.id = %s AND procrastinate_jobs.id = jobs_job.delivery AND status = 'todo'",
            [queue, job_id],
        )
    asyncio.run(_work_off(queue))


async def _work_off(queue: str) -> None:
    own = _app_of_a_worker(OwnDeliveries(_own_connector(), not_stored=lambda: None))
    async with own.open_async():
        await own.run_worker_async(**_options(name=queue, queues=[queue], wait=False, listen_notify=False))


def _options(**more: Unpack[WorkerOptions]) -> WorkerOptions:
    common = WorkerOptions(
        # Told to end, a worker lets its job know at once and then waits for as long as that takes.
        shutdown_graceful_timeout=0.0,
        update_heartbeat_interval=settings.WORKER_LOST_SECONDS / 4,
        stalled_worker_timeout=settings.WORKER_LOST_SECONDS,
        # What a person wants to know of it stands with the job.
        delete_jobs="successful",
        install_signal_handlers=False,
    )
    return {**common, **more}


def _own_connector() -> PsycopgConnector:
    return PsycopgConnector(
        kwargs=connector_params(), min_size=1, max_size=2, timeout=CONNECTION_SECONDS, name="jobs"
    )


def _app_of_a_worker(deliveries: OwnDeliveries) -> App:
    """The queue over connections that are the worker's own.

    Tasks stay with the app that uses Django's connection: what a handler enqueues belongs to its transaction.
    """
    made = App(connector=deliveries.connector, periodic_defaults={"max_delay": MAKE_UP_SECONDS})
    made.tasks = app.tasks
    made.job_manager = deliveries
    return made


class Worker:
    """Works until told to stop. The first signal lets the running task end (a job at its next check, back to
    the queue); the second ends the process at once."""

    def __init__(self, name: str, interval: float, queues: Sequence[str]) -> None:
        self._name = name
        self._options = _options(name=name, fetch_job_polling_interval=interval)
        if queues:
            self._options["queues"] = queues
        self._stopping = threading.Event()
        self._run: asyncio.Task[None] | None = None

    async def work(self) -> None:
        """Work through any outage of the database."""
        for number in STOP_SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, self._stop, number)
        log.info("worker_started", worker=self._name)
        while await sync_to_async(wait_for_database)(self._stopping):
            await self._work_until_interrupted()
            if not self._stopping.is_set():
                log.warning("worker_interrupted", worker=self._name)
        log.info("worker_stopped", worker=self._name)

    def _stop(self, number: signal.Signals) -> None:
        # The next one does what signals do by themselves; one that came before this would be lost.
        for each in STOP_SIGNALS:
            asyncio.get_running_loop().remove_signal_handler(each)
        self._stopping.set()
        log.warning("stopping", signal=number.name)
        self._interrupt()

    def _interrupt(self) -> None:
        """Let the queue's worker end in order. Asked twice it would drop what it is at."""
        if self._run is not None:
            self._run.cancel()
            self._run = None

    async def _work_until_interrupted(self) -> None:
        deliveries = OwnDeliveries(_own_connector(), not_stored=self._interrupt)
        own = _app_of_a_worker(deliveries)
        for name, task in periodic_tasks:
            own.periodic_registry.register_task(run_periodic, task.cron, name, periodic_delivery(name))
        with suppress(*DATABASE_GONE):
            async with own.open_async():
                await self._run_both(own, deliveries)

    async def _run_both(self, own: App, deliveries: OwnDeliveries) -> None:
        """The queue's worker, and beside it the look-out for what others lost; when one ends, both do."""
        run = self._run = asyncio.create_task(own.run_worker_async(**self._options))
        if self._stopping.is_set():
            self._interrupt()
        look_out = asyncio.create_task(_look_out(deliveries))
        await asyncio.wait({run, look_out}, return_when=asyncio.FIRST_COMPLETED)
        self._interrupt()
        look_out.cancel()
        for ended in await asyncio.gather(run, look_out, return_exceptions=True):
            if isinstance(ended, Exception) and not isinstance(ended, DATABASE_GONE):
                raise ended


async def _look_out(deliveries: OwnDeliveries) -> None:
    while True:
        await deliveries.beat()
        await sync_to_async(recover_lost)()
        await asyncio.sleep(settings.WORKER_LOST_SECONDS / 4)
