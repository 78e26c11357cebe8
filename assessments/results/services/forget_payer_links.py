"""Delete links that have ended."""

from datetime import datetime

from django.utils import timezone

from assessments.models import PayerLink

# Links in a transaction.
AT_ONCE = 1000


def forget_payer_links(now: datetime) -> int:
    """Delete the links that have ended; returns how many. A thousand in a transaction."""
    ended = PayerLink.objects.filter(ends_at__lte=now)
    deleted = 0
    while keys := list(ended.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        found = PayerLink.objects.filter(pk__in=keys)
        deleted += found._raw_delete(found.db)
    return deleted


def forget_payer_links_by_now() -> None:
    """What a worker does once a day."""
    forget_payer_links(timezone.now())
