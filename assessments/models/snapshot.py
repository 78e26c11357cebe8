"""The catalogue as engines read it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CatalogueSnapshot(models.Model):
    """A catalogue's facts, found by the SHA-256 of their canonical JSON. Never changed, and kept
    while an outcome rests on it."""

    sha256 = models.CharField(max_length=64, unique=True)
    document = models.JSONField()
    taken_at = models.DateTimeField(_("taken"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("catalogue snapshot")
        verbose_name_plural = _("catalogue snapshots")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="assessments_snapshot_is_sha256"
            ),
        )

    def __str__(self) -> str:
        return self.sha256
