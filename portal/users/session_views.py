"""Where the reader is signed in, signing out everywhere else, and how long a session of staff lasts."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.shared.words import moment_words
from portal.users import staff_sessions
from portal.users.services.end_other_sessions import end_other_sessions
from portal.users.session_list import live_sessions, note_session
from portal.users.views import authenticated_user
from portal.users.zones import zone_of


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One browser in which the reader is signed in."""

    browser: str
    began: str
    is_this: bool


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """List the reader's sessions; a POST ends all but this one. Queries do not grow with the list."""
    user = authenticated_user(request)
    if request.method == "POST":
        end_other_sessions(request, user)
        messages.success(request, _("You have signed out everywhere else."))
        return redirect("usersessions_list")
    here = request.session.session_key
    listed = list(live_sessions(user))
    if here not in {session.session_key for session in listed}:
        note_session(request, user)
        listed = list(live_sessions(user))
    zone = zone_of(user)
    rows = [
        SessionRow(
            browser=browser_words(session.user_agent),
            began=moment_words(session.created_at, zone),
            is_this=session.session_key == here,
        )
        for session in listed
    ]
    return render(request, "account/sessions.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
def admin_session(request: HttpRequest) -> JsonResponse:
    """For the script of the admin: who is signed in, how many seconds are left and whether these can become
    more, and the token of forms.

    A POST is somebody who wants to stay. Only staff come here: the middleware has turned others away.
    """
    user = authenticated_user(request)
    if request.method == "POST":
        staff_sessions.extend(request.session)
    return JsonResponse(
        {
            "person": str(user.public_id),
            "seconds": staff_sessions.seconds_left(request.session),
            "may_stay": staff_sessions.may_stay(request.session),
            "csrf": get_token(request),
        }
    )


def browser_words(kind: str) -> str:
    """ "Firefox on Linux" for a kind of browser as the list keeps it."""
    browser, _slash, system = kind.partition("/")
    if not system:
        return _("Unknown browser")
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
