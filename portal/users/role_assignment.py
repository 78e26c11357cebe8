"""Who may look after whose account, and which roles they may give."""

from django.contrib.auth.models import Group
from django.db.models import QuerySet

from portal.users.models import User
from portal.users.roles import ROLE_NAMES


def may_administer(acting: User, target: User) -> bool:
    """Whether one person may change the other's account, given that they may change accounts at all.

    A superuser's account is a superuser's business: whoever changes it could act as them.
    """
    return acting.is_superuser or not target.is_superuser


def may_change_roles(acting: User, target: User) -> bool:
    """Nobody gives themselves a role."""
    return acting.is_superuser or (acting.pk != target.pk and may_administer(acting, target))


def assignable_roles(acting: User) -> QuerySet[Group]:
    """The groups this person may put others into: the roles of the table.

    Other groups may hold any permission, so only superusers give them.
    """
    groups = Group.objects.order_by("name")
    return groups if acting.is_superuser else groups.filter(name__in=ROLE_NAMES)
