"""Take a delivery up, so that nobody else does for a while."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from portal.webhooks.models import WebhookDelivery

# A worker that is lost lets others have it after so long; none takes so long for one request.
LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class ClaimedDelivery:
    """A delivery with its webhook, as it was taken up."""

    delivery: WebhookDelivery
    at: datetime


def due_webhooks(now: datetime, *, without: Collection[UUID], most: int) -> list[UUID]:
    """Webhooks that have something to be sent, those first that waited longest. One query."""
    due = WebhookDelivery.objects.due(now).exclude(webhook__in=without).order_by("next_try_at")
    # More of one webhook than are looked at here come once it is served.
    found = due.values_list("webhook", flat=True)[: most * 20]
    return list(dict.fromkeys(found))[:most]


@transaction.atomic
def claim_delivery(webhook: UUID, now: datetime) -> ClaimedDelivery | None:
    """Take up what is due of a webhook, the oldest; None when others have it. Two statements.

    That it is being tried is stored before it is: whatever becomes of this process, it is tried again.
    """
    delivery = (
        WebhookDelivery.objects.due(now)
        .filter(webhook=webhook)
        .select_related("webhook")
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("next_try_at", "occurred_at", "pk")
        .first()
    )
    if delivery is None:
        return None
    delivery.tries += 1
    delivery.next_try_at = now + LEASE
    delivery.save(update_fields=["tries", "next_try_at"])
    return ClaimedDelivery(delivery, now)
