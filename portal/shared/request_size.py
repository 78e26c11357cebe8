"""Refuses bodies that are larger than their address takes, before any of it is read, and forms that Django
finds too large, in the same words."""

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views import defaults

from portal.shared.rest.problem_types import INVALID, TOO_LARGE
from portal.shared.rest.problems import API_ROOT, problem_response

MEGABYTE = 1024 * 1024
# The first that an address begins with; docs/operations/nginx/portal.conf says the same, and a test compares.
MOST = (
    ("/admin/documents/", 32 * MEGABYTE),
    ("/admin/images/", 16 * MEGABYTE),
    ("/admin/account/", 16 * MEGABYTE),
    ("/admin/", 4 * MEGABYTE),
    ("/api/v1/imports/", 4 * MEGABYTE),
    ("/", MEGABYTE),
)


class RequestSizeMiddleware:
    """Answers 413 in words. A body that does not say how long it is, is none to Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or the refusal."""
        if _length(request) > most_of(request.path):
            return _too_large(request)
        return self._get_response(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's page for a request that makes no sense, but for a form with too much in it.

    Below the API's root it is a problem.
    """
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _too_large(request)
    if request.path.startswith(API_ROOT):
        return problem_response(INVALID, _("We couldn’t read that request."))
    return defaults.bad_request(request, exception)


def most_of(path: str) -> int:
    """How many bytes a request to an address may bring."""
    return next(most for start, most in MOST if path.startswith(start))


def _too_large(request: HttpRequest) -> HttpResponse:
    said = _("This is too large for the site. Send less at a time.")
    if request.path.startswith(API_ROOT):
        return problem_response(TOO_LARGE, said)
    return HttpResponse(
        said,
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        content_type="text/plain; charset=utf-8",
    )


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
