"""What the work list is narrowed to, what was found at a source, and a file of checks."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import MultipleUserFilter, WagtailFilterSet

from certifications.domain.checklist import WantedStatements
from certifications.freshness.presenters.statements import NEED_WORDS, SOURCE_KIND_WORDS
from certifications.freshness.queries.to_check import ToCheck
from certifications.models import FactVerification, SourceOutcome
from certifications.models.fact_key import KIND_WORDS
from certifications.models.facts import PROGRESSION_KEY
from certifications.models.source_findings import detail_refusal
from portal.editorial.care.queries import owners

FILE_BYTES = 1024 * 1024
KINDS: list[tuple[str, str | Promise]] = [
    *((kind.value, words) for kind, words in KIND_WORDS.items()),
    (PROGRESSION_KEY, gettext_lazy("Progressions")),
]


class StatementFilters(WagtailFilterSet):
    """The filters of the list. What there is to choose from comes with the statements."""

    needs = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"),
        choices=[(need.value, words) for need, words in NEED_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    source_kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Source"),
        choices=[(kind.value, words) for kind, words in SOURCE_KIND_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Kind of fact"), choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    issuer = django_filters.ChoiceFilter(
        label=gettext_lazy("Issuer"), choices=[], empty_label=gettext_lazy("All")
    )
    certification = django_filters.ChoiceFilter(
        label=gettext_lazy("Certification"), choices=[], empty_label=gettext_lazy("All")
    )

    looked_after_by = MultipleUserFilter(
        label=gettext_lazy("Looked after by"),
        queryset=lambda _request: owners(),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = FactVerification
        fields = ("needs", "source_kind", "kind", "issuer", "certification", "looked_after_by")

    def __init__(self, *args: Any, found: Iterable[ToCheck] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(found)
        issuers = {one.subject.issuer: one.subject.issuer_name for one in known}
        certifications = {one.listed.certification: one.subject.title for one in known}
        for name, choices in (("issuer", issuers), ("certification", certifications)):
            self.filters[name].extra["choices"] = sorted(
                choices.items(), key=lambda choice: choice[1].casefold()
            )

    def wanted(self, text: str) -> WantedStatements:
        """What the list is narrowed to; nothing by filters that are not valid."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        return WantedStatements(
            text=text,
            needs=frozenset(chosen.get("needs") or ()),
            source_kinds=frozenset(chosen.get("source_kind") or ()),
            kinds=frozenset(chosen.get("kind") or ()),
            issuers=frozenset(filter(None, (chosen.get("issuer"),))),
            certifications=frozenset(filter(None, (chosen.get("certification"),))),
            owners=frozenset(str(person.pk) for person in chosen.get("looked_after_by") or ()),
        )


class NoteForm(forms.Form):
    """What whoever checked wants to add."""

    note = forms.CharField(label=gettext_lazy("Note"), max_length=600, required=False)


class FindingForm(forms.Form):
    """What the source turned out to be."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What did you find?"),
        choices=SourceOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you found.")},
    )
    detail = forms.CharField(
        label=gettext_lazy("New address, or what the source says now"),
        help_text=gettext_lazy("Required if the source has moved or says something else."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    note = forms.CharField(
        label=gettext_lazy("Note for other editors"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what nobody could act on."""
        cleaned: dict[str, Any] = super().clean() or {}
        outcome = cleaned.get("outcome", "")
        if "detail" in cleaned and (refusal := detail_refusal(outcome, cleaned["detail"].strip())):
            self.add_error("detail", refusal)
        return cleaned


class ChecksFileForm(forms.Form):
    """A CSV of checks."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": gettext_lazy("Choose the file with your checks.")},
    )

    def clean_file(self) -> Any:
        """Refuse what is larger than any list of facts."""
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            raise ValidationError(_("The file is larger than 1 MB. Upload the rows that you checked."))
        return file
