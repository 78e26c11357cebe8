"""What readers and editors enter about single facts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certifications.models import Correction, FactReport


class ReportErrorForm(forms.Form):
    """A reader's report. `website` is a trap: people do not see it, and programs fill it in."""

    message = forms.CharField(
        label=_("What is wrong?"),
        max_length=FactReport._meta.get_field("message").max_length,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Say what you read here and what is right. Please leave out your name and address."),
        error_messages={"required": _("Say in a sentence what is wrong.")},
    )
    source_url = forms.URLField(
        label=_("Where it can be checked"),
        max_length=FactReport._meta.get_field("source_url").max_length,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("The address of a page that says so, best the issuer’s own."),
        error_messages={
            "invalid": _("This is not an address. Copy it from the browser: it starts with https://.")
        },
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled the form in."""
        return bool(self.cleaned_data.get("website"))


class CorrectReportForm(forms.Form):
    """What the fact states now, for the public log."""

    new_value = forms.CharField(
        label=_("New value"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("As the page says it now: correct and publish the fact first."),
    )
    source_url = forms.URLField(
        label=_("Source address"),
        required=False,
        max_length=Correction._meta.get_field("source_url").max_length,
        assume_scheme="https",
    )
    source_note = forms.CharField(
        label=_("Source in words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("When the source has no address of its own."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a correction without source."""
        entered = super().clean() or {}
        if not self.has_error("source_url") and not (entered.get("source_url") or entered.get("source_note")):
            self.add_error("source_url", _("Give the source’s address, or describe it in words."))
        return entered


class DeclineReportForm(forms.Form):
    """Why the fact stays as it is."""

    answer = forms.CharField(
        label=_("Why it stays"),
        max_length=FactReport._meta.get_field("answer").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the other editors, in a sentence or two."),
    )
