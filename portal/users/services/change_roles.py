"""Give and take roles. What one administrator may not give alone waits for a second one."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial

import structlog
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log as log_action

from portal.users.models import RoleGrant, User
from portal.users.role_assignment import administrators, may_confirm
from portal.users.role_mail import RolesChanged, mail_administrators
from portal.users.roles import CHANGE_PEOPLE, GIVEN_BY_ONE

log = structlog.get_logger(__name__)

CHANGED, DECLINED = "users.change_roles", "users.decline_role"


class RoleGrantLapsedError(Exception):
    """Whoever asked for the role may not give it any more, or the account is closed; nobody gets it."""


@transaction.atomic
def change_roles(wanted: Mapping[User, Collection[Group]], *, by: User) -> tuple[RolesChanged, ...]:
    """Bring people's roles in line with `wanted`; returns what changed or waits, for each in turn.

    Roles that a second administrator must confirm become role grants, all others count at once, and so does
    taking a role away. Before and after stand in the admin's log, and one mail about all of it goes to every
    administrator when the transaction commits: to those of before, too.
    """
    told = set(administrators())
    changes = [_change(person, set(groups), by) for person, groups in wanted.items()]
    return _announce([change for change in changes if change is not None], by, told)


@transaction.atomic
def give_role(person: User, group: Group) -> None:
    """Give a role from the server's command line, where nobody has to confirm it."""
    told = set(administrators())
    before = _names(person)
    person.groups.add(group)
    RoleGrant.objects.filter(person=person, group=group).delete()
    _announce([_note(person, before, (), by=None)], None, told)


@transaction.atomic
def confirm_role(grant: RoleGrant, *, by: User) -> None:
    """Give the role, as the second administrator.

    Raises:
        RoleGrant.DoesNotExist: it was confirmed, declined or too old meanwhile.
        PermissionDenied: the person asked for it themselves, would get it, or is no administrator.
        RoleGrantLapsedError: whoever asked is no administrator any more, or the account is closed.
    """
    grant = _locked(grant)
    if not may_confirm(by, grant):
        log.warning("role_grant_refused", role=grant.group.name)
        raise PermissionDenied
    if not (grant.requested_by.has_perm(CHANGE_PEOPLE) and grant.person.is_active):
        raise RoleGrantLapsedError
    told = set(administrators())
    before = _names(grant.person)
    grant.person.groups.add(grant.group)
    grant.delete()
    _announce([_note(grant.person, before, (), by=by)], by, told)


@transaction.atomic
def decline_role(grant: RoleGrant, *, by: User) -> None:
    """Drop the grant: another administrator declines it, or whoever asked for it takes it back.

    Raises:
        RoleGrant.DoesNotExist: it was confirmed, declined or too old meanwhile.
    """
    grant = _locked(grant)
    log_action(instance=grant.person, action=DECLINED, user=by, data={"role": grant.group.name})
    log.info("role_grant_declined", role=grant.group.name)
    grant.delete()


def _locked(grant: RoleGrant) -> RoleGrant:
    """The grant while nobody else decides about it."""
    waiting = RoleGrant.objects.waiting().select_related("person", "group", "requested_by")
    return waiting.select_for_update(of=("self",)).get(pk=grant.pk)


def _change(person: User, wanted: set[Group], by: User) -> RolesChanged | None:
    """What changed for one person; None when nothing did."""
    User.objects.select_for_update().get(pk=person.pk)
    held = set(person.groups.all())
    before, gained = _names(person), wanted - held
    at_once = {group for group in gained if group.name in GIVEN_BY_ONE}
    person.groups.remove(*held - wanted)
    person.groups.add(*at_once)
    waiting = sorted(group.name for group in gained - at_once if _ask_for(person, group, by))
    if not waiting and wanted - (gained - at_once) == held:
        return None
    return _note(person, before, tuple(waiting), by=by)


def _ask_for(person: User, group: Group, by: User) -> bool:
    """Note that a role waits; False where another's grant of the same role waits already."""
    if RoleGrant.objects.waiting().filter(person=person, group=group).exists():
        return False
    # One that is too old to be confirmed becomes this one.
    asked = {"requested_by": by, "requested_at": timezone.now()}
    RoleGrant.objects.update_or_create(person=person, group=group, defaults=asked)
    return True


def _note(
    person: User, before: tuple[str, ...], waiting: tuple[str, ...], *, by: User | None
) -> RolesChanged:
    """Write the change into the admin's log, with names, and into the server's, without."""
    change = RolesChanged(person=person, before=before, after=_names(person), waiting=waiting)
    roles = {"before": list(change.before), "after": list(change.after), "waiting": list(waiting)}
    log_action(instance=person, action=CHANGED, user=by, data=roles)
    log.info("roles_changed", **roles)
    return change


def _names(person: User) -> tuple[str, ...]:
    return tuple(person.groups.order_by("name").values_list("name", flat=True))


def _announce(changes: list[RolesChanged], by: User | None, told: Iterable[User]) -> tuple[RolesChanged, ...]:
    if changes:
        recipients = sorted({person.email for person in (*told, *administrators())})
        transaction.on_commit(partial(mail_administrators, tuple(changes), by, tuple(recipients)))
    return tuple(changes)
