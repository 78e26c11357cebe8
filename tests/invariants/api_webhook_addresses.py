"""Who gets what of webhooks at the addresses of the API; part of url_table.py."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from portal.webhooks.models import WebhookDelivery
from tests.factories.webhooks import make_webhook
from tests.invariants.url_entries import anyone
from tests.support.matrix import Answer, Cast, Entry, Table


def for_administrators(answer: Answer) -> dict[str, Answer]:
    """What administrators get, with all others turned away."""
    return {"visitor": 401, "administrator": answer, "*": 403}


def webhook(name: str) -> Callable[[Cast], str]:
    """An address of a webhook of the administrator."""

    def path(cast: Cast) -> str:
        row = make_webhook(owner=cast["administrator"].person)
        return reverse(f"api:webhooks-{name}", args=[row.pk])

    return path


def delivery(name: str) -> Callable[[Cast], str]:
    """An address of what was sent to a webhook."""

    def path(_cast: Cast) -> str:
        now = timezone.now()
        row = WebhookDelivery.objects.create(
            webhook=make_webhook(), kind="bell.rang", occurred_at=now, data={}, next_try_at=now
        )
        return reverse(f"api:webhooks-deliveries-{name}", args=[row.webhook_id, row.pk])

    return path


def entries(path: Callable[[Cast], str], *, get: Answer = 405, post: Answer = 405) -> tuple[Entry, ...]:
    """What is not there, and what is."""
    absent_get, absent_post = (answer if answer == 405 else 404 for answer in (get, post))
    return (
        Entry(get=_told(absent_get), post=_told(absent_post)),
        Entry(get=_told(get), post=_told(post), path=path),
    )


def _told(answer: Answer) -> Answer | dict[str, Answer]:
    return answer if answer == 405 else for_administrators(answer)


API_WEBHOOKS: Table = {
    # what is entered is JSON: a form is sent here, which no endpoint takes
    "api:webhooks-list": (Entry(get=for_administrators(200), post=for_administrators(415)),),
    "api:webhooks-events": anyone(200, 405),
    "api:webhooks-detail": entries(webhook("detail"), get=200),
    "api:webhooks-rotate": entries(webhook("rotate"), post=415),
    "api:webhooks-test": entries(webhook("test"), post=415),
    "api:webhooks-switch-on": entries(webhook("switch-on"), post=415),
    "api:webhooks-switch-off": entries(webhook("switch-off"), post=415),
    "api:webhooks-deliveries-list": entries(webhook("deliveries-list"), get=200),
    "api:webhooks-deliveries-detail": entries(delivery("detail"), get=200),
    "api:webhooks-deliveries-redeliver": entries(delivery("redeliver"), post=415),
}
