"""Requests that no view can answer are refused in words, with 400 instead of a fault of the server's."""

from collections.abc import Callable
from types import TracebackType
from urllib.parse import unquote

import structlog
from django.db import DataError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from portal.shared.rest.problem_types import INVALID
from portal.shared.rest.problems import API_ROOT, problem_response

OWN_PACKAGES = ("portal", "certifications", "assessments")
# What Wagtail's views run into where they take for granted what a request says.
UNFORESEEN = (AttributeError, DataError, LookupError, ProtectedError, TypeError, ValueError)

log = structlog.get_logger(__name__)


class UnanswerableMiddleware:
    """Refuse a null character, which the database holds in no text, and what Wagtail's admin trips over.

    An exception of Wagtail's own views is taken for a bad request when none of our code was under way: ids of
    nothing, missing fields, words for numbers. It is logged with its traceback, should it be more than that.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = request.path + unquote(request.META.get("QUERY_STRING", ""))
        if "\x00" in asked and request.path.startswith(API_ROOT):
            return problem_response(INVALID, _("The address contains an invalid character (NUL)."))
        if "\x00" in asked and _is_for_admin(request):
            return bad_request(request, ValueError("a null character"))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refusal, or None for a fault that stays one."""
        if not _is_for_admin(request) or not isinstance(exception, UNFORESEEN):
            return None
        if _runs_own_code(exception.__traceback__):
            return None
        log.error("admin_request_unanswerable", exc_info=exception)
        return bad_request(request, exception)


def _is_for_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def _runs_own_code(traceback: TracebackType | None) -> bool:
    while traceback is not None:
        if str(traceback.tb_frame.f_globals.get("__name__", "")).split(".")[0] in OWN_PACKAGES:
            return True
        traceback = traceback.tb_next
    return False
