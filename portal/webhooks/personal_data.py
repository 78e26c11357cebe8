"""What webhooks hold about a person: those they own, and what was sent about them."""

from collections.abc import Iterator

from django.db.models import Q

from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record
from portal.webhooks.models import Webhook, WebhookDelivery


def export_webhooks(user: User) -> Iterator[Record]:
    """The webhooks that the person owns, and what was told of them to whom; no secrets."""
    for webhook in Webhook.objects.filter(owner=user).order_by("created_at", "pk"):
        yield {
            "record": "webhook",
            "description": webhook.description,
            "host": webhook.host,
            "events": list(webhook.events),
            "created": webhook.created_at.isoformat(),
        }
    sent = WebhookDelivery.objects.filter(about=user).select_related("webhook")
    for delivery in sent.order_by("occurred_at", "pk").iterator():
        yield {
            "record": "sent to another program",
            "event": delivery.kind,
            "host": delivery.webhook.host,
            "happened": delivery.occurred_at.isoformat(),
            "data": delivery.data,
            "personal": delivery.personal,
        }


def erase_webhooks(user: User) -> None:
    """Take the person out of what was sent and of what waits; their webhooks go on without an owner."""
    named = Q(about=user) | Q(personal__account=str(user.public_id))
    WebhookDelivery.objects.filter(named).update(personal=None, about=None)
    Webhook.objects.filter(owner=user).update(owner=None)


WEBHOOKS = PersonalDataHolder(
    models=(
        HeldModel("webhooks.Webhook", "who owns a webhook", OnErasure.UNLINKED),
        HeldModel(
            "webhooks.WebhookDelivery",
            "what was sent about a person to webhooks that may carry personal data",
            OnErasure.UNLINKED,
        ),
    ),
    export=export_webhooks,
    erase=erase_webhooks,
)
