"""What the tests of background work share."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from portal.jobs.kinds import job_handlers
from portal.jobs.models import Job
from portal.jobs.services.enqueue_job import enqueue_job
from tests.portal.jobs.jobs_app.handlers import EFFECTS, KINDS
from tests.portal.jobs.processes import Processes

Effects = Callable[[UUID], list[tuple[int, str]]]


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kinds of jobs_app, registered for this test."""
    for name, kind in KINDS.items():
        monkeypatch.setitem(job_handlers._entries, name, kind)


@pytest.fixture
def job(kinds: None, db: None) -> Job:
    """A job that waits."""
    return enqueue_job("test.count", params={"steps": 3})


@pytest.fixture
def effects(kinds: None, transactional_db: None) -> Iterator[Effects]:
    """The steps that a job's handlers committed, with their notes, in the order of their commits."""
    with connection.cursor() as cursor:
        cursor.execute(EFFECTS)

    def of(job_id: UUID) -> list[tuple[int, str]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT step, note FROM job_effects WHERE job = %s ORDER BY ctid", [job_id])
            found: list[tuple[int, str]] = cursor.fetchall()
        return found

    yield of
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE job_effects")


@pytest.fixture
def processes(effects: Effects, tmp_path: Path) -> Iterator[Processes]:
    """Starts real workers, and ends them."""
    started = Processes(tmp_path)
    yield started
    started.end_all()
