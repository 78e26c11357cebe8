"""What a worker holds while it runs a job, and what may end an attempt early."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Claim:
    """One attempt at one job. `token` fences it: it holds until the job's own number has moved on."""

    job_id: UUID
    token: int
    kind: str
    params: dict[str, Any]
    checkpoint: Any
    attempt: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. `total` is None while nobody knows it; `message` names the stage for people."""

    done: int = 0
    total: int | None = None
    message: str = ""

    def __post_init__(self) -> None:
        if self.done < 0 or (self.total is not None and self.done > self.total):
            raise ValueError(f"Progress of {self.done} out of {self.total} cannot be.")
        if len(self.message) > 200:
            raise ValueError("The message of a progress has at most 200 characters.")


class JobInterrupted(Exception):
    """The attempt ends here, through no fault of the handler. Handlers let it pass."""


class JobCancelled(JobInterrupted):
    """Someone asked for the job to stop."""


class JobTakenOver(JobInterrupted):
    """This worker fell silent and another took the job up: nothing may be written any more."""


class WorkerStopping(JobInterrupted):
    """The worker was told to end; the job goes back to the queue, the attempt is not counted."""


class JobFailedError(Exception):
    """A handler gives up for good; no later attempt could do better.

    The text is stored and shown to staff: a sentence without personal data, at most 500 characters.
    """


class TryAgain(Exception):
    """The delivery of a job is to come again, at `at` or soon after."""

    def __init__(self, at: datetime) -> None:
        super().__init__(f"at {at.isoformat()}")
        self.at = at


class UnknownJobKindError(LookupError):
    """No app registered a handler for this kind."""
