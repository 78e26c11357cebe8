"""What outcomes are filtered by: months, path, version, holder, origin; all of it in the address."""

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import django_filters
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from assessments.models import AssessmentVersion, Outcome
from assessments.reports.queries.outcomes import ANONYMOUS, LEARNER, OUTCOMES, REAL, SYNTHETIC
from assessments.reports.services.export_report import Selection

_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")


class Month(date):
    """The first day of a calendar month, which reads as the month."""

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


class MonthField(forms.Field):
    """A calendar month written 2026-11; the value is its first day."""

    widget = forms.TextInput(attrs={"placeholder": "2026-11", "inputmode": "numeric"})

    def to_python(self, value: Any) -> Month | None:
        """The first day of the month.

        Raises:
            ValidationError: it is not a month.
        """
        text = str(value or "").strip()
        if not text:
            return None
        match = _MONTH.match(text)
        # The years of which every month has one after it.
        if match is None or not MINYEAR <= int(match[1]) < MAXYEAR:
            raise ValidationError(_("Enter a year and a month, such as 2026-11."))
        return Month(int(match[1]), int(match[2]), 1)


class MonthFilter(django_filters.Filter):
    field_class = MonthField


def first_moment(day: date) -> datetime:
    """When a day begins on the site's clock."""
    return datetime.combine(day, time.min, ZoneInfo(settings.TIME_ZONE))


def next_month(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def path_choices() -> list[tuple[str, str]]:
    """The paths of all versions, by key. One query."""
    keys: set[str] = set()
    for paths in AssessmentVersion.objects.values_list("definition__paths", flat=True):
        keys.update(item["key"] for item in paths or ())
    return [(key, key) for key in sorted(keys)]


def version_choices() -> list[tuple[str, str]]:
    """All versions with their assessment. One query."""
    versions = AssessmentVersion.objects.order_by("assessment__title", "number")
    return [
        (str(pk), f"{title} {number}")
        for pk, title, number in versions.values_list("pk", "assessment__title", "number")
    ]


class MonthsForm(forms.Form):
    """The fields of the filters together: months in the order of time."""

    def clean(self) -> dict[str, Any]:
        """Everything that was entered.

        Raises:
            ValidationError: the months are the wrong way round; an empty report would look like an answer.
        """
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_month"), cleaned.get("last_month")
        if first and last and first > last:
            self.add_error("last_month", _("This month is before the first one."))
        return cleaned


class OutcomeFilters(WagtailFilterSet):
    """Filters of the report on outcomes. Months are those of the site's time zone, both included."""

    first_month = MonthFilter(label=_("From month"), method="from_month")
    last_month = MonthFilter(label=_("To month"), method="to_month")
    # Not DISTINCT, which puts the columns of the order into each row of a file; no filter doubles a row.
    path = django_filters.MultipleChoiceFilter(
        label=_("Path"), choices=path_choices, widget=forms.CheckboxSelectMultiple, distinct=False
    )
    version = django_filters.MultipleChoiceFilter(
        label=_("Version"), choices=version_choices, widget=forms.CheckboxSelectMultiple, distinct=False
    )
    holder = django_filters.ChoiceFilter(
        label=_("Holder"),
        choices=[(LEARNER, _("Learners")), (ANONYMOUS, _("Without an account"))],
        method="of_holder",
        empty_label=_("All"),
    )
    origin = django_filters.ChoiceFilter(
        label=_("Origin"),
        choices=[(REAL, _("Real")), (SYNTHETIC, _("Test data"))],
        method="of_origin",
        empty_label=_("All"),
    )

    class Meta:
        model = Outcome
        form = MonthsForm
        fields = ("first_month", "last_month", "path", "version", "holder", "origin")

    def from_month(self, found: QuerySet[Outcome], _name: str, month: date) -> QuerySet[Outcome]:
        """Submitted in this month or later."""
        return found.filter(submitted_at__gte=first_moment(month))

    def to_month(self, found: QuerySet[Outcome], _name: str, month: date) -> QuerySet[Outcome]:
        """Submitted in this month or earlier."""
        return found.filter(submitted_at__lt=first_moment(next_month(month)))

    def of_holder(self, found: QuerySet[Outcome], _name: str, holder: str) -> QuerySet[Outcome]:
        """Of learners, or of attempts without an account."""
        return found.filter(submission__attempt__learner__isnull=holder == ANONYMOUS)

    def of_origin(self, found: QuerySet[Outcome], _name: str, origin: str) -> QuerySet[Outcome]:
        """Of people, or made up."""
        return found.filter(submission__attempt__is_synthetic=origin == SYNTHETIC)


def selection_of(filters: OutcomeFilters) -> Selection:
    """What valid filters choose of the report, and how they were given."""
    given = filters.data
    return Selection(
        found=filters.qs,
        left_out=OutcomeFilters(given, queryset=OUTCOMES.left_out(), request=filters.request).qs,
        filters={name: values for name, values in given.lists() if name in filters.filters},
    )
