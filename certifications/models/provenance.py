"""Where a statement comes from: the columns that everything stated shares."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from certifications.domain.facts import Confidence
from certifications.models.today import DateFromToday

CONFIDENCE_LABELS = {
    Confidence.HIGH: _("High: the issuer’s own page, or two sources that agree"),
    Confidence.MEDIUM: _("Medium: neither the issuer’s page nor two sources that fully agree"),
    Confidence.LOW: _("Low: one old or weak source"),
}

source_date_format = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z",
    message=_("Write the date as the source gives it: 2026, 2026-07 or 2026-07-09."),
)


class AddressField(forms.URLField):
    """An address as it was typed, also a wrong one: the column refuses it, once."""

    default_error_messages: ClassVar[Any] = {
        "invalid": _("This is not a web address. Write it as in https://example.org/page.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = []

    def to_python(self, value: Any) -> Any:
        """With https:// before it where that is missing."""
        try:
            return super().to_python(value)
        except ValidationError:
            return value


class SourceURLField(models.URLField[Any, Any]):
    """The address of a source. A wrong one is refused as wrong, and not as missing as well."""

    def formfield(self, **kwargs: Any) -> Any:
        """A field that leaves the refusal to the column."""
        return super().formfield(**{**kwargs, "form_class": AddressField})

    def deconstruct(self) -> Any:
        """As a plain column of addresses."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs


class Provenance(models.Model):
    """Source, its date, when it was collected, and how sure it is."""

    source_url = SourceURLField(_("source address"), max_length=500, blank=True)
    source_note = models.TextField(
        _("source in words"), blank=True, help_text=_("If the source has no web address.")
    )
    source_date = models.CharField(
        _("date of the source"),
        max_length=10,
        blank=True,
        validators=[source_date_format],
        help_text=_("Year, month or day, as the source gives it. Leave empty if it is undated."),
    )
    collected_on = DateFromToday(_("collected on"), help_text=_("The day someone read the source."))
    confidence = models.CharField(
        _("confidence"),
        max_length=10,
        choices=[(level.value, label) for level, label in CONFIDENCE_LABELS.items()],
    )
    also = models.TextField(
        _("further sources"), blank=True, help_text=_("Other sources that say the same, one per line.")
    )
    caution = models.TextField(_("caution"), blank=True, help_text=_("Why readers should be cautious."))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a statement without source."""
        super().clean()
        if not self.source_url and not self.source_note:
            raise ValidationError({"source_url": _("Enter the source’s address, or describe it in words.")})


# Columns that the table wants filled: a draft of a page that was never published stands in the tables too.
REQUIRED_ON_SAVE = frozenset({"confidence"})
PROVENANCE_HELP = {
    "source_url": _(
        "The page that says so, starting with https://. Required unless you describe the source in words."
    ),
    "confidence": _("How reliable this is, judged by who published it and how many sources agree."),
    "note": _("Anything else the next editor should know."),
}
PROVENANCE_FIELDS = (
    "source_url",
    "source_date",
    "collected_on",
    "confidence",
    "source_note",
    "also",
    "caution",
    "note",
)


def provenance_panels() -> list[FieldPanel]:
    """The panels of where a statement comes from, each with its help."""
    return [
        FieldPanel(
            name,
            help_text=PROVENANCE_HELP.get(name, ""),
            required_on_save=True if name in REQUIRED_ON_SAVE else None,
        )
        for name in PROVENANCE_FIELDS
    ]


HAS_SOURCE = ~models.Q(source_url="", source_note="")
CONFIDENCE_KNOWN = models.Q(confidence__in=[level.value for level in Confidence])
