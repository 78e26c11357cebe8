"""Staff reach the admin only with a second factor, and stay signed in only while they are there."""

from collections.abc import Callable
from http import HTTPStatus

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.shared.cookies import MessageStorage
from portal.users import second_factor, staff_sessions
from portal.users.models import User
from portal.users.refusals import IN_WORDS, note_refused_entry

# Where to go after the second factor is set up, kept in the session.
RETURN_SESSION_KEY = "after_second_factor"


class StaffSessionMiddleware:
    """Move the end of a session of staff on when its person did something.

    Reads no session that the page did not read itself, so it costs nothing elsewhere; for staff one UPDATE a
    minute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        session = request.session
        is_staff = session.accessed and staff_sessions.is_staff_session(session)
        if is_staff and staff_sessions.is_somebody_there(request):
            staff_sessions.extend(session)
        return response


class StaffSecondFactorMiddleware:
    """Guard the admin and the pages that manage second factors.

    - The admin: people without a role get a plain refusal; staff without a second factor are sent to set
      one up, staff whose session has not shown theirs are sent to confirm it. Requests of scripts get 403.
    - The pages that add and remove second factors: whoever has one must have shown it in this session, so
      that a password alone can never replace it.

    Costs one query on these addresses, none elsewhere: other requests are not even asked for their user.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        refusal: HttpResponseBase | None = None
        if self._is_inside(request.path, self._admin, self._admin_exits):
            refusal = guard_admin(request)
            if refusal is None:
                return self._note_refusal(request, self.get_response(request))
        elif self._is_inside(request.path, self._factors, self._factor_entrances):
            refusal = guard_factor_pages(request)
        return refusal or self.get_response(request)

    def _note_refusal(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Wagtail refuses staff what is not theirs by leading them to the front of the admin."""
        is_led_there = (
            response.status_code == HTTPStatus.FOUND and response.headers.get("Location") == self._admin
        )
        if is_led_there and IN_WORDS not in request.META and not self._came_back(request):
            note_refused_entry(request, "not_permitted")
        return response

    def _came_back(self, request: HttpRequest) -> bool:
        """Whether a form of that front page was done and names it as the next one, as "Unlock" does there.

        A refusal leaves an error for the next page, whatever the request named.
        """
        said = messages.get_messages(request)
        if isinstance(said, MessageStorage) and said.has_new_error:
            return False
        return self._admin in {request.POST.get("next"), request.GET.get("next")}

    @staticmethod
    def _is_inside(path: str, prefix: str, except_for: frozenset[str]) -> bool:
        return path.startswith(prefix) and path not in except_for

    @cached_property
    def _admin(self) -> str:
        return reverse("wagtailadmin_home")

    @cached_property
    def _admin_exits(self) -> frozenset[str]:
        return frozenset({reverse("wagtailadmin_login"), reverse("wagtailadmin_logout")})

    @cached_property
    def _factors(self) -> str:
        return reverse("mfa_index")

    @cached_property
    def _factor_entrances(self) -> frozenset[str]:
        names = ("mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn")
        return frozenset(reverse(name) for name in names)


def guard_admin(request: HttpRequest) -> HttpResponseBase | None:
    """None when the request may go on.

    Raises:
        PermissionDenied: a signed-in person without a role, or a script's request without a second factor.
    """
    user = request.user
    if not isinstance(user, User):
        return ask_to_sign_in(request)
    if not second_factor.may_enter_admin(user):
        note_refused_entry(request, "no_role")
        raise PermissionDenied
    if not staff_sessions.is_staff_session(request.session):
        staff_sessions.start(request, user)
        if staff_sessions.is_over(request.session):
            logout(request)
            return ask_to_sign_in(request)
    staff_sessions.mark_browser(request)
    if second_factor.rule_is_suspended():
        return None
    has_factor = second_factor.has_second_factor(user)
    if has_factor and second_factor.session_has_shown_factor(request):
        request.session.pop(RETURN_SESSION_KEY, None)
        return None
    note_refused_entry(request, "factor_not_shown" if has_factor else "no_factor")
    if wants_data(request):
        raise PermissionDenied
    home = reverse("wagtailadmin_home")
    return ask_for_factor(request, home) if has_factor else send_to_set_up(request, home)


def ask_to_sign_in(request: HttpRequest) -> HttpResponseBase | None:
    """None for a page, which Wagtail answers with the way to sign in; a script gets a sentence to show."""
    if not wants_data(request):
        return None
    words = {
        "success": False,
        # The editor shows the sentence of this kind of error alone.
        "error_code": "validation_error",
        "error_message": _(
            "You are signed out. Sign in in another tab, then carry on here. Your text is kept."
        ),
    }
    return JsonResponse(words, status=HTTPStatus.UNAUTHORIZED)


def guard_factor_pages(request: HttpRequest) -> HttpResponseBase | None:
    """None when the request may go on."""
    user = request.user
    if not isinstance(user, User) or second_factor.session_has_shown_factor(request):
        return None
    if not second_factor.has_second_factor(user):
        return None
    return ask_for_factor(request, reverse("mfa_index"))


def ask_for_factor(request: HttpRequest, fallback: str) -> HttpResponseBase:
    """To the page where the person shows the factor they have, and back."""
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    address = next(str(method["url"]) for method in methods if method["id"].startswith("mfa"))
    return HttpResponseRedirect(
        f"{address}?{urlencode({REDIRECT_FIELD_NAME: return_address(request, fallback)})}"
    )


def send_to_set_up(request: HttpRequest, fallback: str) -> HttpResponseBase:
    """To the page where the person sets up a factor; the address asked for waits in the session."""
    request.session[RETURN_SESSION_KEY] = return_address(request, fallback)
    messages.warning(
        request, _("Your role needs two-step sign-in. Set it up here, then continue to where you were going.")
    )
    return HttpResponseRedirect(reverse("mfa_index"))


def return_address(request: HttpRequest, fallback: str) -> str:
    """The address to come back to: the one asked for, or the fallback when something was being sent."""
    return request.get_full_path() if request.method == "GET" else fallback


def wants_data(request: HttpRequest) -> bool:
    """Whether a script asks, which cannot follow a redirect to a form."""
    return (
        request.headers.get("x-requested-with") == "XMLHttpRequest"
        or request.headers.get("accept", "").partition(",")[0] == "application/json"
        or request.content_type == "application/json"
    )
