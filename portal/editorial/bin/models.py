"""A page that was deleted, with all its versions."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BinnedPage(models.Model):
    """What a deleted page said. Names nobody: who deleted it is in the log, who wrote it in its history."""

    # The page had this key, and gets it again: its history and log find it by it.
    page = models.PositiveBigIntegerField(_("page"), unique=True)
    page_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    parent = models.PositiveBigIntegerField(_("page above it"))
    title = models.CharField(_("title"), max_length=255)
    # The oldest first: {"pk", "created_at", "object_str", "content"}.
    versions = models.JSONField(_("versions"))
    deleted_at = models.DateTimeField(_("deleted"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        app_label = "editorial"
        verbose_name = _("deleted page")
        verbose_name_plural = _("deleted pages")
        ordering = ("-deleted_at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title
