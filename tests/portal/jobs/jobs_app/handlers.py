"""Kinds of jobs whose effects a test can count. They write to a bare table that a fixture makes."""

import time

from django.db import connection, transaction

from portal.jobs.claims import JobFailedError
from portal.jobs.kinds import HEAVY, JobContext, JobKind
from portal.jobs.services.enqueue_job import enqueue_job

EFFECTS = "CREATE TABLE IF NOT EXISTS job_effects (job uuid, step integer, note text)"


def write_effect(context: JobContext, step: int, note: str = "") -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO job_effects VALUES (%s, %s, %s)", [context.job_id, step, note])


def count(context: JobContext) -> None:
    """Steps with one effect each, resumable: effect and checkpoint are one transaction."""
    steps = context.params["steps"]
    for step in range((context.checkpoint or {"next": 0})["next"], steps):
        with transaction.atomic():
            write_effect(context, step, f"attempt {context.attempt}")
            context.save_checkpoint({"next": step + 1}, done=step + 1, total=steps)
        time.sleep(context.params.get("pause", 0))


def tick(context: JobContext) -> None:
    """Progress without an end in sight."""
    for done in range(100_000):
        context.progress(done, message="Ticking")
        time.sleep(0.02)


def compute(context: JobContext) -> None:
    """Long without a word or a pause."""
    end = time.monotonic() + context.params["seconds"]
    while time.monotonic() < end:
        sum(range(100_000))
    write_effect(context, 0)


def exclusive(context: JobContext) -> None:
    """Notes whether another run of the same job is under way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(77, hashtext(%s))", [str(context.job_id)])
        alone = cursor.fetchone()[0]
        time.sleep(context.params["seconds"])
        write_effect(context, 0, "alone" if alone else "together")
        cursor.execute("SELECT pg_advisory_unlock(77, hashtext(%s))", [str(context.job_id)])


def ask(context: JobContext) -> None:
    """Asks for another job in a transaction that is rolled back, then in one that is committed."""
    for name in ("rolled back", "committed"):
        with transaction.atomic():
            enqueue_job(context.params["asks"], params={"seconds": 0, "transaction": name})
            transaction.set_rollback(name == "rolled back")


def fail(context: JobContext) -> None:
    """Raises an error whose text names a person."""
    write_effect(context, context.attempt, "tried")
    raise ValueError("row of anna@example.org refused")


def give_up(_context: JobContext) -> None:
    raise JobFailedError("The file has no rows.")


def recover(context: JobContext) -> None:
    """Fails once, then succeeds."""
    if context.attempt == 1:
        raise ValueError("not yet")
    write_effect(context, context.attempt)


KINDS = {
    "test.heavy": JobKind("Compute for minutes", compute, queue=HEAVY),
    "test.count": JobKind("Count", count, max_attempts=50),
    "test.tick": JobKind("Tick", tick),
    "test.compute": JobKind("Compute", compute),
    "test.exclusive": JobKind("Exclusive", exclusive),
    "test.ask": JobKind("Ask", ask),
    "test.fail": JobKind("Fail", fail, max_attempts=3),
    "test.give_up": JobKind("Give up", give_up),
    "test.recover": JobKind("Recover", recover),
}
