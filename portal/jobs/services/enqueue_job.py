"""Ask for background work."""

import uuid
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.jobs.kinds import job_kind, queue_of
from portal.jobs.models import Job
from portal.jobs.services.deliver_job import deliver_job
from portal.users.models import User

_TRIES = 3


def enqueue_job(
    kind: str,
    *,
    params: dict[str, Any] | None = None,
    key: str = "",
    requested_by: User | None = None,
    run_after: datetime | None = None,
    max_attempts: int | None = None,
) -> Job:
    """Write a job and its delivery in the caller's transaction: both are committed, or neither.

    While a job of this kind and key waits or runs, that one is returned and nothing is written. An empty
    key makes a new job each time. `params` is JSON and names people by id only.

    Raises:
        UnknownJobKindError: no app registered this kind.
    """
    attempts = max_attempts or job_kind(kind).max_attempts
    for _ in range(_TRIES):
        present = Job.objects.active().filter(kind=kind, key=key).first() if key else None
        if present is not None:
            return present
        try:
            with transaction.atomic():
                return _write(
                    kind=kind,
                    key=key,
                    params=params or {},
                    requested_by=requested_by,
                    max_attempts=attempts,
                    run_after=run_after,
                )
        except IntegrityError as error:
            # Another transaction committed the same key since we looked: take its job. It may even have
            # finished in between, and then it is our turn after all.
            if not key:
                raise
            conflict = error
    raise conflict


def _write(*, kind: str, run_after: datetime | None, **fields: Any) -> Job:
    job_id = uuid.uuid4()
    return Job.objects.create(
        id=job_id,
        kind=kind,
        run_after=run_after or timezone.now(),
        delivery=deliver_job(job_id, queue=queue_of(kind), run_after=run_after),
        **fields,
    )
