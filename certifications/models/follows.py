"""Changes of facts as they went live, and who is told of them by mail."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certifications.domain.noted_changes import AHEAD
from certifications.models.fact_changes import BECAUSE


class ChangeEntry(models.Model):
    """A published fact that changed, or a change that is announced and near. Written once, never changed.

    `because` is empty where a program published the change and nobody said why. What is announced has a
    `digest`, so that it is noted once; `what` is its name where it is about no one fact.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certification = models.UUIDField(_("certification"))
    certification_name = models.CharField(_("certification"), max_length=255)
    key = models.CharField(_("what is stated"), max_length=60, blank=True)
    what = models.CharField(_("what changes"), max_length=120, blank=True)
    old_value = models.TextField(_("old value"), blank=True)
    new_value = models.TextField(_("new value"), blank=True)
    because = models.CharField(
        _("why the value changes"), max_length=10, choices=(*BECAUSE, (AHEAD, _("announced"))), blank=True
    )
    reason = models.TextField(_("what went wrong"), max_length=600, blank=True)
    source_url = models.URLField(_("source address"), max_length=500, blank=True)
    source_note = models.TextField(_("source in words"), blank=True)
    in_force_from = models.CharField(_("in force from"), max_length=10, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    noted_at = models.DateTimeField(_("noted at"), default=timezone.now)

    class Meta:
        ordering = ("-noted_at", "-pk")
        verbose_name = _("change of a published fact")
        verbose_name_plural = _("changes of published facts")
        indexes = (
            models.Index(fields=["certification", "-noted_at"], name="certifications_change_of"),
            models.Index(fields=["-noted_at"], name="certifications_change_latest"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("certification", "digest"),
                condition=~models.Q(digest=""),
                name="certifications_announced_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.certification_name}: {self.what or self.key}"


class Follow(models.Model):
    """Somebody wants mail when facts of a certification change.

    They know of all changes up to `told_until`; `mailed_on` is the day of the last mail.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    certification = models.UUIDField(_("certification"))
    since = models.DateTimeField(_("since"), default=timezone.now)
    told_until = models.DateTimeField(default=timezone.now)
    mailed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")
        verbose_name = _("certification that somebody follows")
        verbose_name_plural = _("certifications that people follow")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "certification"), name="certifications_followed_once_by_each"
            ),
        )

    def __str__(self) -> str:
        return str(self.certification)
