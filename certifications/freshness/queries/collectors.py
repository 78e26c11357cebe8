"""Who entered a statement on the day it was collected: whoever checks it should know if they did."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, IntegerField, QuerySet, Value
from django.utils import timezone
from wagtail.models import Page, Revision

from certifications.freshness.queries.statements import Stated, StatementName, ground_of, name_of
from certifications.models import Progression
from certifications.queries.progressions import PublishedProgression
from portal.users.models import User


def collected_by(person: User, stated: Iterable[Stated]) -> frozenset[StatementName]:
    """Those that the person was the first to save, on the day they say they were collected.

    One query, and none for nothing. It reads the versions saved on those days; what an import brought has
    none with a person.
    """
    known = list(stated)
    firsts = [_first_saved(one, place) for place, one in enumerate(known)]
    if not firsts:
        return frozenset()
    rows = firsts[0].union(*firsts[1:], all=True) if firsts[1:] else firsts[0]
    return frozenset(name_of(known[place]) for place, person_id in rows if person_id == person.pk)


def _first_saved(one: Stated, place: int) -> QuerySet[Revision, tuple[int, int | None]]:
    """The first version of that day in which it stands: its place in the list, and who saved it."""
    start = timezone.make_aware(
        datetime.combine(ground_of(one).collected_on, time.min), timezone.get_default_timezone()
    )
    found = Revision.objects.filter(
        **_of_object(one), created_at__gte=start, created_at__lt=start + timedelta(days=1)
    )
    rows: QuerySet[Revision, tuple[int, int | None]] = (
        found.annotate(place=Value(place, IntegerField()), person=F("user_id"))
        .order_by("created_at", "pk")
        .values_list("place", "person")[:1]
    )
    return rows


def _of_object(one: Stated) -> dict[str, Any]:
    if isinstance(one, PublishedProgression):
        step = one.progression
        return {
            "base_content_type": ContentType.objects.get_for_model(Progression),
            "object_id": str(one.row_id),
            "content__contains": {
                "start": step.start,
                "end": step.end,
                "kind": step.kind.value,
                "detail": step.detail,
            },
        }
    fact = one.fact
    return {
        "base_content_type": ContentType.objects.get_for_model(Page),
        "object_id": str(one.page_id),
        "content__facts__contains": [
            {"key": fact.key, "value": fact.value, "collected_on": fact.collected_on.isoformat()}
        ],
    }
