"""Facts of a certification, as its page's draft holds them."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from certifications.domain.facts import Confidence, FactKind

KIND_LABELS = {
    FactKind.PREREQUISITE: _("To enter"),
    FactKind.EXAM: _("Exam"),
    FactKind.FEE: _("Fee"),
    FactKind.RENEWAL: _("Renewal"),
}
CONFIDENCE_LABELS = {
    Confidence.HIGH: _("High: the issuer’s own page, or two sources that agree"),
    Confidence.MEDIUM: _("Medium: one usable source that is not the issuer’s"),
    Confidence.LOW: _("Low: one old or weak source"),
}
# A draft too is saved into the table while its page was never published, and the table wants these.
REQUIRED_ON_SAVE = frozenset({"key", "kind", "source_url", "collected_on", "confidence"})

source_date_format = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z",
    message=_("Write the date as the source gives it: 2026, 2026-07 or 2026-07-09."),
)


class CertificationFact(Orderable):
    """One checkable statement with its source."""

    page = ParentalKey("certifications.CertificationPage", on_delete=models.CASCADE, related_name="facts")
    key = models.SlugField(
        _("key"), max_length=60, help_text=_("What is stated, for example exam-questions.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=[(kind.value, label) for kind, label in KIND_LABELS.items()]
    )
    label = models.CharField(_("label"), max_length=80)
    value = models.CharField(_("value"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    source_url = models.URLField(_("source address"), max_length=500)
    source_date = models.CharField(
        _("date of the source"),
        max_length=10,
        blank=True,
        validators=[source_date_format],
        help_text=_("Year, month or day as the source gives it; leave empty when it is undated."),
    )
    collected_on = models.DateField(_("collected on"))
    verified_on = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When a person checked the source.")
    )
    confidence = models.CharField(
        _("confidence"),
        max_length=10,
        choices=[(level.value, label) for level, label in CONFIDENCE_LABELS.items()],
    )

    panels: ClassVar[list[object]] = [
        FieldPanel(name, required_on_save=name in REQUIRED_ON_SAVE or None)
        for name in (
            "key", "kind", "label", "value", "unit", "source_url", "source_date",
            "collected_on", "verified_on", "confidence",
        )
    ]  # fmt: skip

    class Meta(Orderable.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = (
            models.UniqueConstraint(fields=("page", "key"), name="certifications_fact_key_unique_on_page"),
            models.CheckConstraint(condition=~models.Q(source_url=""), name="certifications_fact_has_source"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in FactKind]),
                name="certifications_fact_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__in=[level.value for level in Confidence]),
                name="certifications_fact_confidence_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.label}: {self.value} {self.unit}".strip()
