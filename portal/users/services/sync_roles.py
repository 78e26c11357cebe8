"""Make the groups of the database equal to the table of roles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.users.roles import ROLES, Role

PermissionsByName = Mapping[str, Permission]


class UnknownPermissionError(Exception):
    """The table names a permission that an installed app does not have."""

    def __init__(self, role: str, names: Iterable[str]) -> None:
        super().__init__(
            f"The role “{role}” names permissions that do not exist: {', '.join(sorted(names))}. "
            "Correct portal/users/roles.py, or run migrate first."
        )


@dataclass(frozen=True, slots=True)
class RoleChange:
    """What one role gained and lost, as sorted permission names."""

    role: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@transaction.atomic
def sync_roles(roles: Iterable[Role] = ROLES) -> tuple[RoleChange, ...]:
    """Give each role's group exactly what the table says; groups outside the table stay as they are.

    A permission of an app without any permission in this database (not installed, or no tables)
    is left out, because the portal runs without some of its rooms.

    Returns the roles that changed. Running it twice changes nothing the second time.

    Raises:
        UnknownPermissionError: a name is misspelt; nothing is changed.
    """
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    changes = (_sync_role(role, known) for role in roles)
    return tuple(change for change in changes if change.gained or change.lost)


def _sync_role(role: Role, known: PermissionsByName) -> RoleChange:
    group, _created = Group.objects.get_or_create(name=role.name)
    before = _held(group)
    group.permissions.set(_resolve(role, role.permissions, known))
    _sync_page_permissions(group, _resolve(role, role.on_all_pages, known))
    _sync_collection_permissions(group, _resolve(role, role.on_all_collections, known))
    after = _held(group)
    return RoleChange(
        role=role.name, gained=tuple(sorted(after - before)), lost=tuple(sorted(before - after))
    )


def _resolve(role: Role, names: Iterable[str], known: PermissionsByName) -> list[Permission]:
    apps_with_permissions = {name.partition(".")[0] for name in known}
    wanted = [name for name in names if name.partition(".")[0] in apps_with_permissions]
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UnknownPermissionError(role.name, unknown)
    return [known[name] for name in wanted]


def _sync_page_permissions(group: Group, permissions: list[Permission]) -> None:
    root = Page.objects.get(depth=1)
    rows = GroupPagePermission.objects.filter(group=group)
    rows.exclude(page=root, permission__in=permissions).delete()
    for permission in permissions:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _sync_collection_permissions(group: Group, permissions: list[Permission]) -> None:
    root = Collection.objects.get(depth=1)
    rows = GroupCollectionPermission.objects.filter(group=group)
    rows.exclude(collection=root, permission__in=permissions).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _held(group: Group) -> set[str]:
    """Everything the group may do, each with where it holds."""
    everywhere = {
        f"{app}.{codename}"
        for app, codename in group.permissions.values_list("content_type__app_label", "codename")
    }
    on_pages = {
        f"{app}.{codename} on page {page}"
        for app, codename, page in GroupPagePermission.objects.filter(group=group).values_list(
            "permission__content_type__app_label", "permission__codename", "page_id"
        )
    }
    on_collections = {
        f"{app}.{codename} on collection {collection}"
        for app, codename, collection in GroupCollectionPermission.objects.filter(group=group).values_list(
            "permission__content_type__app_label", "permission__codename", "collection_id"
        )
    }
    return everywhere | on_pages | on_collections
