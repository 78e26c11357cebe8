"""What lets somebody in beside their sessions, and ends when their account is deactivated."""

from collections.abc import Callable

from portal.shared.ports import Port
from portal.users.models import User

revocations: Port[str, Callable[[User], object]] = Port("revocations")


def revoke_access(user: User) -> None:
    """End all that lets programs of this person in. Sessions end by themselves: the account is inactive."""
    for _room, revoke in revocations:
        revoke(user)
