"""What becomes of a browser's attempts when somebody signs in or out."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from assessments.access import digest_of_token, keep_tokens, tokens_of, visitors_of
from assessments.attempts.services.claim_attempts import claim_attempts
from assessments.models import Attempt
from portal.users.models import User


def claim_attempt_at_login(request: HttpRequest, user: User, response: HttpResponse, **_signal: Any) -> None:
    """Claim the attempt that somebody signs in or up from; takes allauth's signal.

    Others of the browser stay: on a computer that several people use they may be somebody else's, so their
    person says so on the page of assessments. Tokens that lead to nothing any more go.
    """
    tokens = tokens_of(request)
    if not tokens:
        return
    only = _attempt_at(response.get("Location", ""))
    if only:
        claim_attempts(user, visitors_of(request), **only)
    forget_claimed(request)


def forget_claimed(request: HttpRequest) -> None:
    """Take the tokens from the browser that lead to no attempt. One SELECT."""
    tokens = tokens_of(request)
    found = Attempt.objects.filter(visitor__in=visitors_of(request)).values_list("visitor", flat=True)
    leading = set(found)
    keep_tokens(request, [token for token in tokens if digest_of_token(token) in leading])


def forget_at_logout(request: HttpRequest, **_signal: Any) -> None:
    """Take all tokens from a browser that signs out: the next person at it finds nothing. Takes Django's
    signal.
    """
    if tokens_of(request):
        keep_tokens(request, ())


def _attempt_at(address: str) -> dict[str, UUID]:
    """Which attempt an address shows, for `claim_attempts`; empty for none."""
    try:
        found = resolve(address.partition("?")[0].partition("#")[0])
    except Resolver404:
        return {}
    if found.app_name != "assessments":
        return {}
    names = {"attempt": "public_id", "submission": "submission__public_id"}
    return {names[name]: value for name, value in found.kwargs.items() if name in names}
