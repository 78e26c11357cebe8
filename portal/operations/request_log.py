"""One log line a request, with an id that every event of the request carries.

The line names the route, never the address: addresses hold public ids, query strings hold whatever
somebody typed.
"""

import re
import time
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseBase

log = structlog.get_logger(__name__)

HEADER = "X-Request-ID"
# Long enough to be unique, and nothing in it that could hold an address of a person.
_ACCEPTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{15,63}")
# Asked for every few seconds by machines; logged only when they fail.
_QUIET = ("health:live", "health:ready")


class RequestLogMiddleware:
    """Outermost: its duration is that of the whole answer, for a streamed one up to its first byte."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = _request_id(request)
        structlog.contextvars.clear_contextvars()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            began = time.perf_counter()
            response = self.get_response(request)
            response[HEADER] = request_id
            _write_line(request, response, time.perf_counter() - began)
        return response


def _request_id(request: HttpRequest) -> str:
    """The id that a proxy gave, if it looks like one; else a new one."""
    given = request.headers.get(HEADER, "")
    return given if _ACCEPTED.fullmatch(given) else uuid.uuid4().hex


def _write_line(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    match = request.resolver_match
    if match is not None and match.view_name in _QUIET and response.status_code < 400:
        return
    fields = {
        "method": request.method if request.method in _METHODS else "OTHER",
        # None when no route was looked up (a file, a page from the cache) or none was found.
        "route": match.route if match is not None else None,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
    }
    if not response.streaming:
        fields["bytes"] = len(getattr(response, "content", b""))
    if response.status_code >= 500:
        log.error("request", **fields)
    else:
        log.info("request", **fields)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
