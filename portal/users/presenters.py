"""Role grants as administrators see them."""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from portal.shared.words import moment_words
from portal.users.models import RoleGrant, User
from portal.users.role_assignment import administrators, may_confirm
from portal.users.zones import zone_of


@dataclass(frozen=True, slots=True)
class RoleGrantRow:
    """A role that waits. `command` gives it on the server, where nobody is left who could confirm it."""

    public_id: UUID
    role: str
    person: str
    address: str
    asked: str
    may_confirm: bool
    may_take_back: bool
    command: str


def role_grant_rows(grants: Iterable[RoleGrant], reader: User) -> list[RoleGrantRow]:
    """The grants as this administrator may decide about them. One query beside the grants' own."""
    zone = zone_of(reader)
    keys = {person.pk for person in administrators()}
    return [
        RoleGrantRow(
            public_id=grant.public_id,
            role=grant.group.name,
            person=grant.person.get_full_name(),
            address=grant.person.email,
            asked=f"{grant.requested_by}, {moment_words(grant.requested_at, zone)}",
            may_confirm=may_confirm(reader, grant),
            may_take_back=grant.requested_by_id == reader.pk,
            command="" if keys - {grant.person_id, grant.requested_by_id} else give_role_command(grant),
        )
        for grant in grants
    ]


def give_role_command(grant: RoleGrant) -> str:
    """What somebody with access to the server types to give the role at once."""
    return f"manage.py give_role {shlex.join((grant.person.email, grant.group.name))}"
