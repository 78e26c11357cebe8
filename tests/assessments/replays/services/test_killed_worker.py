"""A real worker is killed while it replays; another goes on from what is stored."""

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from assessments.domain.answers.parser import sheet_of
from assessments.models import ReplayRow
from assessments.replays.services import REPLAY
from assessments.replays.services.remove_replays import LOCK
from assessments.versions.queries.versions import definition_of
from portal.jobs.models import Job, JobState
from portal.jobs.reporter import LOOK_EVERY
from portal.jobs.services.request_cancel import request_cancel
from tests.factories.assessments import WORK_ANSWERS, make_version
from tests.factories.replays import make_replay, make_submissions
from tests.portal.jobs.processes import Processes
from tests.support.processes import wait_until

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    started = Processes(tmp_path)
    yield started
    started.end_all()


@pytest.fixture
def erasing() -> Iterator[psycopg.Connection]:
    """Someone erases, so that no replay reads on; until the connection is closed."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        other.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
        yield other


def test_killed_worker_leaves_nothing_missing_and_nothing_double(
    processes: Processes, erasing: psycopg.Connection
) -> None:
    version = make_version()
    old = definition_of(version)
    rows = make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * 9)
    replay = make_replay(version.assessment, old)
    job = Job.objects.filter(kind=REPLAY)
    first = processes.worker()
    wait_until(lambda: job.get().checkpoint is not None)

    processes.kill(first)
    erasing.close()
    processes.worker()
    wait_until(lambda: job.get().state == JobState.SUCCEEDED, told=processes.log())

    done = job.get()
    replay.refresh_from_db()
    assert (done.attempts, done.done, done.total) == (2, 9, 9)
    assert replay.finished_at is not None
    assert sorted(ReplayRow.objects.values_list("submission", flat=True)) == [row.pk for row in rows]


def test_cancelling_ends_it_with_what_is_stored(processes: Processes, erasing: psycopg.Connection) -> None:
    version = make_version()
    old = definition_of(version)
    make_submissions(version, old, [sheet_of(old, WORK_ANSWERS)] * 9)
    replay = make_replay(version.assessment, old)
    job = Job.objects.filter(kind=REPLAY)
    processes.worker()
    wait_until(lambda: job.get().checkpoint is not None)

    request_cancel(job.get().pk)
    # The worker hears of it with its next look, and stops when it may read on.
    time.sleep(LOOK_EVERY + 1)
    erasing.close()
    wait_until(lambda: job.get().state == JobState.CANCELLED, told=processes.log())

    replay.refresh_from_db()
    assert replay.result is None
