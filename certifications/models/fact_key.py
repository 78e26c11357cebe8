"""The choice of what a fact states: every field of the domain, grouped as editors think of them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.choices import CallableChoiceIterator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certifications.domain.facts import FactKind
from certifications.domain.fields import FIELDS, ROUTE_FIELDS, FactField
from certifications.domain.values import ValueType

# Ways into one certification that the list offers; imports may bring more.
ROUTES = range(1, 7)

KIND_WORDS: dict[FactKind, Promise] = {
    FactKind.EXAM: _("Exam"),
    FactKind.FEE: _("What it costs"),
    FactKind.RENEWAL: _("Keeping it"),
    FactKind.CONTENT: _("What it is"),
    FactKind.PREREQUISITE: _("Entry rules for everybody"),
}
FORM_WORDS: dict[ValueType, Promise] = {
    ValueType.NUMBER: _("a whole number"),
    ValueType.MONEY: _("an amount"),
    ValueType.MONTHS: _("months"),
    ValueType.CERTIFICATIONS: _("certifications"),
    ValueType.TEXT: _("in words"),
}

Group = tuple[str | Promise, list[tuple[str, str]]]


def fact_key_choices() -> list[Group | tuple[str, str | Promise]]:
    """Every key with its label and the form of its value, by kind; entry routes by number."""
    groups: list[Group] = [
        (words, [_choice(field.key, field) for field in FIELDS.values() if field.kind is kind])
        for kind, words in KIND_WORDS.items()
    ]
    groups += [
        (
            _("Entry route %(number)d") % {"number": number},
            [_choice(f"routes.{number}.{field.key}", field) for field in ROUTE_FIELDS.values()],
        )
        for number in ROUTES
    ]
    return [("", _("Choose what is stated")), *groups]


def _choice(key: str, field: FactField) -> tuple[str, str]:
    return key, f"{field.label} ({FORM_WORDS[field.value_type]})"


class FactKeySelect(forms.Select):
    """The list of fields. A key that it does not offer stays chosen, so that saving loses nothing."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        # Read when it is drawn, in the language of whoever looks.
        self.choices = CallableChoiceIterator(fact_key_choices)

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups: list[Any] = super().optgroups(name, value, attrs)
        offered = {option["value"] for _name, options, _index in groups for option in options}
        for number, key in enumerate(key for key in value if key and key not in offered):
            option = self.create_option(name, key, key, True, len(groups), subindex=number, attrs=attrs)
            groups.append((None, [option], len(groups)))
        return groups

    def build_attrs(
        self, base_attrs: Mapping[str, Any], extra_attrs: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        attrs: dict[str, Any] = super().build_attrs(dict(base_attrs), dict(extra_attrs or {}))
        # The field's greatest length means nothing to a list.
        attrs.pop("maxlength", None)
        return attrs
