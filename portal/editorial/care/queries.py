"""Read who looks after what."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page

from portal.editorial.models import Care
from portal.users.models import User
from portal.users.roles import EDITORS, MODERATORS

# The type under which a content is kept, for every page Wagtail's own, and its key.
CareKey = tuple[int, str]


def care_key(content: Any) -> CareKey:
    """How a page, row of a list or assessment is named in `Care`."""
    return content.get_base_content_type().pk, str(content.pk)


def care_of(contents: Iterable[Any]) -> Mapping[CareKey, Care]:
    """The care of many contents by `care_key`, with owner and reviewer; what nobody looks after is absent.

    One query.
    """
    keys: dict[int, list[str]] = {}
    for content in contents:
        kind, number = care_key(content)
        keys.setdefault(kind, []).append(number)
    rows = Care.objects.none()
    for kind, numbers in keys.items():
        rows |= Care.objects.filter(content_type=kind, object_id__in=numbers)
    return {(row.content_type_id, row.object_id): row for row in rows.select_related("owner", "reviewed_by")}


def care_of_one(content: Any) -> Care:
    """The care of one content; an unsaved row where nobody looks after it. One query."""
    kind, number = care_key(content)
    found = (
        Care.objects.select_related("owner", "reviewed_by")
        .filter(content_type=kind, object_id=number)
        .first()
    )
    return found or Care(content_type_id=kind, object_id=number)


def looked_after_by(model: type[Any], people: Iterable[User]) -> QuerySet[Any, Any]:
    """The keys of a model's rows that one of these people looks after, as numbers: for `pk__in`."""
    rows = Care.objects.filter(content_type=_base_type(model), owner__in=people)
    return rows.annotate(key=Cast("object_id", BigIntegerField())).values("key")


def owners() -> QuerySet[User]:
    """Everybody who looks after anything. For a choice."""
    people = User.objects.filter(pk__in=Care.objects.filter(owner__isnull=False).values("owner"))
    return people.order_by("first_name", "last_name", "email")


def possible_owners(now: int | None = None) -> QuerySet[User]:
    """Everybody who may look after contents, those who write and approve, and who does so `now`."""
    names = (EDITORS.name, MODERATORS.name)
    staff = User.objects.filter(is_active=True, groups__name__in=names).values("pk")
    people = User.objects.filter(Q(pk__in=staff) | Q(pk=now))
    return people.order_by("first_name", "last_name", "email")


def _base_type(model: type[Any]) -> ContentType:
    base = Page if issubclass(model, Page) else model
    return ContentType.objects.get_for_model(base, for_concrete_model=False)
