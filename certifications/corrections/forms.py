"""What readers and editors enter about single facts."""

import hashlib
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certifications.corrections.queries import CorrectedFact
from certifications.models import FactReport
from certifications.models.corrections import ReportSubject


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
        label=_("Where we can check this"),
        max_length=FactReport._meta.get_field("source_url").max_length,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text=_("A link, ideally to the issuer’s site."),
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


# What the form asks, by what it is about.
QUESTIONS: dict[ReportSubject, Promise] = {
    ReportSubject.JUDGEMENT: _("Why do you see it differently?"),
    ReportSubject.MISSING: _("What do you know?"),
    ReportSubject.LINK: _("Which link, and what happens?"),
    ReportSubject.CERTIFICATION: _("Who is it for, and why should it be here?"),
}


class ReportSubjectForm(ReportErrorForm):
    """A report about a judgement, a missing fact or a link: the same fields, asked for in other words."""

    def __init__(self, *args: Any, about: ReportSubject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        message = self.fields["message"]
        message.label = str(QUESTIONS[about])
        message.help_text = _("Please leave out your name and address.")

    @property
    def given(self) -> dict[str, str]:
        """What the reader wrote."""
        return {name: self.cleaned_data[name] for name in ("message", "source_url")}


class ReportCertificationForm(ReportSubjectForm):
    """A certification that readers miss."""

    name = forms.CharField(
        label=_("Name of the certification"),
        max_length=FactReport._meta.get_field("certification_name").max_length,
        error_messages={"required": _("Enter the name of the certification.")},
    )
    field_order = ("name", "message", "source_url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, about=ReportSubject.CERTIFICATION, **kwargs)


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
