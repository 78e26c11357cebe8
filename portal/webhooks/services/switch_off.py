"""Switch a webhook off: somebody wants it, its server says so, or nothing reaches it for long."""

from uuid import UUID

import structlog
from wagtail.log_actions import log as log_action

from portal.jobs.services.enqueue_job import enqueue_job
from portal.users.models import User
from portal.webhooks.models import DeliveryState, SwitchedOff, Webhook

SWITCHED_OFF = "webhooks.switch_off"
TELL_OF_END = "webhooks.tell_of_end"

log = structlog.get_logger(__name__)


def switch_off(webhook: Webhook, why: SwitchedOff, *, by: User | None = None) -> None:
    """Switch off a webhook whose row is locked, and give up what waits.

    Where nobody wanted it, a mail tells the owner: a job of the same transaction sends it.
    """
    webhook.is_on, webhook.switched_off_why = False, why
    webhook.save(update_fields=["is_on", "switched_off_why"])
    waiting = webhook.deliveries.filter(state=DeliveryState.WAITING)
    waiting.update(state=DeliveryState.GIVEN_UP, next_try_at=None)
    log_action(instance=webhook, action=SWITCHED_OFF, user=by, data={"why": str(why)})
    log.warning("webhook_switched_off", webhook=str(webhook.pk), why=str(why))
    if why is not SwitchedOff.PERSON:
        _tell(webhook.pk)


def _tell(pk: UUID) -> None:
    enqueue_job(TELL_OF_END, params={"webhook": str(pk)}, key=str(pk))
