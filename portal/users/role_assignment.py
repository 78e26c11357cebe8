"""Who may look after whose account, and which roles they may give."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

from portal.users.models import RoleGrant, User
from portal.users.roles import CHANGE_PEOPLE, ROLE_NAMES


def may_administer(acting: User, target: User) -> bool:
    """Whether one person may change the other's account, given that they may change accounts at all.

    A superuser's account is a superuser's business: whoever changes it could act as them.
    """
    return acting.is_superuser or not target.is_superuser


def may_change_roles(acting: User, target: User) -> bool:
    """Nobody gives themselves a role."""
    return acting.is_superuser or (acting.pk != target.pk and may_administer(acting, target))


def may_confirm(acting: User, grant: RoleGrant) -> bool:
    """Whether this person is the second administrator: not who asked, nor who would get it."""
    return (
        acting.pk not in {grant.requested_by_id, grant.person_id}
        and acting.has_perm(CHANGE_PEOPLE)
        and may_administer(acting, grant.person)
    )


def administrators() -> QuerySet[User]:
    """Everybody active who may change accounts, superusers too. One query."""
    held = Q(content_type__app_label="users", codename=CHANGE_PEOPLE.partition(".")[2])
    of_roles = Group.objects.filter(permissions__in=Permission.objects.filter(held))
    return User.objects.filter(Q(is_superuser=True) | Q(groups__in=of_roles), is_active=True).distinct()


def assignable_roles(acting: User) -> QuerySet[Group]:
    """The groups this person may put others into: the roles of the table.

    Other groups may hold any permission, so only superusers give them.
    """
    groups = Group.objects.order_by("name")
    return groups if acting.is_superuser else groups.filter(name__in=ROLE_NAMES)
