"""Webhooks, and an event that tests may tell of."""

from typing import Any

from portal.users.factor_secrets import encrypt
from portal.webhooks.kinds import Payload, PersonalPayload, WebhookEvent
from portal.webhooks.models import DeliveryTry, Webhook, WebhookDelivery
from portal.webhooks.services.report_events import forget_wanted_events, report_event
from portal.webhooks.signatures import new_secret
from tests.support.web_sites import WebSite


class Rang(Payload):
    """A bell rang."""

    bell: str
    """Which one."""


class Ringer(PersonalPayload):
    """Who rang it."""

    hand: str
    """Which hand they used."""


RANG = WebhookEvent("bell.rang", "A bell rang.", Rang, Ringer)


def make_webhook(site: WebSite | None = None, *, secret: str = "", **fields: Any) -> Webhook:
    """A webhook that is on and wants to know when bells ring."""
    values = {
        "description": "Bells",
        "url": site.url("/hook") if site else "https://bells.example.org/hook",
        "events": [RANG.name],
        **fields,
    }
    webhook = Webhook.objects.create(secret=encrypt(secret or new_secret()), **values)
    forget_wanted_events()
    return webhook


def the_delivery() -> WebhookDelivery:
    """The only delivery, as it stands in the table."""
    return WebhookDelivery.objects.select_related("webhook").get()


def ring(*bells: str) -> None:
    """Let bells ring, one after the other; the big one where none is named."""
    for bell in bells or ("big",):
        report_event(RANG, Rang(bell=bell))


def last_try() -> tuple[int | None, str]:
    """The status and the error of the latest try."""
    found = DeliveryTry.objects.latest("pk")
    return found.status, found.error
