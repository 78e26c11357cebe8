"""Where certifications are asked for, and what changes about them when: statements with a source each."""

from collections.abc import Sequence
from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable

from certifications.domain.vocabulary import RecognitionTopic
from certifications.models.circumstances import Region
from certifications.models.named import EXACTLY_ONE, NamesCertification, named_panels
from certifications.models.provenance import (
    CONFIDENCE_KNOWN,
    HAS_SOURCE,
    Provenance,
    provenance_panels,
)
from certifications.models.taxonomy import LIVE_ONLY
from portal.editorial.row_comparison import ComparedInlinePanel
from portal.editorial.snippets import ApprovedSnippet
from portal.editorial.usage import CountedManyField

in_force_format = RegexValidator(
    r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z",
    message=_("Write the date as the source gives it: 2026, 2026-Q4, 2026-07 or 2026-07-09."),
)

TOPICS = (
    (RecognitionTopic.JOB_ADVERTS.value, _("job advertisements")),
    (RecognitionTopic.HOLDERS.value, _("how many hold it")),
    (RecognitionTopic.EMPLOYER_RULE.value, _("a rule of employers")),
    (RecognitionTopic.REGION.value, _("a region")),
    (RecognitionTopic.ACCREDITATION.value, _("accreditation")),
    (RecognitionTopic.VERIFY.value, _("how to check a holder")),
    (RecognitionTopic.EFFECT.value, _("what it brings")),
)


class Recognition(Provenance, ApprovedSnippet):
    """What a source says of where certifications count."""

    guide_place = "facts-and-sources#say-who-a-certification-is-for"
    statement = models.CharField(_("statement"), max_length=500, unique=True)
    topic = models.CharField(_("topic"), max_length=20, choices=TOPICS)
    regions = CountedManyField(
        Region, blank=True, related_name="recognition", limit_choices_to=LIVE_ONLY, verbose_name=_("regions")
    )
    fields_of_work = models.CharField(_("fields of work"), max_length=200, blank=True)
    in_plans = models.TextField(_("what plans make of it"), blank=True)

    panels: ClassVar[list[object]] = [
        FieldPanel("statement", required_on_save=True),
        FieldPanel("topic", required_on_save=True),
        ComparedInlinePanel(
            "certifications", label=_("certification"), heading=_("Certifications it speaks of")
        ),
        FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
        FieldPanel("fields_of_work"),
        FieldPanel("in_plans"),
        *provenance_panels(),
    ]

    class Meta:
        ordering = ("topic", "pk")
        verbose_name = _("statement on recognition")
        verbose_name_plural = _("statements on recognition")
        constraints = (
            models.CheckConstraint(condition=HAS_SOURCE, name="certifications_recognition_has_source"),
            models.CheckConstraint(condition=CONFIDENCE_KNOWN, name="certifications_recognition_confidence"),
        )

    def __str__(self) -> str:
        return self.statement


class RecognisedCertification(Orderable, NamesCertification):
    """One of the certifications that a statement speaks of."""

    statement = ParentalKey(Recognition, on_delete=models.CASCADE, related_name="certifications")

    panels: ClassVar[list[object]] = named_panels()

    class Meta(Orderable.Meta):
        verbose_name = _("certification")
        verbose_name_plural = _("certifications")
        constraints = (
            models.CheckConstraint(condition=EXACTLY_ONE, name="certifications_recognised_names_one"),
        )

    def __str__(self) -> str:
        return self.named


class DatedChange(Provenance, ApprovedSnippet):
    """What changes, or changed, about a certification or about all of an issuer, and from when."""

    guide_place = "facts-and-sources#say-who-a-certification-is-for"
    certification = models.ForeignKey(
        "certifications.CertificationPage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("certification"),
    )
    issuer = models.ForeignKey(
        "certifications.Issuer",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to=LIVE_ONLY,
        verbose_name=_("all of an issuer"),
    )
    other = models.CharField(_("another, by name"), max_length=120, blank=True)
    what = models.CharField(
        _("what changes"), max_length=120, help_text=_("A few words, such as “exam outline”.")
    )
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"))
    in_force_from = models.CharField(
        _("in force from"),
        max_length=10,
        blank=True,
        validators=[in_force_format],
        help_text=_(
            "Year, quarter, month or day: 2026, 2026-Q4, 2026-11 or 2026-11-29. Leave empty if unknown."
        ),
    )
    kind = models.CharField(_("kind"), max_length=20, blank=True)

    panels: ClassVar[list[object]] = [
        MultiFieldPanel(
            [
                PageChooserPanel("certification", "certifications.CertificationPage"),
                FieldPanel("issuer"),
                FieldPanel("other"),
            ],
            heading=_("What it is about"),
            help_text=_("Choose one of the three."),
        ),
        FieldPanel("what"),
        FieldPanel("before"),
        FieldPanel("after"),
        FieldPanel("in_force_from"),
        *provenance_panels(),
    ]

    class Meta:
        ordering = ("-in_force_from", "pk")
        verbose_name = _("dated change")
        verbose_name_plural = _("dated changes")
        constraints = (
            models.CheckConstraint(condition=HAS_SOURCE, name="certifications_change_has_source"),
            models.CheckConstraint(condition=CONFIDENCE_KNOWN, name="certifications_change_confidence"),
        )

    @classmethod
    def read_names(cls, rows: Sequence["DatedChange"]) -> None:
        """Read what some rows are named by. A query for each of it."""
        prefetch_related_objects(rows, "certification", "issuer")

    def __str__(self) -> str:
        about = self.certification or self.issuer or self.other
        return f"{about}: {self.what}"

    def clean(self) -> None:
        """Refuse a change of nothing, and one of several things."""
        super().clean()
        if sum(map(bool, (self.certification_id, self.issuer_id, self.other))) != 1:
            raise ValidationError(
                {"certification": _("Choose one: a certification, an issuer, or another by name.")}
            )
