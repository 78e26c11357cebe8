"""Let go what was sent long ago, and secrets that sign nothing any more."""

from datetime import timedelta

from django.utils import timezone

from portal.webhooks.models import DeliveryState, Webhook, WebhookDelivery

KEEP_DAYS = 30
AT_ONCE = 5000


def prune_deliveries() -> int:
    """Delete what happened more than `KEEP_DAYS` days ago and waits no more; returns how many."""
    now = timezone.now()
    Webhook.objects.filter(former_secret_ends__lte=now).update(former_secret="", former_secret_ends=None)
    over = WebhookDelivery.objects.exclude(state=DeliveryState.WAITING)
    over = over.filter(occurred_at__lt=now - timedelta(days=KEEP_DAYS)).order_by("pk")
    deleted = 0
    while keys := list(over.values_list("pk", flat=True)[:AT_ONCE]):
        WebhookDelivery.objects.filter(pk__in=keys).delete()
        deleted += len(keys)
    return deleted
