"""Whether this process may be sent visitors, and if not, why, in words."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.functions import Now

from portal.jobs.models import ProcessHeartbeat, ProcessKind


@dataclass(frozen=True, slots=True)
class Check:
    """One condition. `text` says what holds or what is wrong, without names of hosts or people."""

    name: str
    ok: bool
    text: str


class _Migrated:
    """Remembers that the schema was complete: it cannot become less so under a running process."""

    yes = False


def readiness() -> list[Check]:
    """Every check, in the order in which one needs the other. Two queries once the schema is complete."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks = [Check("database", True, "The database answers."), _migrations()]
        if checks[-1].ok:
            checks += _processes()
    except (DatabaseError, InterfaceError):
        connection.close()
        return [Check("database", False, "The database does not answer.")]
    return checks


def _migrations() -> Check:
    if not _Migrated.yes:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if missing:
            return Check("migrations", False, f"Migrations not applied: {missing}.")
        _Migrated.yes = True
    return Check("migrations", True, "All migrations are applied.")


def _processes() -> list[Check]:
    """Whether a worker and a scheduler said lately that they are there; one query."""
    seconds = settings.READY_HEARTBEAT_SECONDS
    fresh = ProcessHeartbeat.objects.filter(beat_at__gt=Now() - timedelta(seconds=seconds))
    alive = set(fresh.values_list("kind", flat=True).distinct())
    return [
        Check(
            kind.value,
            kind.value in alive,
            f"A {kind.value} is running."
            if kind.value in alive
            else f"No {kind.value} has answered for {seconds:g} seconds.",
        )
        for kind in (ProcessKind.WORKER, ProcessKind.SCHEDULER)
    ]
