"""Choices that a column keeps by key or slug, with a space between several: editors see names."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.utils.choices import CallableChoiceIterator
from django.utils.functional import Promise
from wagtail.admin.panels import FieldPanel

from portal.editorial.comparison import KeysComparison

Choices = Callable[[], Iterable[tuple[str, str | Promise]]]


class _KeysInOneColumn(forms.widgets.ChoiceWidget):
    """Several of a list. A key that is not offered any more stays chosen, so that saving loses nothing."""

    def __init__(self, offered: Choices, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.offered = offered
        # Read when it is drawn: the list may have changed since this module was read.
        self.choices = CallableChoiceIterator(offered)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """What was chosen, in one order whatever the list's is."""
        return " ".join(sorted(super().value_from_datadict(data, files, name) or ()))

    def format_value(self, value: Any) -> list[str]:
        """The keys of the column."""
        keys: list[str] = value.split() if isinstance(value, str) else list(value or ())
        return keys

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """What is offered, and what is chosen though it is not."""
        groups: list[Any] = super().optgroups(name, value, attrs)
        offered = {option["value"] for _name, options, _index in groups for option in options}
        for number, key in enumerate(key for key in value if key not in offered):
            option = self.create_option(name, key, key, True, len(groups), subindex=number, attrs=attrs)
            groups.append((None, [option], len(groups)))
        return groups

    def build_attrs(
        self, base_attrs: Mapping[str, Any], extra_attrs: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The column's greatest length means nothing to a list."""
        attrs: dict[str, Any] = super().build_attrs(dict(base_attrs), dict(extra_attrs or {}))
        attrs.pop("maxlength", None)
        return attrs


class KeySelect(_KeysInOneColumn, forms.SelectMultiple):
    """A long list, in a box of some lines."""

    def __init__(self, offered: Choices) -> None:
        super().__init__(offered, {"size": 6})


class KeyCheckboxes(_KeysInOneColumn, forms.CheckboxSelectMultiple):
    """A short list, with a box to tick each."""


class KeysPanel(FieldPanel):
    """The panel of such a column: versions are compared by names."""

    def get_comparison_class(self) -> Any:
        """The comparison with the choices that the widget offers."""
        return partial(KeysComparison, self.widget.offered)
