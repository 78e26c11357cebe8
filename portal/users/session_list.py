"""Where people are signed in: what allauth's table of sessions keeps, written without their traces.

Of a session we note when it began and which kind of browser it is in. The column for the address of the
network, which the table wants, always holds the same.
"""

from datetime import UTC, datetime
from ipaddress import IPv4Address
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.users.browsers import kind_of_browser
from portal.users.models import User

NO_ADDRESS = str(IPv4Address(0))


def note_session(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Receiver of Django's `user_logged_in`, so that every way in is on the list."""
    if request.session.session_key is None:
        request.session.save()
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": user,
            "ip": NO_ADDRESS,
            "user_agent": kind_of_browser(request.META.get("HTTP_USER_AGENT", "")),
            "created_at": signed_in_at(request, user),
        },
    )


def forget_session(request: HttpRequest, **_kwargs: Any) -> None:
    """Receiver of Django's `user_logged_out`."""
    UserSession.objects.filter(session_key=request.session.session_key).delete()


def signed_in_at(request: HttpRequest, user: User) -> datetime:
    """When the person first proved in this session who they are; now, where it does not say."""
    records = get_authentication_records(request, user)
    return datetime.fromtimestamp(records[0]["at"], UTC) if records else timezone.now()


def live_sessions(user: User) -> QuerySet[UserSession]:
    """The listed sessions that still live, the newest first. One query."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    listed: QuerySet[UserSession] = UserSession.objects.filter(user=user, session_key__in=alive)
    return listed.order_by("-created_at", "-pk")


def prune_session_list() -> None:
    """Take off the list what is over."""
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
