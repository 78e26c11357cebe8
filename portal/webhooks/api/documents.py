"""Webhooks and deliveries as the serializers read them: no secret, nothing of people."""

from typing import Any

from django.utils import timezone

from portal.shared.rest.views import etag_of
from portal.users.models import User
from portal.webhooks.kinds import WebhookEvent
from portal.webhooks.models import DeliveryState, Webhook, WebhookDelivery

Document = dict[str, Any]


def webhook_line(webhook: Webhook, person: User) -> Document:
    """A webhook as lists have it."""
    return {
        "id": webhook.pk,
        "description": webhook.description,
        "server": webhook.host,
        "events": webhook.events,
        "may_carry_personal_data": webhook.may_carry_personal_data,
        "is_on": webhook.is_on,
        "switched_off_why": webhook.switched_off_why or None,
        "failing_since": webhook.failing_since,
        "is_own": webhook.owner_id == person.pk,
        "created_at": webhook.created_at,
    }


def webhook_document(webhook: Webhook, person: User) -> Document:
    """A webhook with its whole address."""
    now = timezone.now()
    return {
        **webhook_line(webhook, person),
        "url": webhook.url,
        "rests_until": _if_ahead(webhook.rests_until, now),
        "former_secret_ends": _if_ahead(webhook.former_secret_ends, now),
    }


def webhook_etag(webhook: Webhook, person: User) -> str:
    """The state of a webhook that somebody has read."""
    return etag_of(*webhook_document(webhook, person).values())


def delivery_document(delivery: WebhookDelivery) -> Document:
    """A delivery with its tries; reads `log`."""
    return {
        "id": delivery.pk,
        "event": delivery.kind,
        "occurred_at": delivery.occurred_at,
        "state": delivery.state,
        "next_try_at": delivery.next_try_at if delivery.state == DeliveryState.WAITING else None,
        "tries": [
            {
                "tried_at": each.tried_at,
                "milliseconds": each.milliseconds,
                "status": each.status,
                "error": each.error or None,
                "sentence": each.get_error_display(),
            }
            for each in delivery.log.all()
        ],
    }


def delivery_detail(delivery: WebhookDelivery) -> Document:
    """The same with what it says of the event."""
    return {
        **delivery_document(delivery),
        "data": delivery.data,
        "carries_personal_data": delivery.personal is not None,
    }


def event_document(event: WebhookEvent) -> Document:
    """A kind of event with the schemas of what it says."""
    return {"name": event.name, "sentence": str(event.sentence), **event.schema()}


def _if_ahead(moment: Any, now: Any) -> Any:
    return moment if moment is not None and moment > now else None
