"""Delete what nobody can look at any more and no figure counts."""

from datetime import datetime, timedelta

from django.utils import timezone

from assessments.access import VISITOR_DAYS
from assessments.models import Attempt
from assessments.personal_data.services.delete_attempts import delete_attempts

# Attempts in a transaction.
AT_ONCE = 500


def forget_suspects(now: datetime) -> int:
    """Delete submitted attempts without an account that have been marked as suspect for `VISITOR_DAYS`;
    returns how many. Some hundred in a transaction.

    By then no browser leads to their results, and staff had as long to take the mark away.
    """
    before = now - timedelta(days=VISITOR_DAYS)
    over = Attempt.objects.filter(
        learner=None, suspect__isnull=False, submitted_at__lt=before, suspect__marked_at__lt=before
    )
    deleted = 0
    while keys := list(over.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        deleted += delete_attempts(over.filter(pk__in=keys))
    return deleted


def forget_suspects_by_now() -> None:
    """What a worker does once a day."""
    forget_suspects(timezone.now())
