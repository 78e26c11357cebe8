"""What is held about people by the tokens of their programs."""

from collections.abc import Iterator

from portal.tokens.models import AccessToken
from portal.users.models import User
from portal.users.personal_data import HeldModel, OnErasure, PersonalDataHolder, Record


def export_tokens(user: User) -> Iterator[Record]:
    """A record for each token, without its digest."""
    for token in AccessToken.objects.filter(user=user).order_by("pk"):
        yield {
            "record": "access token",
            "name": token.name,
            "begins_with": token.token_key,
            "scopes": list(token.scope_names),
            "made": token.created.isoformat(),
            "expires": token.expiry.isoformat(),
            "last_used": token.last_used.isoformat() if token.last_used else None,
        }


def erase_tokens(user: User) -> None:
    """Delete all tokens of the person."""
    AccessToken.objects.filter(user=user).delete()


TOKENS = PersonalDataHolder(
    models=(HeldModel("tokens.AccessToken", "access tokens: names, scopes, when used", OnErasure.DELETED),),
    export=export_tokens,
    erase=erase_tokens,
)
