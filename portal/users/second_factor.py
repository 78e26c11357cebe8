"""Whether a session has shown a second factor, and who must.

A factor is an authenticator app or a passkey. Recovery codes stand in for one at sign-in, but are not one:
whoever has nothing else has no factor. A session has shown a factor when its person signed in with one,
confirmed with one later, or set up their first one in it. So a session that began before the factor was set
up, on another device say, has to confirm before it reaches the admin.
"""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from portal.users.models import User
from portal.users.roles import ENTER_ADMIN

FACTOR_TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: User) -> bool:
    """Whether the person has an authenticator app or a passkey now. One query."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTOR_TYPES).exists())


def session_has_shown_factor(request: HttpRequest) -> bool:
    """Whether this session's person proved to hold a second factor. No query."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def record_factor(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Note in the session that its person proved to hold this factor."""
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def note_first_factor(request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    """Receiver of allauth's `authenticator_added`: setting up the first factor shows it.

    A second one does not: otherwise a stolen password in an old session could add its own.
    """
    others = Authenticator.objects.filter(user=user, type__in=FACTOR_TYPES).exclude(pk=authenticator.pk)
    if authenticator.type in FACTOR_TYPES and not others.exists():
        record_factor(request, user, authenticator)


def rule_is_suspended() -> bool:
    """Whether the demo lets staff in without a second factor. Production refuses both settings."""
    return bool(settings.DEMO and settings.DEMO_STAFF_WITHOUT_SECOND_FACTOR)


def may_enter_admin(user: User) -> bool:
    """Whether the person's roles let them into the admin, second factor aside."""
    return user.is_superuser or user.has_perm(ENTER_ADMIN)
