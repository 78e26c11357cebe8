"""How long somebody with a role stays signed in: until they are away too long, and a day at most.

The end is the session's own date of expiry. The database is asked for sessions that are not over, so one
that is over is nobody's on every page, whatever that page checks. All others live as settings say.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from portal.shared.cookies import set_cookie_later
from portal.users.models import User
from portal.users.second_factor import may_enter_admin
from portal.users.session_list import signed_in_at

# In the session: when it began, in seconds since 1970; only sessions of staff have it.
BEGAN = "staff_session_began"
# A session is not written for less.
LEAST = timedelta(minutes=1)
# Where Django keeps an end that was set.
_EXPIRY = "_session_expiry"

# What Wagtail's pages ask for by themselves while nobody may be there. Our own scripts say so by a header.
BACKGROUND = frozenset({"wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"})
BACKGROUND_HEADER = "X-Background"


def begin(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Receiver of Django's `user_logged_in`: from now on the limits hold, if the person has a role."""
    if may_enter_admin(user):
        start(request, user)


def start(request: HttpRequest, user: User) -> None:
    """Make this a session of staff, that began when its person signed in."""
    request.session[BEGAN] = signed_in_at(request, user).timestamp()
    extend(request.session)


def is_staff_session(session: SessionBase) -> bool:
    return BEGAN in session


def mark_browser(request: HttpRequest) -> None:
    """Have pages that everybody reads ask whether staff read them; they ask nobody else.

    Only a hint: without it, each page that somebody signed in reads would cost a query more.
    """
    if settings.STAFF_COOKIE_NAME not in request.COOKIES:
        set_cookie_later(request, settings.STAFF_COOKIE_NAME, "1")


def is_marked(request: HttpRequest) -> bool:
    """Whether staff may be reading: their session has to say so, too."""
    return settings.STAFF_COOKIE_NAME in request.COOKIES


def unmark_browser(request: HttpRequest, **_kwargs: Any) -> None:
    """Receiver of Django's `user_logged_out`."""
    if is_marked(request):
        set_cookie_later(request, settings.STAFF_COOKIE_NAME, "")


def is_over(session: SessionBase) -> bool:
    """Whether the day is over. That somebody was away too long the database tells, before this is asked."""
    return _last_moment(session) <= timezone.now()


def extend(session: SessionBase) -> None:
    """Its person did something: move the end on. Writes once a minute at most."""
    end = min(timezone.now() + timedelta(seconds=settings.STAFF_IDLE_SECONDS), _last_moment(session))
    present = session.get(_EXPIRY)
    # Anything but a moment was set by signing in, for people without a role.
    if not isinstance(present, str) or abs(end - datetime.fromisoformat(present)) >= LEAST:
        session.set_expiry(end)


def seconds_left(session: SessionBase) -> int:
    return max(0, int((session.get_expiry_date() - timezone.now()).total_seconds()))


def may_stay(session: SessionBase) -> bool:
    """Whether the end still moves on when its person does something."""
    return _last_moment(session) - session.get_expiry_date() >= LEAST


def is_somebody_there(request: HttpRequest) -> bool:
    """Whether a person made this request, and not a page that was left open."""
    match = request.resolver_match
    by_itself = match is not None and match.view_name in BACKGROUND
    return not by_itself and BACKGROUND_HEADER not in request.headers


def _last_moment(session: SessionBase) -> datetime:
    return datetime.fromtimestamp(session[BEGAN] + settings.STAFF_SESSION_SECONDS, UTC)
