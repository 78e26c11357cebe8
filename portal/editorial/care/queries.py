"""Read who looks after what."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page, WorkflowMixin

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


def owned_by(model: type[Any], people: Iterable[User]) -> QuerySet[Care, str]:
    """The keys of a model's rows that one of these people looks after, for a subquery."""
    base = Page if issubclass(model, Page) else model
    kind = ContentType.objects.get_for_model(base, for_concrete_model=False)
    return Care.objects.filter(content_type=kind, owner__in=people).values_list("object_id", flat=True)


def possible_owners() -> QuerySet[User]:
    """Everybody who may look after contents: those who write and approve. For a choice."""
    names = (EDITORS.name, MODERATORS.name)
    people = User.objects.filter(is_active=True, groups__name__in=names).distinct()
    return people.order_by("first_name", "last_name", "email")


def has_care(model: type[Any] | None) -> bool:
    """Whether contents of this kind are looked after: all that goes live by approval."""
    return model is not None and issubclass(model, WorkflowMixin)
