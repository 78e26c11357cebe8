"""Forget access tokens that expired long ago."""

from portal.tokens.models import AccessToken


def drop_expired_tokens() -> int:
    """Delete what expired more than `KEPT_AFTER_EXPIRY` ago; returns how many. Safe to repeat."""
    number, _by_model = AccessToken.objects.ended().delete()
    return int(number)
