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
    rows = Attempt.objects.filter(public_id__in=attempts).only("public_id")
    # Whoever marks the same attempts waits here; only then is it asked which have no mark.
    locked = [attempt.pk for attempt in rows.order_by("pk").select_for_update(of=("self",), no_key=True)]
    marks = [
        SuspectMark(attempt=attempt, reason=SuspectReason.STAFF, note=note, marked_by=by)
        for attempt in rows.filter(pk__in=locked, suspect=None)
    ]
    SuspectMark.objects.bulk_create(marks)
    _log(marks, MARKED, note, by)
    return len(marks)


@transaction.atomic
def clear_suspect(attempts: Collection[UUID], *, note: str, by: User) -> int:
    """Take the marks away; returns how many there were. One entry in the log for each."""
    marked = SuspectMark.objects.filter(attempt__public_id__in=attempts).select_related("attempt")
    marks = list(marked.defer("attempt__answers").select_for_update(of=("self",)))
    _log(marks, CLEARED, note, by)
    SuspectMark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
    return len(marks)


def _log(marks: Collection[SuspectMark], action: str, note: str, by: User) -> None:
    for mark in marks:
        log(instance=mark, action=action, user=by, title=str(mark.attempt.public_id), data={"note": note})
