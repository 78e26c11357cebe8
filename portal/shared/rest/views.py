"""What all endpoints share: who may call, limits, languages, copies that are still good."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe, quote_etag
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, ValidationError
from rest_framework.metadata import BaseMetadata
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from portal.shared.page_cache import public_response
from portal.shared.rest.pages import PARAMETERS as PAGE_PARAMETERS
from portal.shared.rest.pages import CursorPages
from portal.shared.rest.parsers import StrictJsonParser, printable
from portal.shared.rest.permissions import HasScope
from portal.shared.rest.problem_types import CHANGED, UNREAD
from portal.shared.rest.problems import ProblemError, handle, problem_response
from portal.shared.rest.scopes import Scope
from portal.shared.rest.serializers import SelectedSerializer, selection_of
from portal.shared.rest.throttles import ScopeThrottle


class AddressMetadata(BaseMetadata):
    """What OPTIONS tells of an address: its methods. What they do is in the API's description."""

    def determine_metadata(self, _request: Request, view: Any) -> dict[str, Any]:
        return {"methods": view.allowed_methods}


class ApiViewSet(ViewSet):
    """An endpoint with its actions.

    `scopes` says which scope each action needs; actions that are not named need none. `open_actions` with a
    scope are open to visitors too, who bring another proof of their own. `parameters` are the query
    parameters of each action, beside those of lists and selections: others are refused.
    """

    # What the description sorts it under; by itself the name of its addresses.
    tag: ClassVar[str] = ""
    scopes: ClassVar[Mapping[str, Scope]] = {}
    open_actions: ClassVar[Collection[str]] = ()
    parameters: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    # Actions whose answer is the same for everybody, so that it may be kept.
    public_actions: ClassVar[Collection[str]] = ()
    # Actions that answer with a list in pages; their rows' serializer.
    paged_actions: ClassVar[Collection[str]] = ()
    selectable_actions: ClassVar[Collection[str]] = ()
    serializer_class: ClassVar[type[SelectedSerializer] | None] = None
    # Of actions that give another one than that.
    serializer_classes: ClassVar[Mapping[str, type[SelectedSerializer]]] = {}
    permission_classes = (HasScope,)
    throttle_classes = (ScopeThrottle,)
    parser_classes = (StrictJsonParser,)
    renderer_classes = (JSONRenderer,)
    metadata_class = AddressMetadata
    pagination_class = CursorPages
    ordering: ClassVar[str | tuple[str, ...]] = ("-pk",)

    def selected_of(self, action: str) -> type[SelectedSerializer] | None:
        """What the fields and expansions of an action are chosen from."""
        return self.serializer_classes.get(action, self.serializer_class)

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Nobody is looked for where the answer is the same for all, unless they say who they are."""
        # There is no request yet where the API is only described.
        if self.request and (self.request.method == "OPTIONS" or self._is_for_all(self.request)):
            return []
        return [import_string(name)() for name in settings.API_AUTHENTICATION]

    def _is_for_all(self, request: HttpRequest | Request) -> bool:
        action = self.action_map.get((request.method or "").lower())
        return (
            request.method in {"GET", "HEAD"}
            and action in self.public_actions
            and "Authorization" not in request.headers
        )

    def get_exception_handler(self) -> Callable[[Exception, dict[str, Any]], Response | None]:
        return handle

    def scope_of(self, _request: Request) -> Scope | None:
        """The scope that this call needs."""
        return self.scopes.get(self.action or "")

    def is_open_to_visitors(self, _request: Request) -> bool:
        """Whether somebody without an account may call this, in spite of its scope."""
        return self.action in self.open_actions

    def reads(self) -> tuple[str, ...]:
        """The query parameters of the called action."""
        action = self.action or ""
        paged = PAGE_PARAMETERS if action in self.paged_actions else ()
        selected = ("fields", "expand") if action in self.selectable_actions else ()
        return (*self.parameters.get(action, ()), *paged, *selected)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The answer, rendered in the language that is active, with an ETag; 304 where the client's copy is
        good.
        """
        response = super().dispatch(request, *args, **kwargs)
        if not isinstance(response, Response):
            return response
        return _if_changed(request, response.render())

    def perform_authentication(self, request: Request) -> None:
        """Find out who calls. A wrong token counts as a call, so that nobody tries one after another.

        Raises:
            AuthenticationFailed: the token opens nothing.
            Throttled: too many such calls.
        """
        try:
            super().perform_authentication(request)
        except AuthenticationFailed:
            super().check_throttles(request)
            raise

    def check_permissions(self, request: Request) -> None:
        """Count the call, then ask whether it is allowed: what is refused counts as well.

        Raises:
            Throttled: too many calls.
            PermissionDenied, NotAuthenticated, ProblemError: it is not allowed.
        """
        super().check_throttles(request)
        super().check_permissions(request)

    def check_throttles(self, _request: Request) -> None:
        """The framework counts after it has asked for permissions; here that is done."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """DRF's checks, then: no unknown parameter.

        Raises:
            ValidationError: the address has a parameter that this action does not read.
        """
        super().initial(request, *args, **kwargs)
        if self.action not in self.action_map.values():
            # Methods that the address has not, and the question which it has, read none.
            return
        unknown = sorted(set(request.query_params) - set(self.reads()))
        if unknown:
            raise ValidationError({f"?{printable(unknown[0][:80])}": _("There is no such parameter.")})
        for name in request.query_params:
            if any(
                "\0" in value or printable(value) != value for value in request.query_params.getlist(name)
            ):
                raise ValidationError({f"?{name}": _("This contains an invalid character.")})

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)
        is_kept = self._may_be_kept(request, response)
        if is_kept:
            public_response(request._request, response, self.reads(), is_strict=True)
        else:
            patch_cache_control(response, private=True, no_cache=True)
            patch_vary_headers(response, ("Authorization", "Cookie"))
            quota = getattr(request._request, "quota", None)
            _add(response, quota.headers if quota else {})
        _add(response, ending_headers())
        return response

    def _may_be_kept(self, request: Request, response: HttpResponseBase) -> bool:
        """A copy would be given to everybody, whatever they send beside the address."""
        return self._is_for_all(request) and response.status_code == 200 and len(settings.LANGUAGES) == 1

    def page(
        self,
        request: Request,
        rows: Any,
        serializer: type[SelectedSerializer],
        show: Callable[[list[Any]], Iterable[Any]] = iter,
    ) -> Response:
        """One page of rows, each with the fields that are asked for. `show` makes of the rows of a page what
        the serializer reads, so that it may read for all of them at once.
        """
        selection = selection_of(request, serializer)
        pages = self.pagination_class()
        found = pages.paginate_queryset(rows, request, self)
        context = {"request": request, "view": self, "selection": selection}
        return pages.get_paginated_response(serializer(list(show(found)), many=True, context=context).data)

    def one(self, request: Request, row: Any, serializer: type[SelectedSerializer]) -> Response:
        """One thing, with the fields that are asked for."""
        context = {"request": request, "view": self, "selection": selection_of(request, serializer)}
        return Response(serializer(row, context=context).data)

    @staticmethod
    def cursor_key(row: Any) -> str:
        """What tells a row in memory from the others."""
        return str(row.slug)


def _add(response: HttpResponseBase, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        response[name] = value


def dated(response: Response, day: date | None) -> Response:
    """The response, saying when what it shows changed last."""
    if day is not None:
        moment = day if isinstance(day, datetime) else datetime.combine(day, time(), tzinfo=UTC)
        response["Last-Modified"] = http_date(moment.timestamp())
    return response


def etag_of(*parts: object) -> str:
    """A strong ETag for a state of something that is changed by revision."""
    return quote_etag(hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32])


def require_match(request: Request, etag: str) -> None:
    """Let nobody change what they have not read.

    Raises:
        ProblemError: `If-Match` is absent, or names another state than the present one.
    """
    given = request.headers.get("If-Match", "")
    if not given:
        raise ProblemError(UNREAD, _("Send “If-Match” with the ETag of what you have read."))
    if given != "*" and etag not in [one.strip().removeprefix("W/") for one in given.split(",")]:
        raise ProblemError(CHANGED, headers={"ETag": etag})


def ending_headers() -> dict[str, str]:
    """What says that a version of the API ends: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594)."""
    headers = {}
    if settings.API_DEPRECATED_ON:
        headers["Deprecation"] = f"@{_midnight(settings.API_DEPRECATED_ON):.0f}"
    if settings.API_ENDS_ON:
        headers["Sunset"] = http_date(_midnight(settings.API_ENDS_ON))
    return headers


def _midnight(day: date) -> float:
    return datetime.combine(day, time(), tzinfo=UTC).timestamp()


def _if_changed(request: HttpRequest, response: Response) -> HttpResponseBase:
    if request.method not in {"GET", "HEAD"} or response.status_code != 200:
        return response
    if "ETag" not in response:
        response["ETag"] = etag_of(hashlib.sha256(response.content).hexdigest())
    changed = response.get("Last-Modified")
    day = parse_http_date_safe(changed) if changed else None
    answer: HttpResponseBase = get_conditional_response(request, response["ETag"], day, response) or response
    if answer.status_code == CHANGED.status:
        answer = problem_response(CHANGED)
        answer["ETag"] = response["ETag"]
    return answer
