"""What an operation needs of whoever calls it: for programs, as OpenAPI has it, and in a sentence."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from portal.shared.rest.scopes import SCOPES, Scope

BEARER, SESSION, ATTEMPT = "accessToken", "session", "attemptToken"
# The header that takes the token of one attempt.
ATTEMPT_HEADER = "Attempt-Token"
# What is needed together: schemes, each with the scopes that it has to have. An empty one needs nothing.
Way = Mapping[str, Sequence[str]]


def ways_in(scope: Scope | None, *, is_open: bool) -> Sequence[Way]:
    """How an operation with this scope may be called; an open one by the token of an attempt as well."""
    if scope is None:
        return [{}]
    ways: list[dict[str, list[str]]] = [{BEARER: [scope.value]}, {SESSION: []}]
    if is_open:
        ways.append({ATTEMPT: []})
    return ways


def security_of(*ways: Way) -> Any:
    """The same for `extend_schema(auth=…)`, whose type knows names alone."""
    return ways


def access_sentence(ways: Sequence[Way]) -> str:
    """What is needed, in words. Sessions are passed over: programs have none."""
    named = [_words(way) for way in ways if way and SESSION not in way]
    if not named:
        return _("No token needed.")
    offered = _(", or ").join(named)
    if {} in ways:
        return _("No token needed. You may send %(ways)s.") % {"ways": offered}
    return _("Needs %(ways)s.") % {"ways": offered}


def security_schemes() -> dict[str, dict[str, str]]:
    """The ways of saying who calls."""
    return {
        BEARER: {"type": "http", "scheme": "bearer", "description": _("An access token from your account.")},
        SESSION: {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME},
        ATTEMPT: {
            "type": "apiKey",
            "in": "header",
            "name": ATTEMPT_HEADER,
            "description": _("The attempt token that you got when you started without an account."),
        },
    }


def _words(way: Way) -> str:
    return _(" and ").join(_scheme(name, scopes) for name, scopes in way.items())


def _scheme(name: str, scopes: Sequence[str]) -> str:
    if name == ATTEMPT:
        return _("an `%(header)s`") % {"header": ATTEMPT_HEADER}
    if not scopes:
        return _("an access token")
    return _("an access token with the scope %(scopes)s") % {
        "scopes": ", ".join(f"`{scope}` ({SCOPES[Scope(scope)].words})" for scope in scopes)
    }
