"""What people ask to have sent: a test, or something once more."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log as log_action

from portal.users.models import User
from portal.webhooks.kinds import TEST, SampleData
from portal.webhooks.models import DeliveryState, Webhook, WebhookDelivery
from portal.webhooks.services.change_webhook import locked
from portal.webhooks.services.wake_worker import wake_worker

REDELIVERED, TESTED = "webhooks.redeliver", "webhooks.send_test"


class WebhookIsOffError(Exception):
    """Nothing but tests is sent to a webhook that is off."""


@transaction.atomic
def send_test(webhook: Webhook, *, by: User) -> WebhookDelivery:
    """Send a test, also to a webhook that is off. It is tried once, and switches nothing off.

    Raises:
        Webhook.DoesNotExist: it is gone.
    """
    now = timezone.now()
    sample = SampleData(sentence=_("This is a test."))
    delivery = WebhookDelivery.objects.create(
        webhook=locked(webhook),
        kind=TEST.name,
        occurred_at=now,
        data=sample.model_dump(mode="json"),
        next_try_at=now,
    )
    log_action(instance=webhook, action=TESTED, user=by)
    wake_worker()
    return delivery


@transaction.atomic
def redeliver(delivery: WebhookDelivery, *, by: User) -> None:
    """Send it once more, under the same id, with a new round of tries. What waits is sent now.

    Raises:
        WebhookIsOffError: its webhook is off.
        Webhook.DoesNotExist, WebhookDelivery.DoesNotExist: it is gone.
    """
    webhook = locked(delivery.webhook)
    stored = WebhookDelivery.objects.select_for_update().get(pk=delivery.pk)
    if not webhook.is_on and stored.kind != TEST.name:
        raise WebhookIsOffError
    stored.state, stored.tries, stored.next_try_at = DeliveryState.WAITING, 0, timezone.now()
    stored.save(update_fields=["state", "tries", "next_try_at"])
    # Whoever asks knows that the server is there again.
    Webhook.objects.filter(pk=webhook.pk).update(rests_until=None)
    log_action(instance=webhook, action=REDELIVERED, user=by, data={"delivery": str(stored.pk)})
    wake_worker()
