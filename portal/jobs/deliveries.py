"""The queue's bookkeeping as a worker does it: only of what is its own, and never half done in silence."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from procrastinate.connector import BaseConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager


class OwnDeliveries(JobManager):
    """Ends or puts back a delivery only while it is with the worker that ran it.

    A worker that fell silent and woke would otherwise end what another has taken up meanwhile. And an end
    that could not be stored leaves the row with a worker that lives, where nobody takes it for lost: then
    `not_stored` is called, for the worker to begin anew under another number.
    """

    def __init__(self, connector: BaseConnector, not_stored: Callable[[], object]) -> None:
        super().__init__(connector)
        self._not_stored = not_stored
        self._worker_id: int | None = None

    async def register_worker(self) -> int:
        self._worker_id = await super().register_worker()
        return self._worker_id

    async def beat(self) -> None:
        """Say that the worker lives; also while it waits for its last job to end, when it says so no more."""
        if self._worker_id is not None:
            await self.update_heartbeat(self._worker_id)

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        async with self._stored():
            if await self._is_own(job):
                await super().finish_job(job, status, delete_job)

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        async with self._stored():
            if await self._is_own(job):
                await super().retry_job(job, retry_at, priority, queue, lock)

    async def _is_own(self, job: Job) -> bool:
        """Whether this worker still has it: a moment later it may not, and the job's token still holds."""
        own = await self.list_jobs_async(id=job.id, worker_id=job.worker_id, status=Status.DOING.value)
        return bool(list(own))

    @asynccontextmanager
    async def _stored(self) -> AsyncIterator[None]:
        try:
            yield
        except ConnectorException:
            self._not_stored()
