"""Someone read a content again and found it right."""

import calendar
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log

from portal.editorial.care.queries import care_key
from portal.editorial.models import Care
from portal.shared import page_cache
from portal.shared.clock import site_date
from portal.users.models import User

REVIEWED = "editorial.care.review"


@transaction.atomic
def note_review(content: Any, *, by: User) -> Care:
    """Note who reviewed it today, and when it is due again: after the months of its kind (`review_months` of
    its class) or of the setting REVIEW_MONTHS.
    """
    kind, number = care_key(content)
    care, _made = Care.objects.select_for_update(of=("self",)).get_or_create(
        content_type_id=kind, object_id=number
    )
    care.reviewed_on, care.reviewed_by = site_date(), by
    months = getattr(content, "review_months", None) or settings.REVIEW_MONTHS
    care.review_by = months_after(care.reviewed_on, months)
    care.save(update_fields=["reviewed_on", "reviewed_by", "review_by"])
    # Readers of an article see the day.
    page_cache.purge()
    log(instance=content, action=REVIEWED, user=by, content_changed=False)
    return care


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
