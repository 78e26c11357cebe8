"""Who exported what."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ExportRecord(models.Model):
    """One export: report, filters, format, rows; kept for audit without the exported data.

    `rows` is None while the file is being written, or when it was broken off. `left_out` counts outcomes of
    suspect attempts that the filters would have let in.
    """

    report = models.CharField(_("report"), max_length=64)
    file_format = models.CharField(_("format"), max_length=16)
    filters = models.JSONField(_("filters"), default=dict)
    with_personal_data = models.BooleanField(_("with personal data"), default=False)
    rows = models.PositiveBigIntegerField(_("rows"), null=True, blank=True)
    left_out = models.PositiveBigIntegerField(_("left out"), default=0)
    exported_at = models.DateTimeField(_("exported"), default=timezone.now)
    exported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("exported by"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        default_permissions = ("view",)
        indexes = (models.Index(fields=["-exported_at", "id"], name="assessments_export_newest"),)

    def __str__(self) -> str:
        return f"{self.report}.{self.file_format}"
