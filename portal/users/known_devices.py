"""Browsers in which a person has signed in before: strangers' wrong passwords do not keep these out.

A signed cookie names the account by a digest, and the browser by a number that means nothing else. It lets
nobody in: tries from a known browser are counted by themselves, that is all. OWASP calls it a device cookie.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

from portal.users.models import User

SALT = "portal.users.known_devices"
KEPT = timedelta(days=180)


def known_device(request: HttpRequest, email: str) -> str | None:
    """The number of this browser, if the account of this address was signed in to in it. No query."""
    signed = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        account, number = signing.loads(signed, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError):
        return None
    return str(number) if constant_time_compare(account, _digest(email)) else None


def remember_device(request: HttpRequest, response: HttpResponseBase, user: User, **_kwargs: Any) -> None:
    """Receiver of allauth's `user_logged_in`, which comes after the second factor: know this browser."""
    number = known_device(request, user.email) or secrets.token_urlsafe(16)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps([_digest(user.email), number], salt=SALT),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _digest(email: str) -> str:
    return salted_hmac(SALT, email.lower(), algorithm="sha256").hexdigest()
