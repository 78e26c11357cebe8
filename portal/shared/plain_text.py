"""Texts of several lines in the admin."""

from typing import Any

from django import forms
from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminAutoHeightTextInput


class PlainTextField(forms.CharField):
    """A text whose lines end in a line feed, whatever the browser sends.

    Browsers send a carriage return before it. Kept, it would make a changed text of an untouched one:
    whoever approves a draft would become its author, and every import would find the text altered.
    """

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if isinstance(text, str) else text

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.to_python(initial), data)


def use_in_admin() -> None:
    """Let the admin's forms take this field for every plain text of a table."""
    register_form_field_override(
        models.TextField,
        override={"form_class": PlainTextField, "widget": AdminAutoHeightTextInput},
        exact_class=True,
    )
