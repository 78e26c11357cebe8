from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.proofs.queries import PROVE
from portal.jobs.models import Job, JobState
from portal.jobs.services.enqueue_job import enqueue_job
from portal.operations import readiness as module
from portal.operations.readiness import readiness
from tests.portal.jobs.deliveries import hear_worker


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Migrated, "yes", False)


@pytest.fixture
def live_worker(db: None) -> None:
    """A worker that has just said that it is there."""
    hear_worker()


def results() -> dict[str, bool]:
    return {check.name: check.ok for check in readiness()}


def test_everything_there_is_ready(live_worker: None) -> None:
    assert results() == {"database": True, "migrations": True, "worker": True, "heavy_work": True}


def test_worker_that_fell_silent_is_named(db: None, settings: Settings) -> None:
    settings.WORKER_LOST_SECONDS = 20
    hear_worker(seconds_ago=19)
    assert results()["worker"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '21 seconds'")
    assert [name for name, ok in results().items() if not ok] == ["worker"]


def test_heavy_work_that_no_worker_takes_up_is_named(live_worker: None, settings: Settings) -> None:
    old = timezone.now() - timedelta(seconds=60)
    proof = enqueue_job(PROVE, key="one", run_after=old)
    assert [name for name, ok in results().items() if not ok] == ["heavy_work"]
    Job.objects.filter(pk=proof.pk).update(state=JobState.RUNNING, worker="heavy")
    enqueue_job(PROVE, key="two", run_after=old)
    assert all(results().values())


def test_missing_migration_is_counted_and_nothing_is_asked_of_unknown_tables(live_worker: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    checks = readiness()
    assert [check.name for check in checks] == ["database", "migrations"]
    assert not checks[-1].ok
    assert checks[-1].text == "Migrations not applied: 1."


def test_complete_schema_is_looked_up_once(
    live_worker: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    readiness()
    with django_assert_num_queries(3):
        readiness()


@pytest.mark.django_db
def test_database_that_is_away_is_named_without_its_address() -> None:
    with (
        patch.object(connection, "cursor", side_effect=OperationalError("connection to 10.0.0.7 refused")),
        patch.object(connection, "close"),
    ):
        checks = readiness()
    assert [(check.name, check.ok, check.text) for check in checks] == [
        ("database", False, "The database does not answer.")
    ]
