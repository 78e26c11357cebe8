"""Access tokens of people, and requests that show one."""

from datetime import timedelta

from portal.shared.rest.scopes import Scope
from portal.tokens.models import AccessToken
from portal.users.models import User


def make_access_token(
    user: User, *scopes: Scope, name: str = "Script", lifetime: timedelta = timedelta(days=90)
) -> tuple[AccessToken, str]:
    """A token with these scopes, whatever its owner may do, and its text."""
    token, text = AccessToken.objects.create(
        user=user, expiry=lifetime, name=name, scope_names=[str(scope) for scope in scopes]
    )
    return token, text


def bearer(text: str) -> dict[str, str]:
    """The header that shows a token, as `headers=` of a test's client."""
    return {"Authorization": f"Bearer {text}"}


def expire(token: AccessToken, ago: timedelta = timedelta(seconds=1)) -> None:
    """Let a token have expired some time ago."""
    AccessToken.objects.filter(pk=token.pk).update(expiry=token.created - ago, created=token.created - ago)
