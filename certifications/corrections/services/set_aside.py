"""Reports that came in a flood are set aside, and go when nobody wants them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from certifications.models import FactReport
from certifications.models.corrections import ReportState
from portal.users.models import User

# Entries in the log are stored under these, so they keep their first words.
SET_ASIDE, TAKEN_UP = "certifications.report.set_apart", "certifications.report.take_up"
# How long a suspect report waits for somebody to look at it.
KEPT_DAYS = 30
# Reports in a transaction.
AT_ONCE = 1000


@transaction.atomic
def set_aside(public_id: UUID, *, is_suspect: bool, by: User) -> None:
    """Set an open report aside as suspect, or put it on the list; an entry in the log says who did.

    Raises:
        FactReport.DoesNotExist: there is no such report.
    """
    report = FactReport.objects.select_for_update(of=("self",)).get(public_id=public_id)
    if report.state != ReportState.OPEN or report.is_suspect == is_suspect:
        return
    report.is_suspect = is_suspect
    report.save(update_fields=["is_suspect"])
    log(instance=report, action=SET_ASIDE if is_suspect else TAKEN_UP, user=by)


def remove_suspect_reports(now: datetime) -> int:
    """Delete suspect reports that nobody took up in `KEPT_DAYS`; returns how many. A thousand in a
    transaction.
    """
    before = now - timedelta(days=KEPT_DAYS)
    over = FactReport.objects.filter(is_suspect=True, state=ReportState.OPEN, reported_at__lt=before)
    deleted = 0
    while keys := list(over.order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        deleted += over.filter(pk__in=keys).delete()[0]
    return deleted


def remove_suspect_reports_by_now() -> None:
    """What a worker does once a day."""
    remove_suspect_reports(timezone.now())
