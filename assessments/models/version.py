"""Frozen versions of assessments."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _words
from django.utils.translation import gettext_lazy as _


class AssessmentVersion(models.Model):
    """A definition as it went live. Never changed, and kept while an attempt points at it.

    Made by `versions.services.freeze_version` alone. The database refuses a change, except that erasing a
    person empties `frozen_by`, and deleting while something points here.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="versions", editable=False
    )
    number = models.PositiveIntegerField(_("number"))
    definition = models.JSONField(_("definition"))
    # SHA-256 of the canonical JSON, hexadecimal: of what can change a result, and of the texts.
    logic_hash = models.CharField(max_length=64)
    wording_hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("assessment version")
        verbose_name_plural = _("assessment versions")
        ordering: ClassVar[list[str]] = ["assessment", "number"]
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(fields=["assessment", "number"], name="assessments_version_number_once"),
            models.UniqueConstraint(
                fields=["assessment", "logic_hash", "wording_hash"], name="assessments_version_content_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="assessments_version_number_from_1"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    logic_hash__regex=r"^[0-9a-f]{64}$", wording_hash__regex=r"^[0-9a-f]{64}$"
                ),
                name="assessments_version_hashes_are_sha256",
            ),
        )

    def __str__(self) -> str:
        return _words("version %(number)d") % {"number": self.number}
