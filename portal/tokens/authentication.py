"""Who a request of the API is from: by an access token, or by the session of a browser.

Both stand in the list of REST framework, tokens first: a refusal names `Bearer` as the way in.
"""

import re
from datetime import datetime
from hmac import compare_digest
from typing import ClassVar

import structlog
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication as KnoxTokenAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework import authentication, exceptions
from rest_framework.request import Request

from portal.tokens.models import AccessToken
from portal.users.models import User
from portal.users.second_factor import may_enter_admin, rule_is_suspended, session_has_shown_factor

log = structlog.get_logger(__name__)


class TokenAuthentication(KnoxTokenAuthentication):
    """`Authorization: Bearer lpt_…`. `request.auth` is the `AccessToken`, with its `scopes`.

    One query, and once an hour for each token an UPDATE. What has not the shape of a token costs none.
    """

    SHAPE: ClassVar[re.Pattern[str]] = re.compile(r"lpt_[0-9a-f]{64}", re.ASCII)

    def authenticate(self, request: Request) -> tuple[User, AccessToken] | None:
        """Who sends a token; None where the header is absent, or has a scheme that is none of ours.

        Raises:
            AuthenticationFailed: the token opens nothing, or the word before it is missing.
        """
        scheme, _space, text = authentication.get_authorization_header(request).partition(b" ")
        if scheme.lower() == b"bearer":
            return self.authenticate_credentials(text.strip())
        if b"lpt_" in scheme + text:
            raise _refusal("scheme", _("Write “Bearer” before the token: “Authorization: Bearer lpt_…”."))
        return None

    def authenticate_header(self, request: Request) -> str:
        """The way in; whoever came with a header is told that it was no good (RFC 6750, section 3.1)."""
        is_given = bool(authentication.get_authorization_header(request))
        return 'Bearer error="invalid_token"' if is_given else "Bearer"

    def authenticate_credentials(self, token: bytes) -> tuple[User, AccessToken]:
        """Whose token this is.

        Nothing tells apart a token that never was, one that was revoked and one whose owner may not sign in.

        Raises:
            AuthenticationFailed: it opens nothing; the sentence says what to do.
        """
        text = token.decode("ascii", errors="replace")
        if not self.SHAPE.fullmatch(text):
            raise _refusal("shape", _("This is not an access token of this site. It begins with “lpt_”."))
        found = _with_token(text)
        if found is None or not found.user.is_active:
            reason = "unknown" if found is None else "inactive"
            raise _refusal(reason, _("This access token is not valid: it is unknown or was revoked."))
        now = timezone.now()
        if found.expiry <= now:
            raise _refusal("expired", _("This access token has expired. Make a new one in your account."))
        _note_use(found, now)
        return found.user, found


class SessionAuthentication(authentication.SessionAuthentication):
    """The session of a browser, with the token of forms for everything that changes something.

    Whoever has a role must have shown their second factor in it, as the admin wants it.
    """

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """The person who is signed in; None for visitors.

        Raises:
            AuthenticationFailed: the role of the person needs a second factor that the session has not seen.
            PermissionDenied: the token of forms is missing.
        """
        found: tuple[User, None] | None = super().authenticate(request)
        if found is None:
            return None
        user, _nothing = found
        if (
            may_enter_admin(user)
            and not rule_is_suspended()
            and not session_has_shown_factor(request._request)
        ):
            raise _refusal(
                "factor_not_shown",
                _("Your role needs two-step sign-in. Confirm it on the site, or use an access token."),
            )
        return found


def _with_token(text: str) -> AccessToken | None:
    """The row of a token, compared in constant time. One query, with its owner."""
    digest = hash_token(text)
    begins_so = AccessToken.objects.filter(token_key=text[: CONSTANTS.TOKEN_KEY_LENGTH])
    matches = [token for token in begins_so.select_related("user") if compare_digest(digest, token.digest)]
    return matches[0] if matches else None


def _note_use(token: AccessToken, now: datetime) -> None:
    """Note that the token was used, once an hour at most, whichever process is asked."""
    before = now - AccessToken.USE_NOTED_EVERY
    if token.last_used is None or token.last_used < before:
        long_ago = Q(last_used__isnull=True) | Q(last_used__lt=before)
        AccessToken.objects.filter(long_ago, pk=token.pk).update(last_used=now)


def _refusal(reason: str, words: str) -> exceptions.AuthenticationFailed:
    log.warning("api_sign_in_refused", reason=reason)
    return exceptions.AuthenticationFailed(words)
