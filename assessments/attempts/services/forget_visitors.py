"""Cut what ties attempts without an account to a browser."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from assessments.access import VISITOR_DAYS
from assessments.models import Attempt


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many attempts were deleted, and how many lost their link to a browser."""

    deleted: int
    unlinked: int


@transaction.atomic
def forget_visitors(now: datetime) -> Forgotten:
    """Delete unsubmitted attempts without an account, and unlink submitted ones, after
    `VISITOR_DAYS`. Two statements.

    An unsubmitted attempt ages from the last answer, so that nobody loses one that was just acknowledged.
    """
    before = now - timedelta(days=VISITOR_DAYS)
    anonymous = Attempt.objects.filter(learner=None)
    idle = Q(saved_at=None) | Q(saved_at__lt=before)
    left = anonymous.filter(idle, submitted_at=None, started_at__lt=before)
    return Forgotten(
        # By SQL alone, in one statement: no attempt can be submitted between finding and deleting it.
        deleted=left._raw_delete(left.db),
        unlinked=anonymous.filter(submitted_at__lt=before).exclude(visitor="").update(visitor=""),
    )


def forget_visitors_by_now() -> None:
    """What a worker does once a day."""
    forget_visitors(timezone.now())
