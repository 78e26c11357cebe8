"""Serializers that refuse what they do not know, and give only what is asked for."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from portal.shared.rest.parsers import printable


class InputSerializer(serializers.Serializer[Any]):
    """What a client sends: fields that are not declared are refused by name."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = [name for name in data if name not in self.fields] if isinstance(data, Mapping) else []
        if unknown:
            refused = {printable(str(name)[:80]): [_("There is no such field.")] for name in unknown}
            raise ValidationError(refused)
        return super().to_internal_value(data)


class NothingInputSerializer(InputSerializer):
    """Nothing: the address says it all."""


def require_no_body(request: Request) -> None:
    """Refuse a body where the address says it all: somebody means something by it that would not happen.

    Raises:
        ValidationError: there is something in it.
        ParseError: it is no JSON.
        UnsupportedMediaType: it does not say that it is.
    """
    NothingInputSerializer(data=request.data).is_valid(raise_exception=True)


class WebAddressField(serializers.URLField):
    """An address of ours as others can follow it; null where there is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"read_only": True, "allow_null": True, **kwargs})

    def to_representation(self, value: str) -> str | None:  # type: ignore[override]  # null where empty
        request = self.context.get("request")
        return request.build_absolute_uri(value) if value and request else value or None


class ShownSerializer(serializers.Serializer[Any]):
    """What a client reads. Its fields may be called `label` and `source`, as attributes of serializers are:
    the framework takes declared fields out of the class.
    """

    label: Any
    source: Any


class SelectedSerializer(ShownSerializer):
    """What a client reads: with `?fields=` those fields alone, beside `identity`; `expandable` ones with
    `?expand=` alone.
    """

    # Always there, so that every item can be told from the others.
    identity: ClassVar[tuple[str, ...]] = ()
    expandable: ClassVar[tuple[str, ...]] = ()
    # As of its parent: mypy asks the parents of a class, and of those of its parent only the framework's.
    label: Any
    source: Any

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        asked = self.context.get("selection") if self._is_outermost() else None
        if asked is None:
            return fields
        chosen, expanded = asked
        wanted = {*self.identity, *(chosen or fields), *expanded}
        left_out = {*self.expandable} - {*expanded, *chosen}
        return {name: field for name, field in fields.items() if name in wanted and name not in left_out}

    def _is_outermost(self) -> bool:
        parent = self.parent
        return parent is None or (isinstance(parent, serializers.ListSerializer) and parent.parent is None)


Selection = tuple[frozenset[str], frozenset[str]]


def selection_of(request: Request, serializer: type[SelectedSerializer]) -> Selection:
    """The fields that a request chooses and those it expands.

    Raises:
        ValidationError: a name is none of the serializer's.
    """
    known = set(serializer().fields)
    chosen = _names(request, "fields", known)
    expanded = _names(request, "expand", set(serializer.expandable))
    return chosen, expanded


def _names(request: Request, parameter: str, known: set[str]) -> frozenset[str]:
    given = request.query_params.get(parameter, "")
    names = frozenset(name for name in given.split(",") if name)
    unknown = sorted(names - known)
    if unknown:
        choices = ", ".join(sorted(known))
        said = _("“%(name)s” is not one of these: %(choices)s.") % {
            "name": printable(unknown[0][:80]),
            "choices": choices,
        }
        raise ValidationError({f"?{parameter}": said})
    return names
