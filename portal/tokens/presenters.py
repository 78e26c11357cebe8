"""Access tokens as people read about them: never the token itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.shared.rest.scopes import SCOPES
from portal.shared.words import moment_words
from portal.tokens.models import AccessToken


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token, in words. `owner` is for administrators' lists."""

    name: str
    begins: str
    scopes: tuple[str, ...]
    made: str
    last_used: str
    expires: str
    is_over: bool
    owner: str
    revoke_url: str


def token_row(token: AccessToken, zone: tzinfo, *, revoke: str = "tokens:revoke") -> TokenRow:
    """A token in words; times in the reader's zone. `revoke` names the address that revokes it."""
    return TokenRow(
        name=token.name,
        begins=token.shown_prefix,
        scopes=tuple(str(SCOPES[scope].words) for scope in token.known_scopes)
        or (_("Read what everyone can read"),),
        made=moment_words(token.created, zone),
        last_used=moment_words(token.last_used, zone) if token.last_used else _("Never"),
        expires=moment_words(token.expiry, zone),
        is_over=token.is_over,
        owner=token.user.email,
        revoke_url=reverse(revoke, args=[token.public_id]),
    )


def token_rows(
    tokens: Iterable[AccessToken], zone: tzinfo, *, revoke: str = "tokens:revoke"
) -> tuple[TokenRow, ...]:
    """The same for each of some tokens, whose owners are read already."""
    return tuple(token_row(token, zone, revoke=revoke) for token in tokens)
