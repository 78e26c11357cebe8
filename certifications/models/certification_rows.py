"""What stands below a certification beside its facts: coverage, disputes, errors of others, sources."""

from typing import ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from certifications.domain.vocabulary import Coverage, SourceQuality
from certifications.models.provenance import (
    CONFIDENCE_KNOWN,
    HAS_SOURCE,
    Provenance,
    provenance_panels,
)
from certifications.models.taxonomy import LIVE_ONLY

PAGE = "certifications.CertificationPage"
COVERAGES = (
    (Coverage.NONE.value, _("none")),
    (Coverage.PARTIAL.value, _("partial")),
    (Coverage.CORE.value, _("core")),
    (Coverage.UNKNOWN.value, _("unknown")),
)
QUALITIES = (
    (SourceQuality.OFFICIAL.value, _("The issuer’s own page")),
    (
        SourceQuality.SEMI.value,
        _("A chapter of the issuer, an accredited trainer, a government site or a vendor’s community"),
    ),
    (SourceQuality.SECONDARY.value, _("A preparation site, trainer or blog")),
    (SourceQuality.WEAK.value, _("A CV, a forum post or a single file")),
)


class CertificationCoverage(Orderable):
    """How far a certification covers one focus area: a judgement."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="coverage")
    focus_area = models.ForeignKey(
        "certifications.FocusArea",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("focus area"),
    )
    coverage = models.CharField(_("coverage"), max_length=10, choices=COVERAGES)
    issuer_only = models.BooleanField(
        _("only the issuer says so"),
        default=False,
        help_text=_("No independent source confirms it, so it counts as partial at most."),
    )

    panels: ClassVar[list[object]] = [
        FieldPanel(
            "focus_area", widget=forms.Select, help_text=_("A kind of work or skill. One row per focus area.")
        ),
        FieldPanel(
            "coverage",
            required_on_save=True,
            help_text=_(
                "Core: an exam topic of its own. Partial: mentioned. None: you looked and it is absent."
            ),
        ),
        FieldPanel("issuer_only"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("coverage")
        verbose_name_plural = _("coverage")
        constraints = (
            models.UniqueConstraint(
                fields=("page", "focus_area"), name="certifications_coverage_once_an_area"
            ),
            models.CheckConstraint(
                condition=models.Q(coverage__in=[value.value for value in Coverage]),
                name="certifications_coverage_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.focus_area}: {self.coverage}"


class Contradiction(Orderable, Provenance):
    """Statements of different sources that cannot all be true, side by side."""

    page = ParentalKey(
        "certifications.CertificationPage", on_delete=models.CASCADE, related_name="contradictions"
    )
    topic = models.CharField(_("topic"), max_length=200)
    claims = models.TextField(_("statements"), help_text=_("What each source says, one per line."))

    panels: ClassVar[list[object]] = [
        FieldPanel("topic", help_text=_("What they disagree about, in a few words.")),
        FieldPanel("claims"),
        *provenance_panels(),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        constraints = (
            models.CheckConstraint(condition=HAS_SOURCE, name="certifications_contradiction_has_source"),
            models.CheckConstraint(
                condition=CONFIDENCE_KNOWN, name="certifications_contradiction_confidence"
            ),
        )

    def __str__(self) -> str:
        return self.topic


class CommonError(Orderable):
    """What other pages get wrong about a certification. Addresses are lines “year address”."""

    page = ParentalKey(
        "certifications.CertificationPage", on_delete=models.CASCADE, related_name="common_errors"
    )
    wrong = models.TextField(_("what they say"))
    better = models.TextField(_("what is right"))
    seen_at = models.TextField(_("seen at"), blank=True)
    corrected_by = models.TextField(_("corrected by"), blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("wrong", help_text=_("The statement, in their own words or close to them.")),
        FieldPanel("better", help_text=_("What is right, or as much as we can say.")),
        FieldPanel("seen_at", help_text=_("One per line: year, space, address (2026 https://…).")),
        FieldPanel("corrected_by", help_text=_("The sources that show it, one per line.")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("common error")
        verbose_name_plural = _("common errors")

    def __str__(self) -> str:
        return self.wrong


class RecordSource(Orderable):
    """A source that was read for a certification."""

    page = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="sources")
    url = models.URLField(_("address"), max_length=500, blank=True)
    reference = models.TextField(_("source in words"), blank=True)
    source_date = models.CharField(_("date of the source"), max_length=10, blank=True)
    quality = models.CharField(_("whose word it is"), max_length=10, choices=QUALITIES)
    note = models.TextField(_("note"), blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("url", help_text=_("Starting with https://.")),
        FieldPanel("reference", help_text=_("If the source has no web address.")),
        FieldPanel(
            "source_date",
            help_text=_("Year, month or day, as the source gives it. Leave empty if it is undated."),
        ),
        FieldPanel("quality", help_text=_("This limits how confident we can be in facts from this source.")),
        FieldPanel("note", help_text=_("What you can and can’t use this source for.")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.url or self.reference
