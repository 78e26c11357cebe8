"""Readers' reports of errors, and the log of what was corrected."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.editorial.pages import ApprovedPage


class CorrectionsPage(ApprovedPage):
    """The public log of corrections."""

    read_parameters = ("page",)
    introduction = models.TextField(_("introduction"), max_length=600)

    content_panels: ClassVar[list[object]] = [
        *ApprovedPage.content_panels,
        FieldPanel("introduction"),
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "certifications/corrections_page.html"

    class Meta:
        verbose_name = _("corrections log")


class ReportState(models.TextChoices):
    """What became of a report."""

    OPEN = "open", _("open")
    CORRECTED = "corrected", _("corrected")
    DECLINED = "declined", _("declined")


class ReportSubject(models.TextChoices):
    """What a report is about."""

    FACT = "fact", _("a fact")
    MISSING = "missing", _("a missing fact")
    JUDGEMENT = "judgement", _("a judgement")
    LINK = "link", _("a dead link")
    CERTIFICATION = "certification", _("a missing certification")


class FactReport(models.Model):
    """A reader says that something is wrong or missing. Holds nothing about the reader.

    `key` is that of the fact, or names the judgement. A missing certification has neither key nor
    `certification`; its name is what the reader calls it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    about = models.CharField(
        _("about"), max_length=13, choices=ReportSubject.choices, default=ReportSubject.FACT
    )
    certification = models.UUIDField(_("certification"), null=True)
    certification_name = models.CharField(_("certification"), max_length=255)
    key = models.CharField(_("what is stated"), max_length=60, blank=True)
    stated_value = models.TextField(_("value as shown"), blank=True)
    message = models.TextField(_("what is wrong"), max_length=2000)
    source_url = models.URLField(_("source address"), max_length=500, blank=True)
    # It came when more were coming than readers write: it is set aside, until an editor looks at it.
    is_suspect = models.BooleanField(_("suspect"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=ReportState.choices, default=ReportState.OPEN)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    reported_at = models.DateTimeField(_("reported at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )

    class Meta:
        ordering = ("-reported_at", "-pk")
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        indexes = (
            models.Index(
                fields=["reported_at"],
                condition=models.Q(is_suspect=True),
                name="certifications_report_suspect",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=ReportState.values), name="certifications_report_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(about__in=ReportSubject.values), name="certifications_report_about_known"
            ),
            models.CheckConstraint(
                condition=models.Q(about=ReportSubject.CERTIFICATION, certification=None)
                | (~models.Q(about=ReportSubject.CERTIFICATION) & models.Q(certification__isnull=False)),
                name="certifications_report_of_a_certification",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReportState.OPEN, closed_at=None)
                | (~models.Q(state=ReportState.OPEN) & models.Q(closed_at__isnull=False)),
                name="certifications_report_closed_when_not_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.certification_name}: {self.key}"


class Correction(models.Model):
    """A fact that was wrong and is corrected: old value, new value, source, date. Append-only."""

    certification = models.UUIDField(_("certification"))
    certification_name = models.CharField(_("certification"), max_length=255)
    key = models.CharField(_("what is stated"), max_length=60)
    old_value = models.TextField(_("old value"), blank=True)
    new_value = models.TextField(_("new value"), blank=True)
    source_url = models.URLField(_("source address"), max_length=500, blank=True)
    source_note = models.TextField(_("source in words"), blank=True)
    reason = models.TextField(_("reason"), max_length=600, blank=True, default="")
    corrected_on = models.DateField(_("corrected on"))
    report = models.ForeignKey(
        FactReport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("report"),
    )

    class Meta:
        ordering = ("-corrected_on", "-pk")
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.certification_name}: {self.key}"
