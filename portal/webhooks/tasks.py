"""Background work of webhooks: what is due is sent, and an owner is told of the end."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from portal.jobs.kinds import JobContext
from portal.users.models import User
from portal.users.role_assignment import administrators
from portal.webhooks.models import Webhook
from portal.webhooks.queries import is_anything_due
from portal.webhooks.services.send_due import send_due
from portal.webhooks.services.wake_worker import wake_worker


@task()
def deliver() -> None:
    """Send what is due. What a round leaves comes with another task, after what else the queue has."""
    if send_due():
        wake_worker()


def deliver_what_is_due() -> None:
    """Wake a worker for what is to be tried again; every minute."""
    if is_anything_due():
        wake_worker()


def tell_of_end(context: JobContext) -> None:
    """Mail the owner that a webhook was switched off, or every administrator where there is no owner.

    Nobody is mailed about one that was deleted, or switched on again, meanwhile.
    """
    webhook = Webhook.objects.select_related("owner").filter(pk=UUID(context.params["webhook"])).first()
    if webhook is None or webhook.is_on:
        return
    for person in _recipients(webhook):
        with translation.override(person.language):
            told = {
                "description": webhook.description,
                "host": webhook.host,
                "why": webhook.get_switched_off_why_display(),
                "url": f"{settings.BASE_URL}{reverse('webhooks:page', args=[webhook.pk])}",
            }
            get_adapter().render_mail("webhooks/email/switched_off", person.email, told).send()


def _recipients(webhook: Webhook) -> list[User]:
    owner = webhook.owner
    return [owner] if owner is not None and owner.is_active else list(administrators().order_by("pk"))
