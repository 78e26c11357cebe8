"""What readers could see is deleted by two people: one asks for it, another deletes."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import PageLogEntry, get_default_page_content_type

from portal.editorial.queries import PUBLISHED, RESTORED, events, was_published

DELETION_ASKED = "deletion_asked"
# How long a request waits for the second person.
DAYS_TO_CONFIRM = 30


def may_delete(content: Any, person: Any) -> bool:
    """Whether somebody may delete a content: one that never was public, or whose deletion another asked for.

    At most two queries.
    """
    return not was_published(content) or bool(_asked(content).exclude(person=person.pk).exists())


def asked_on(content: Any, person: Any) -> datetime | None:
    """When somebody asked for the deletion, where it still counts. One query."""
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


def requests_that_count() -> QuerySet[Any]:
    """Requests for deletions: none older than a month, the last publication or the return from the bin."""
    since = timezone.now() - timedelta(days=DAYS_TO_CONFIRM)
    same = {"content_type": OuterRef("content_type"), "object_id": OuterRef("object_id")}
    published = events().filter(kind=PUBLISHED, pk__gt=OuterRef("pk"), **same)
    restored = PageLogEntry.objects.annotate(number=Cast("page_id", CharField())).filter(
        action=RESTORED, number=OuterRef("object_id"), timestamp__gt=OuterRef("happened_at")
    )
    asked = events().filter(kind=DELETION_ASKED, person__isnull=False, happened_at__gt=since)
    return asked.filter(~Exists(published)).exclude(
        Q(Exists(restored)), content_type=get_default_page_content_type()
    )


def _asked(content: Any) -> QuerySet[Any]:
    return requests_that_count().filter(
        content_type=content.get_base_content_type(), object_id=str(content.pk)
    )
