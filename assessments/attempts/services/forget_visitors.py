"""Cut what ties attempts without an account to a browser."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from assessments.access import VISITOR_DAYS
from assessments.models import Attempt, SuspectMark

# How long a suspect attempt is kept in which nothing was ever answered: there is nothing to lose in it.
UNTOUCHED_SUSPECT_DAYS = 2
# Attempts in a transaction: a flood of them must not hold locks for minutes.
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many attempts were deleted, and how many lost their link to a browser."""

    deleted: int
    unlinked: int


def forget_visitors(now: datetime) -> Forgotten:
    """Delete unsubmitted attempts without an account, and unlink submitted ones, after
    `VISITOR_DAYS`. A thousand in a transaction.

    An unsubmitted attempt ages from the last answer, so that nobody loses one that was just acknowledged.
    """
    return Forgotten(deleted=_delete_left(now), unlinked=_unlink_submitted(now))


def _delete_left(now: datetime) -> int:
    before = now - timedelta(days=VISITOR_DAYS)
    idle = Q(saved_at=None) | Q(saved_at__lt=before)
    untouched = Q(saved_at=None, started_at__lt=now - timedelta(days=UNTOUCHED_SUSPECT_DAYS))
    left = Attempt.objects.filter(
        (idle & Q(started_at__lt=before)) | (untouched & Q(suspect__isnull=False)),
        learner=None,
        submitted_at=None,
    )
    deleted = 0
    while True:
        with transaction.atomic():
            # Locked, so that none of them is answered or submitted between finding and deleting it.
            locked = left.order_by("pk").select_for_update(of=("self",))
            keys = list(locked.values_list("pk", flat=True)[:AT_ONCE])
            if not keys:
                return deleted
            marks = SuspectMark.objects.filter(attempt__in=keys)
            marks._raw_delete(marks.db)
            found = Attempt.objects.filter(pk__in=keys)
            deleted += found._raw_delete(found.db)


def _unlink_submitted(now: datetime) -> int:
    before = now - timedelta(days=VISITOR_DAYS)
    linked = Attempt.objects.filter(learner=None, submitted_at__lt=before).exclude(visitor="")
    unlinked = 0
    while True:
        # One statement is one transaction; what was claimed meanwhile has no visitor any more.
        keys = linked.order_by("pk").values("pk")[:AT_ONCE]
        found = linked.filter(pk__in=keys).update(visitor="")
        unlinked += found
        if found < AT_ONCE:
            return unlinked


def forget_visitors_by_now() -> None:
    """What a worker does once a day."""
    forget_visitors(timezone.now())
