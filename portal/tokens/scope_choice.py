"""Which scopes somebody may give to a token of theirs."""

from portal.shared.rest.scopes import SCOPES, Scope
from portal.users.models import User


def scopes_for(user: User) -> tuple[Scope, ...]:
    """The scopes whose permissions the person has, in the order of the table. Two queries for permissions."""
    return tuple(scope for scope, terms in SCOPES.items() if user.has_perms(terms.permissions))
