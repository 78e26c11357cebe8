"""What others ask about webhooks."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from portal.webhooks.models import Webhook, WebhookDelivery


def webhooks() -> QuerySet[Webhook]:
    """All webhooks, with their owners, in the order of their descriptions."""
    return Webhook.objects.select_related("owner").order_by("description", "pk")


def deliveries_of(webhook: UUID) -> QuerySet[WebhookDelivery]:
    """What was sent to a webhook, the newest first, with the log of its tries. Two queries."""
    found = WebhookDelivery.objects.filter(webhook=webhook).select_related("webhook")
    return found.prefetch_related("log").order_by("-occurred_at", "pk")


def is_anything_due() -> bool:
    """Whether something is to be sent now. One query."""
    return WebhookDelivery.objects.due(timezone.now()).exists()
