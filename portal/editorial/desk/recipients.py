"""Who gets which mail about their work."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from portal.editorial.care.queries import care_of_one
from portal.editorial.models import DeskSettings
from portal.users.models import User
from portal.users.roles import ENTER_ADMIN


def summary_readers() -> QuerySet[User]:
    """Staff who want the weekly summary."""
    unwanted = DeskSettings.objects.filter(user=OuterRef("pk"), weekly_summary=False)
    return holders_of(ENTER_ADMIN).filter(~Exists(unwanted))


def report_readers(content: Any, permission: str) -> list[User]:
    """Who hears that a reader reported an error: whoever looks after the content, else all who may answer.

    Those who do not want such mails are left out. Two queries.
    """
    answering = holders_of(permission)
    owner = care_of_one(content).owner_id if content is not None else None
    people = answering.filter(pk=owner) if owner is not None else answering
    if not people:
        people = answering
    unwanted = set(DeskSettings.objects.filter(report_mails=False).values_list("user", flat=True))
    return [person for person in people if person.pk not in unwanted]


def holders_of(permission: str) -> QuerySet[User]:
    """Active people with an address whose role gives a permission, in a stable order."""
    app, codename = permission.split(".")
    given = Q(groups__permissions__codename=codename, groups__permissions__content_type__app_label=app)
    people = User.objects.filter(given, is_active=True).exclude(email="")
    return people.distinct().order_by("pk")
