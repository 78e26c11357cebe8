"""Reading access tokens."""

from uuid import UUID

from django.db.models import QuerySet

from portal.tokens.models import AccessToken
from portal.users.models import User


def tokens_of(user: User) -> QuerySet[AccessToken]:
    """A person's tokens, the newest first; expired ones too, until housekeeping takes them. One query."""
    found: QuerySet[AccessToken] = AccessToken.objects.filter(user=user).order_by("-created", "-pk")
    return found


def own_token(user: User, public_id: UUID) -> AccessToken | None:
    """A token of this person; None where it is somebody else's, or revoked. One query."""
    return tokens_of(user).filter(public_id=public_id).first()
