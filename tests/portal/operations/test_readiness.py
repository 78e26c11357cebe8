from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from pytest_django import DjangoAssertNumQueries

from portal.jobs.models import ProcessHeartbeat, ProcessKind
from portal.jobs.services.beat_process import beat_process
from portal.operations import readiness as module
from portal.operations.readiness import readiness


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Migrated, "yes", False)


@pytest.fixture
def live_processes(db: None) -> None:
    """A worker and a scheduler that have just said that they are there."""
    beat_process("a", ProcessKind.WORKER)
    beat_process("b", ProcessKind.SCHEDULER)


def results() -> dict[str, bool]:
    return {check.name: check.ok for check in readiness()}


def test_everything_there_is_ready(live_processes: None) -> None:
    assert results() == {"database": True, "migrations": True, "worker": True, "scheduler": True}


@pytest.mark.parametrize("kind", list(ProcessKind))
def test_process_that_fell_silent_is_named(live_processes: None, kind: ProcessKind) -> None:
    ProcessHeartbeat.objects.filter(kind=kind).update(beat_at="2026-01-01T00:00Z")
    assert [name for name, ok in results().items() if not ok] == [kind.value]


def test_beat_of_a_process_renews_its_row(live_processes: None) -> None:
    ProcessHeartbeat.objects.update(beat_at="2026-01-01T00:00Z")
    beat_process("a", ProcessKind.WORKER)
    assert results()["worker"]
    assert ProcessHeartbeat.objects.count() == 2


def test_missing_migration_is_counted_and_nothing_is_asked_of_unknown_tables(live_processes: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    checks = readiness()
    assert [check.name for check in checks] == ["database", "migrations"]
    assert not checks[-1].ok
    assert checks[-1].text == "Migrations not applied: 1."


def test_complete_schema_is_looked_up_once(
    live_processes: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    readiness()
    with django_assert_num_queries(2):
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
