"""Mark attempts as suspect, so that figures leave them out, and take the mark away."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from assessments.models import Attempt, SuspectMark, SuspectReason
from portal.users.models import User

MARKED, CLEARED = "assessments.suspect.mark", "assessments.suspect.clear"


@transaction.atomic
def mark_suspect(attempts: Collection[UUID], *, note: str, by: User) -> int:
    """Mark those that are not marked yet; returns how many. One entry in the log for each."""
    unmarked = Attempt.objects.filter(public_id__in=attempts, suspect=None).only("public_id")
    found = list(unmarked.select_for_update(of=("self",), no_key=True))
    SuspectMark.objects.bulk_create(
        SuspectMark(attempt=attempt, reason=SuspectReason.STAFF, note=note, marked_by=by) for attempt in found
    )
    _log(found, MARKED, note, by)
    return len(found)


@transaction.atomic
def clear_suspect(attempts: Collection[UUID], *, note: str, by: User) -> int:
    """Take the marks away; returns how many there were. One entry in the log for each."""
    marked = Attempt.objects.filter(public_id__in=attempts, suspect__isnull=False).only("public_id")
    found = list(marked.select_for_update(of=("self",), no_key=True))
    SuspectMark.objects.filter(attempt__in=found).delete()
    _log(found, CLEARED, note, by)
    return len(found)


def _log(attempts: Collection[Attempt], action: str, note: str, by: User) -> None:
    for attempt in attempts:
        log(instance=attempt, action=action, user=by, data={"note": note})
