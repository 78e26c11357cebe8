"""Taking replays and their rows away, and keeping replays and erasures apart."""

from collections.abc import Collection
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments.models import Replay, ReplayRow, Submission

# How long a replay is kept; the rows of all but the latest go earlier.
KEPT = timedelta(days=90)

# What stands between a replay and an erasure; docs/decisions/0035-replay-copies-chunks.md.
LOCK = 0x5265_706C_6179


def keep_erasures_out() -> None:
    """Let no submission be deleted until the open transaction ends; waits for what is being deleted."""
    _lock("pg_advisory_xact_lock")


def keep_replays_out() -> None:
    """Let no replay read on until the open transaction ends; waits for the piece that one is at."""
    _lock("pg_advisory_xact_lock_shared")


def forget_submissions(submissions: QuerySet[Submission, int]) -> None:
    """Take these submissions out of every replay, in the caller's transaction. One statement."""
    _delete(ReplayRow.objects.filter(replay__in=Replay.objects.all(), submission__in=submissions))


def remove_replays(replays: Collection[int]) -> None:
    """Delete replays with their rows, in one transaction."""
    with transaction.atomic():
        remove_rows(replays)
        Replay.objects.filter(pk__in=replays).delete()


def remove_rows(replays: Collection[int]) -> None:
    """Delete the rows of replays; what they found stays."""
    _delete(ReplayRow.objects.filter(replay__in=replays))


def remove_old_replays() -> None:
    """Delete replays that were started too long ago, with their rows."""
    old = Replay.objects.filter(started_at__lt=timezone.now() - KEPT)
    remove_replays(list(old.values_list("pk", flat=True)))


def _delete(rows: QuerySet[ReplayRow]) -> None:
    # By SQL alone: nothing hangs on these rows.
    rows._raw_delete(rows.db)


def _lock(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [LOCK])
