"""What readers could see is deleted by two people: one asks for it, another deletes."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.editorial.queries import PUBLISHED, events, events_of, was_published

DELETION_ASKED = "deletion_asked"
# How long a request waits for the second person.
DAYS_TO_CONFIRM = 30


def may_delete(content: Any, person: Any) -> bool:
    """Whether somebody may delete a content: one that never was public, or whose deletion another asked for.

    At most three queries.
    """
    return not was_published(content) or bool(_asked(content).exclude(person=person.pk).exists())


def asked_on(content: Any, person: Any) -> datetime | None:
    """When somebody asked for the deletion, where it still counts. At most two queries."""
    request = _asked(content).filter(person=person.pk).first()
    return request.happened_at if request is not None else None


@transaction.atomic
def ask_deletion(content: Any, person: Any) -> None:
    """Note that somebody wants a content deleted. Asked again, nothing changes."""
    if asked_on(content, person):
        return
    events().create(
        content_type=content.get_base_content_type(),
        object_id=str(content.pk),
        kind=DELETION_ASKED,
        digest="",
        person=person,
    )


def _asked(content: Any) -> Any:
    """Requests that still count: not older than a month, nor than the last publication."""
    since = timezone.now() - timedelta(days=DAYS_TO_CONFIRM)
    last = events_of(content).filter(kind=PUBLISHED).last()
    asked = events_of(content).filter(kind=DELETION_ASKED, person__isnull=False, happened_at__gt=since)
    return asked.filter(pk__gt=last.pk) if last is not None else asked
