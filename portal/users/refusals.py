"""Refusals and failed attempts as events of the log: what happened and where, never who."""

from typing import Any

import structlog
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.middleware import csrf
from django.views.csrf import csrf_failure as show_csrf_failure

log = structlog.get_logger(__name__)

# What a request notes when it was refused in words: whoever sent it was kept out of nothing.
IN_WORDS = "portal.users.refused_in_words"

# How Django's sentences begin, each in a word, the first that fits; some of them go on to quote the request.
CSRF_REASONS = (
    (csrf.REASON_BAD_ORIGIN.partition("%s")[0], "origin"),
    (csrf.REASON_NO_REFERER, "no_referrer"),
    # Of another site, without TLS, or no address at all.
    (csrf.REASON_BAD_REFERER.partition("%s")[0], "referrer"),
    (csrf.REASON_NO_CSRF_COOKIE, "no_cookie"),
    (csrf.REASON_CSRF_TOKEN_MISSING, "no_token"),
)


def route_of(request: HttpRequest | None) -> str | None:
    """The pattern of the address, which names nobody."""
    match = request.resolver_match if request is not None else None
    return match.route if match is not None else None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's page for a form without its token."""
    word = next((word for begins, word in CSRF_REASONS if reason.startswith(begins)), "token")
    log.warning("csrf_refused", reason=word, route=route_of(request))
    return show_csrf_failure(request, reason=reason)


def note_failed_factor(
    request: HttpRequest, authenticator: Authenticator, reauthentication: bool = False, **_kwargs: Any
) -> None:
    """Receiver of allauth's `authentication_failed`."""
    log.warning(
        "second_factor_failed",
        factor=str(authenticator.type),
        again=reauthentication,
        route=route_of(request),
    )


def note_failed_sign_in(request: HttpRequest) -> None:
    """A password that is wrong, or of nobody; `again` when somebody who is signed in confirms theirs."""
    log.warning("sign_in_failed", again=request.user.is_authenticated, route=route_of(request))


def note_lock(request: HttpRequest | None) -> None:
    """Too many passwords or codes were wrong; nothing was looked at."""
    log.warning("sign_in_locked", route=route_of(request))


def note_refused_entry(request: HttpRequest, reason: str) -> None:
    """Someone signed in was kept out of the admin, or out of a part of it."""
    log.warning("admin_refused", reason=reason, route=route_of(request))
