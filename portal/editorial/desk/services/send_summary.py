"""Tell somebody once a week what waits for them."""

from datetime import date

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from portal.editorial.desk.ports import Tray, items_of
from portal.editorial.models import DeskSettings
from portal.users.models import User


@transaction.atomic
def send_summary(person: User, week: date) -> bool:
    """Mail what waits, once for a week whatever asks for it; tells whether a mail went out.

    Nothing waits: no mail. Who runs second waits for the first, and finds the week noted. A mail that cannot
    be handed over is not noted, so the next try sends it.
    """
    DeskSettings.objects.get_or_create(user=person)
    chosen = DeskSettings.objects.select_for_update().get(user=person)
    if not chosen.weekly_summary or (chosen.summary_week is not None and chosen.summary_week >= week):
        return False
    chosen.summary_week = week
    chosen.save(update_fields=["summary_week"])
    with translation.override(person.language):
        items = items_of(person, Tray.WAITS)[Tray.WAITS]
        if not items:
            return False
        context = {
            "person": person,
            "count": sum(item.count for item in items),
            "sentences": [item.sentence for item in items],
            "desk_url": f"{settings.BASE_URL}{reverse('wagtailadmin_home')}",
            "account_url": f"{settings.BASE_URL}{reverse('wagtailadmin_account')}#tab-notifications",
        }
        get_adapter().render_mail("editorial/email/summary", person.email, context).send()
    return True
