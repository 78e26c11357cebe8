"""Webhooks and deliveries in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from django.utils.translation import gettext as _

from portal.shared.words import moment_words
from portal.webhooks.kinds import TEST
from portal.webhooks.models import DeliveryState, DeliveryTry, Webhook, WebhookDelivery


def state_words(webhook: Webhook) -> str:
    """Whether it is on, and why not."""
    if not webhook.is_on:
        return _("Off: %(why)s") % {"why": webhook.get_switched_off_why_display()}
    return _("On, but nothing arrives") if webhook.failing_since else _("On")


@dataclass(frozen=True, slots=True)
class WebhookFacts:
    """What the head of a webhook's page says."""

    state: str
    url: str
    events: tuple[str, ...]
    personal: str
    owner: str
    secret: str
    failing: str


def webhook_facts(webhook: Webhook, zone: tzinfo) -> WebhookFacts:
    """The head of its page; reads `owner`."""
    ends = webhook.former_secret_ends
    return WebhookFacts(
        state=state_words(webhook),
        url=webhook.url,
        events=tuple(webhook.events),
        personal=_("may be carried") if webhook.may_carry_personal_data else _("never carried"),
        owner=str(webhook.owner) if webhook.owner else _("a deleted account"),
        secret=(
            _("new; the old one also signs until %(when)s") % {"when": moment_words(ends, zone)}
            if ends
            else _("shown when it was made, and never again")
        ),
        failing=moment_words(webhook.failing_since, zone) if webhook.failing_since else "",
    )


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery, with a line for each try."""

    id: UUID
    event: str
    when: str
    state: str
    next_try: str
    tries: tuple[str, ...]
    may_be_sent_again: bool


def delivery_rows(deliveries: Iterable[WebhookDelivery], zone: tzinfo) -> tuple[DeliveryRow, ...]:
    """Deliveries in the order given; reads `webhook` and `log`."""
    return tuple(
        DeliveryRow(
            id=delivery.pk,
            event=delivery.kind,
            when=moment_words(delivery.occurred_at, zone),
            state=str(delivery.get_state_display()),
            next_try=_next_try(delivery, zone),
            tries=tuple(_try_words(each, zone) for each in delivery.log.all()),
            may_be_sent_again=delivery.webhook.is_on or delivery.kind == TEST.name,
        )
        for delivery in deliveries
    )


def _next_try(delivery: WebhookDelivery, zone: tzinfo) -> str:
    if delivery.state != DeliveryState.WAITING or delivery.next_try_at is None or not delivery.tries:
        return ""
    return _("Next try: %(when)s") % {"when": moment_words(delivery.next_try_at, zone)}


def _try_words(each: DeliveryTry, zone: tzinfo) -> str:
    words = {
        "when": moment_words(each.tried_at, zone),
        "status": each.status,
        "milliseconds": each.milliseconds,
        "error": each.get_error_display(),
    }
    if each.status is None:
        return _("%(when)s: %(error)s (%(milliseconds)d ms)") % words
    if each.error:
        return _("%(when)s: answer %(status)d. %(error)s (%(milliseconds)d ms)") % words
    return _("%(when)s: answer %(status)d (%(milliseconds)d ms)") % words
