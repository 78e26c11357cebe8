"""What readers and editors enter about single facts."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from certifications.corrections.queries import CorrectedFact
from certifications.models import FactReport


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
        help_text=_("A link that shows this, ideally on the issuer’s site."),
        error_messages={
            "invalid": _("This is not a web address. Copy it from your browser: it starts with https://.")
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
    """What the editor read of the entries that the log would get; nothing of them is typed."""

    read = forms.CharField(widget=forms.HiddenInput)


def mark_of(corrected: tuple[CorrectedFact, ...]) -> str:
    """A short mark of what the log would say, by which a change in between is noticed."""
    return hashlib.sha256(repr(corrected).encode()).hexdigest()


class DeclineReportForm(forms.Form):
    """Why the fact stays as it is."""

    answer = forms.CharField(
        label=_("Why you are not changing it"),
        max_length=FactReport._meta.get_field("answer").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the other editors, in a sentence or two."),
    )
