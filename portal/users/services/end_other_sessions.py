"""Sign a person out everywhere but in the browser before them."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from portal.users.models import User
from portal.users.second_factor import FACTOR_TYPES
from portal.users.session_list import note_session


@transaction.atomic
def end_other_sessions(request: HttpRequest, user: User) -> None:
    """End every session of the person, also those that no list knows, except this request's if it is theirs.

    Their generation goes up, so that no other session is theirs any more; what is listed goes from the
    database too.
    """
    _end(request, user)
    if request.user == user:
        update_session_auth_hash(request, user)
        note_session(request, user)


@transaction.atomic
def end_all_sessions(request: HttpRequest, user: User) -> None:
    """End every session of the person, this request's too."""
    _end(request, user)


def _end(request: HttpRequest, user: User) -> None:
    User.objects.filter(pk=user.pk).update(session_generation=F("session_generation") + 1)
    user.refresh_from_db(fields=["session_generation"])
    listed = UserSession.objects.filter(user=user)
    keys = set(listed.values_list("session_key", flat=True))
    # This request still writes into its own session, which must be there for that.
    Session.objects.filter(pk__in=keys - {request.session.session_key}).delete()
    listed.delete()


def after_password_change(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Receiver of allauth's `password_changed` and `password_set`."""
    end_other_sessions(request, user)


def after_password_reset(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Receiver of allauth's `password_reset`: whoever had the old password may sit in any browser."""
    end_all_sessions(request, user)


def after_factor_change(
    request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any
) -> None:
    """Receiver of allauth's signals for factors that are added, removed, or made anew.

    Recovery codes that come along with a first factor change nothing by themselves.
    """
    if authenticator.type in FACTOR_TYPES:
        end_other_sessions(request, user)


def after_codes_made_anew(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Receiver of allauth's `authenticator_reset`: new recovery codes."""
    end_other_sessions(request, user)
