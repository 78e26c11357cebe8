"""Texts of one line and of several in the admin."""

import re
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


# Ends of lines, tabs and other marks that no line holds: Unicode's categories Cc, Zl and Zp.
_NOT_IN_A_LINE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]+")


def single_line(text: str) -> str:
    """The text as one line: a space stands for what would end it.

    Titles go into the subjects of mails, which refuse a line's end: no moderator would hear of the page.
    """
    return _NOT_IN_A_LINE.sub(" ", text).strip()


class SingleLineField(forms.CharField):
    """A text of one line, whatever is sent."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return single_line(text) if isinstance(text, str) else text


def use_in_admin() -> None:
    """Let the admin's forms take these fields for every plain text of a table."""
    register_form_field_override(models.CharField, override={"form_class": SingleLineField}, exact_class=True)
    register_form_field_override(
        models.TextField,
        override={"form_class": PlainTextField, "widget": AdminAutoHeightTextInput},
        exact_class=True,
    )
