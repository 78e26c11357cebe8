"""The ports of background work: which handler runs a kind of job, and what runs again and again.

An app registers both in the `ready()` of its AppConfig.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.utils.functional import Promise

from portal.jobs.claims import UnknownJobKindError
from portal.shared.ports import Port
from portal.shared.rest.scopes import Scope

DEFAULT_MAX_ATTEMPTS = 5
# What is done in a moment, and what takes minutes: a worker of its own keeps one from holding up the other.
QUICK, HEAVY = "default", "heavy"
QUEUES = (QUICK, HEAVY)


class JobContext(Protocol):
    """What a handler is given."""

    job_id: UUID
    params: dict[str, Any]
    # What the last attempt saved, or None.
    checkpoint: Any
    # 1 for the first attempt.
    attempt: int

    def check(self) -> None:
        """Raise JobInterrupted when the job is to stop. Costs nothing: call it at least once a second."""

    def progress(self, done: int, total: int | None = None, message: str = "") -> None:
        """Say how far the job is, and check. Costs nothing: it is written at most twice a second, on
        another connection, so that people see it while the handler's transaction is open.

        Raises:
            JobInterrupted: the job is to stop.
            ValueError: more is done than there is, or the message is longer than 200 characters.
        """

    def save_checkpoint(
        self, checkpoint: Any, *, done: int = 0, total: int | None = None, message: str = ""
    ) -> None:
        """Store where to go on, and the progress with it, in the transaction that is open.

        Call it last in the transaction whose effects it covers: both are then there, or neither, and
        the effects happen once however often workers die. One UPDATE.

        Raises:
            JobInterrupted: the job is to stop, or is no longer this worker's; nothing is stored.
        """


@dataclass(frozen=True, slots=True)
class JobKind:
    """How a kind of job is run and called.

    `run` returns when the work is done and raises when it is not: JobFailedError to give up, anything
    else to be tried again later. It runs outside a transaction and may run more than once. `queue` is HEAVY
    where that may take longer than some seconds. Whoever has the permission `shared_with` may follow and stop
    any job of the kind, not their own alone. An access token reaches jobs of the kind by `read_scope` and
    `stop_scope`; where none is named, no token does, whoever owns it.
    """

    title: str | Promise
    run: Callable[[JobContext], None]
    max_attempts: int = DEFAULT_MAX_ATTEMPTS
    queue: str = QUICK
    shared_with: str = ""
    read_scope: Scope | None = None
    stop_scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class PeriodicTask:
    """Something quick to do at the times of `cron`, in a transaction of its own; long work enqueues a job.

    `cron` has five fields and means UTC: "30 3 * * *" is half past three every night.
    """

    cron: str
    action: Callable[[], object]


job_handlers: Port[str, JobKind] = Port("job handlers")
periodic_tasks: Port[str, PeriodicTask] = Port("periodic tasks")


def queue_of(name: str) -> str:
    """The queue of a kind; QUICK where no app registers it any more, so that its jobs come to an end."""
    kind = job_handlers.get(name)
    return kind.queue if kind is not None else QUICK


def job_kind(name: str) -> JobKind:
    """The kind of this name.

    Raises:
        UnknownJobKindError: no app registered it.
    """
    kind = job_handlers.get(name)
    if kind is None:
        raise UnknownJobKindError(f"No handler is registered for jobs of the kind {name!r}.")
    return kind
