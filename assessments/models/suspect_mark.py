"""Attempts that figures leave out."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SuspectReason(models.TextChoices):
    """Why an attempt is marked."""

    ADDRESS = "address", _("many from one network address")
    SITE = "site", _("many on the whole site")
    STAFF = "staff", _("marked by staff")


class SuspectMark(models.Model):
    """An attempt that may not be an honest one. Its person sees their result; figures leave it out.

    Beside the attempt, for what was submitted is never changed. Taking the mark away deletes the row; the log
    of changes keeps who did what.
    """

    attempt = models.OneToOneField(
        "assessments.Attempt", on_delete=models.CASCADE, primary_key=True, related_name="suspect"
    )
    reason = models.CharField(_("reason"), max_length=16, choices=SuspectReason.choices)
    note = models.CharField(_("note"), max_length=200, blank=True)
    marked_at = models.DateTimeField(_("marked"), default=timezone.now)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("marked by"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("suspect mark")
        verbose_name_plural = _("suspect marks")
        default_permissions = ()
        permissions = (("mark_suspectmark", _("Can mark attempts as suspect, and remove the mark")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reason__in=SuspectReason.values), name="assessments_suspect_reason_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.reason}"
