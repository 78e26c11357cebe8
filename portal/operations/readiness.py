"""Whether this process may be sent visitors, and if not, why, in words."""

from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor

from portal.jobs.queries import heavy_work_is_stuck, worker_is_heard


@dataclass(frozen=True, slots=True)
class ReadinessCheck:
    """One condition. `text` says what holds or what is wrong, without names of hosts or people."""

    name: str
    ok: bool
    text: str


class _Migrated:
    """Remembers that the schema was complete: it cannot become less so under a running process."""

    yes = False


def readiness() -> list[ReadinessCheck]:
    """Every check, in the order in which one needs the other. Three queries once the schema is complete."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks = [ReadinessCheck("database", True, "The database answers."), _migrations()]
        if checks[-1].ok:
            checks += [_worker(), _heavy_work()]
    except (DatabaseError, InterfaceError):
        connection.close()
        return [ReadinessCheck("database", False, "The database does not answer.")]
    return checks


def _migrations() -> ReadinessCheck:
    if not _Migrated.yes:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if missing:
            return ReadinessCheck("migrations", False, f"Migrations not applied: {missing}.")
        _Migrated.yes = True
    return ReadinessCheck("migrations", True, "All migrations are applied.")


def _worker() -> ReadinessCheck:
    """Whether a worker said lately that it is there; one query."""
    if worker_is_heard():
        return ReadinessCheck("worker", True, "A worker is running.")
    return ReadinessCheck(
        "worker", False, f"No worker has answered for {settings.WORKER_LOST_SECONDS:g} seconds."
    )


def _heavy_work() -> ReadinessCheck:
    """Whether proofs and replays are taken up; one query."""
    if heavy_work_is_stuck():
        return ReadinessCheck("heavy_work", False, "Heavy work waits, and no worker takes it up.")
    return ReadinessCheck("heavy_work", True, "No heavy work is stuck.")
