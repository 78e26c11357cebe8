"""How the API describes itself (OpenAPI 3.1): what all endpoints share is said once, here."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, OpenApiParameter
from rest_framework.serializers import BaseSerializer

from portal.shared.rest.access import Way, access_sentence, ways_in
from portal.shared.rest.problems import MEDIA_TYPE
from portal.shared.rest.serializers import InputSerializer, SelectedSerializer
from portal.shared.rest.views import ApiViewSet

PROBLEM = {"$ref": "#/components/schemas/Problem"}


class ApiSchema(AutoSchema):
    """Adds to an operation its name, its scope, its refusals, and the parameters that lists share."""

    view: ApiViewSet  # type: ignore[override]  # all views that are described are ours

    def get_operation_id(self) -> str:
        """The view's name for what it shows, and the action: `certifications_list`."""
        return f"{_name(self.view)}_{self.view.action}"

    def get_tags(self) -> list[str]:
        return [self.view.tag or _name(self.view)]

    def get_auth(self) -> Sequence[Way]:  # type: ignore[override]  # its stub knows names alone
        return ways_in(self._scope(), is_open=self.view.action in self.view.open_actions)

    def get_description(self) -> str:  # type: ignore[override]  # as in drf_spectacular
        """The action's docstring, and what it needs of whoever calls it."""
        text = super().get_description() or ""
        return f"{text}\n\n{access_sentence(self.get_auth())}".strip()

    def get_override_parameters(self) -> list[Any]:
        given = super().get_override_parameters()
        return [*given, *_selection_parameters(self.view)]

    def get_filter_backends(self) -> list[Any]:
        return []

    def _get_paginator(self) -> Any:
        return self.view.pagination_class() if self._is_list_view() else None

    def _is_list_view(self, _serializer: Any = None) -> bool:
        return self.view.action in self.view.paged_actions

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for status in self._refusals():
            bodies.setdefault(
                str(status),
                {"content": {MEDIA_TYPE: {"schema": PROBLEM}}, "description": _REFUSALS[status]},
            )
        return bodies

    def _refusals(self) -> list[int]:
        scope, writes = self._scope(), self.method not in {"GET", "HEAD"}
        is_named = "{" in self.path
        return [
            400,
            401,
            *([403] if scope else []),
            *([404] if is_named else []),
            406,
            *([413, 415] if writes else []),
            429,
        ]

    def _map_basic_serializer(self, serializer: BaseSerializer[Any], direction: Direction) -> Any:
        """Of what can be selected only its identity is always there; of what is sent nothing may be added."""
        schema: dict[str, Any] = super()._map_basic_serializer(serializer, direction)  # type: ignore[no-untyped-call]
        if isinstance(serializer, SelectedSerializer) and serializer.identity:
            schema["required"] = sorted(serializer.identity)
        if isinstance(serializer, InputSerializer):
            schema["additionalProperties"] = False
        return schema

    def _scope(self) -> Any:
        return self.view.scopes.get(self.view.action)


def _name(view: ApiViewSet) -> str:
    return str(view.basename).replace("-", "_")


_REFUSALS = {
    400: "The request has errors, each named.",
    401: "The token is missing, unknown or expired.",
    403: "The token lacks the scope, or its owner lacks the permission.",
    404: "Not found, or not yours.",
    406: "This format is not available.",
    413: "The request is too large.",
    415: "Send this as application/json.",
    429: "Too many requests. `Retry-After` says how many seconds to wait.",
}


def _selection_parameters(view: ApiViewSet) -> list[Any]:
    found = []
    if view.action in view.paged_actions:
        size, most = view.pagination_class.page_size, view.pagination_class.max_page_size
        text = f"The most to return; {size} by default."
        number = {"type": "integer", "minimum": 1, "maximum": most, "default": size}
        found += [
            OpenApiParameter(
                "cursor",
                str,
                description="Where a page begins. Follow `next` and `previous` to get it.",
            ),
            OpenApiParameter("limit", number, description=text),
        ]
    serializer = view.selected_of(view.action or "")
    if view.action in view.selectable_actions and serializer is not None:
        if not serializer.identity:
            # With few fields its rows would be alike, and its description would promise all of them.
            raise ImproperlyConfigured(f"{serializer.__name__} can be selected, and has no identity.")
        known = ", ".join(f"`{name}`" for name in serializer().fields)
        found.append(_names_parameter("fields", f"The fields to return, separated by commas: {known}."))
        extra = ", ".join(f"`{name}`" for name in serializer.expandable)
        if extra:
            found.append(_names_parameter("expand", f"What to add, separated by commas: {extra}."))
    return found


def _names_parameter(name: str, description: str) -> Any:
    return OpenApiParameter(name, {"type": "string"}, description=description)
