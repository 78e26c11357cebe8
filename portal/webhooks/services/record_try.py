"""Keep how a try went, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.webhooks.kinds import TEST
from portal.webhooks.models import (
    DeliveryError,
    DeliveryState,
    DeliveryTry,
    SwitchedOff,
    Webhook,
    WebhookDelivery,
)
from portal.webhooks.pauses import FAILS_FOR, pause_after, rest_after
from portal.webhooks.services.claim_delivery import ClaimedDelivery
from portal.webhooks.services.switch_off import switch_off

GONE = 410


@dataclass(frozen=True, slots=True)
class TryOutcome:
    """What a server said, or why it said nothing. `status` is None without an answer.

    `asked` is how long it asks to be left alone.
    """

    milliseconds: int
    status: int | None = None
    error: DeliveryError | None = None
    asked: timedelta = timedelta(0)

    @property
    def is_delivered(self) -> bool:
        """Whether the server took it."""
        return self.error is None


@transaction.atomic
def record_try(claimed: ClaimedDelivery, outcome: TryOutcome) -> None:
    """Store a try. Nothing to store when the webhook was deleted meanwhile."""
    webhook = Webhook.objects.select_for_update(no_key=True).filter(pk=claimed.delivery.webhook_id).first()
    delivery = WebhookDelivery.objects.select_for_update().filter(pk=claimed.delivery.pk).first()
    if webhook is None or delivery is None:
        return
    DeliveryTry.objects.create(
        delivery=delivery,
        tried_at=claimed.at,
        milliseconds=outcome.milliseconds,
        status=outcome.status,
        error=outcome.error or "",
    )
    if outcome.is_delivered:
        _delivered(webhook, delivery)
    elif delivery.state != DeliveryState.WAITING:
        # Another worker brought it meanwhile, or the webhook was switched off.
        return
    elif delivery.kind == TEST.name:
        _close(delivery, DeliveryState.GIVEN_UP)
    elif outcome.status == GONE:
        switch_off(webhook, SwitchedOff.GONE)
    else:
        _failed(webhook, delivery, outcome.asked, timezone.now())


def _delivered(webhook: Webhook, delivery: WebhookDelivery) -> None:
    _close(delivery, DeliveryState.DELIVERED)
    if webhook.failing_since is not None:
        webhook.failing_since, webhook.failures, webhook.rests_until = None, 0, None
        webhook.save(update_fields=["failing_since", "failures", "rests_until"])


def _failed(webhook: Webhook, delivery: WebhookDelivery, asked: timedelta, now: datetime) -> None:
    webhook.failing_since = webhook.failing_since or now
    webhook.failures += 1
    webhook.rests_until = now + max(rest_after(webhook.failures), asked)
    webhook.save(update_fields=["failing_since", "failures", "rests_until"])
    pause = pause_after(delivery.tries)
    if pause is None:
        _close(delivery, DeliveryState.GIVEN_UP)
    else:
        delivery.next_try_at = now + max(pause, asked)
        delivery.save(update_fields=["next_try_at"])
    if now - webhook.failing_since >= FAILS_FOR:
        switch_off(webhook, SwitchedOff.FAILING)


def _close(delivery: WebhookDelivery, state: DeliveryState) -> None:
    delivery.state, delivery.next_try_at = state, None
    delivery.save(update_fields=["state", "next_try_at"])
