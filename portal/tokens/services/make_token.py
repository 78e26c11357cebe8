"""Make an access token."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID, uuid4

import structlog
from django.db import transaction

from portal.shared.rest.scopes import Scope
from portal.tokens.models import AccessToken
from portal.tokens.scope_choice import scopes_for
from portal.users.models import User

log = structlog.get_logger(__name__)

# How many tokens that have not expired somebody may have at a time.
MOST_AT_ONCE = 25


class TokenRefusedError(Exception):
    """The person may not have such a token; the message is for logs, not for people."""


class MadeAlreadyError(TokenRefusedError):
    """There is a token of this public id: the form was sent twice."""


class TooManyTokensError(TokenRefusedError):
    """The person has `MOST_AT_ONCE` already."""


@transaction.atomic
def make_token(
    user: User,
    *,
    name: str,
    scopes: Collection[Scope],
    lifetime: timedelta,
    public_id: UUID | None = None,
) -> tuple[AccessToken, str]:
    """Make a token and return it with its text, which is stored nowhere.

    `public_id` is that of the form, so that one sent twice makes one token.

    Raises:
        MadeAlreadyError: there is a token of this public id.
        TooManyTokensError: the person has as many as they may have.
        TokenRefusedError: a scope asks for permissions that the person lacks, or the token would live longer
            than a year.
    """
    if not timedelta(0) < lifetime <= AccessToken.LONGEST:
        raise TokenRefusedError("lifetime")
    if not set(scopes) <= set(scopes_for(user)):
        raise TokenRefusedError("scopes")
    # Two forms sent at once count one after the other.
    User.objects.select_for_update().get(pk=user.pk)
    number = public_id or uuid4()
    if AccessToken.objects.filter(public_id=number).exists():
        raise MadeAlreadyError("twice")
    if AccessToken.objects.filter(user=user).live().count() >= MOST_AT_ONCE:
        raise TooManyTokensError("number")
    token, text = AccessToken.objects.create(
        user=user, expiry=lifetime, name=name, scope_names=sorted(map(str, scopes)), public_id=number
    )
    log.info("token_made", scopes=token.scope_names, days=lifetime.days)
    return token, text
