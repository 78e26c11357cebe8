"""Refusals of the API as problem details (RFC 9457): one shape for all of them, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import defaults
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from portal.shared.rest.problem_types import (
    BY_STATUS,
    FAILED,
    FORBIDDEN,
    INVALID,
    MALFORMED,
    NOT_FOUND,
    TOO_LARGE,
    TOO_MANY,
    ProblemType,
)
from portal.shared.write_limits import TooManyError

MEDIA_TYPE = "application/problem+json"
# Where every address of the API begins, whatever its version.
API_ROOT = "/api/"


class ProblemError(exceptions.APIException):
    """A refusal of a known type. `detail` is a sentence; `more` are members beside the standard ones, such
    as the answer that is stored.
    """

    def __init__(
        self,
        kind: ProblemType,
        detail: str = "",
        *,
        errors: tuple[tuple[str, str], ...] = (),
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        self.kind = kind
        self.errors = errors
        self.headers = dict(headers or {})
        self.more = more
        self.status_code = kind.status.value
        super().__init__(detail or str(kind.title), kind.key)


def type_address(kind: ProblemType) -> str:
    """Where a type is explained, under our host."""
    return f"{API_ROOT}v1/problems/{kind.key}/"


def problem_document(
    kind: ProblemType, detail: str = "", errors: list[dict[str, str]] | None = None, **more: Any
) -> dict[str, Any]:
    """The body of a refusal. `errors` are {"pointer", "detail"}: a JSON Pointer into the body, or
    "?name" for a parameter.
    """
    known = {
        "type": type_address(kind),
        "title": str(kind.title),
        "status": kind.status.value,
        "detail": detail or str(kind.title),
    }
    return {**known, **({"errors": errors} if errors else {}), **more}


def handle(error: Exception, _context: Mapping[str, Any]) -> Response | None:
    """The response to what an endpoint raised; None for what is a fault of ours."""
    made = _as_problem(error)
    if made is None:
        return None
    set_rollback()
    kind, document, headers = made
    return Response(document, status=kind.status.value, headers=headers, content_type=MEDIA_TYPE)


def _as_problem(error: Exception) -> tuple[ProblemType, dict[str, Any], dict[str, str]] | None:
    if isinstance(error, ProblemError):
        listed = [{"pointer": pointer, "detail": detail} for pointer, detail in error.errors]
        document = problem_document(error.kind, str(error.detail), listed, **error.more)
        return error.kind, document, error.headers
    if isinstance(error, exceptions.APIException):
        return _of_framework(error)
    kind = next((kind for raised, kind in _OF_ERRORS if isinstance(error, raised)), None)
    if kind is None:
        return None
    if isinstance(error, TooManyError):
        return kind, problem_document(kind, _too_many(error)), {"Retry-After": str(error.seconds)}
    return kind, problem_document(kind), {}


def _too_many(error: TooManyError) -> str:
    return ngettext(
        "Too much was sent within the hour. Try again in %(minutes)d minute.",
        "Too much was sent within the hour. Try again in %(minutes)d minutes.",
        error.minutes,
    ) % {"minutes": error.minutes}


_OF_ERRORS: tuple[tuple[type[Exception], ProblemType], ...] = (
    (Http404, NOT_FOUND),
    (PermissionDenied, FORBIDDEN),
    (TooManyError, TOO_MANY),
    (RequestDataTooBig, TOO_LARGE),
)


def _of_framework(
    error: exceptions.APIException,
) -> tuple[ProblemType, dict[str, Any], dict[str, str]]:
    headers = {}
    if isinstance(error, exceptions.ValidationError):
        listed = [{"pointer": pointer, "detail": detail} for pointer, detail in _places(error.detail)]
        detail = _("See “errors” for what to change.")
        return INVALID, problem_document(INVALID, detail, listed), {}
    kind = MALFORMED if isinstance(error, exceptions.ParseError) else BY_STATUS.get(error.status_code, FAILED)
    wait = getattr(error, "wait", None)
    if wait is not None:
        headers["Retry-After"] = str(max(1, round(wait)))
    authenticate = getattr(error, "auth_header", None)
    if authenticate:
        headers["WWW-Authenticate"] = authenticate
    return kind, problem_document(kind, str(error.detail)), headers


def _places(detail: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Each sentence of a refused body with its place, a JSON Pointer; what belongs to no field has the
    pointer of the whole.
    """
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            if name == "non_field_errors":
                yield from _places(inner, pointer)
            elif str(name).startswith("?"):
                yield from _places(inner, str(name))
            else:
                escaped = str(name).replace("~", "~0").replace("/", "~1")
                yield from _places(inner, f"{pointer}/{escaped}")
    elif isinstance(detail, list):
        for position, inner in enumerate(detail):
            is_list_of_rows = isinstance(inner, Mapping | list)
            yield from _places(inner, f"{pointer}/{position}" if is_list_of_rows else pointer)
    else:
        yield pointer, str(detail)


def problem_response(kind: ProblemType, detail: str = "") -> HttpResponse:
    """A refusal from outside an endpoint: by middleware, or where there is no address."""
    return JsonResponse(problem_document(kind, detail), status=kind.status.value, content_type=MEDIA_TYPE)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """The page for a fault of ours; under the API's addresses a problem."""
    if request.path.startswith(API_ROOT):
        return problem_response(FAILED)
    return defaults.server_error(request)
