"""Revoke access tokens: they open nothing any more from the next request on."""

import structlog
from django.db import transaction
from wagtail.log_actions import log as log_action

from portal.tokens.models import AccessToken
from portal.users.models import User

log = structlog.get_logger(__name__)

REVOKED = "tokens.revoke"


def revoke_token(token: AccessToken) -> None:
    """Revoke one token, by its owner. Revoking it twice changes nothing."""
    AccessToken.objects.filter(pk=token.pk).delete()
    log.info("token_revoked", by="owner", tokens=1)


@transaction.atomic
def revoke_token_of_other(token: AccessToken, *, by: User, reason: str) -> None:
    """Revoke somebody's token, by an administrator. Name, prefix and reason stand in the account's log."""
    AccessToken.objects.filter(pk=token.pk).delete()
    data = {"name": token.name, "begins": token.token_key, "reason": reason}
    log_action(instance=token.user, action=REVOKED, user=by, data=data)
    log.info("token_revoked", by="administrator", tokens=1)


def revoke_tokens_of(user: User) -> int:
    """Revoke all tokens of a person; returns how many there were."""
    number, _by_model = AccessToken.objects.filter(user=user).delete()
    if number:
        log.info("token_revoked", by="site", tokens=number)
    return int(number)


def after_new_password(user: User, **_kwargs: object) -> None:
    """Receiver of allauth's `password_changed` and `password_reset`.

    Whoever knew the old password may have made a token.
    """
    revoke_tokens_of(user)
