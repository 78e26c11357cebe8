"""What somebody found at the source of a fact or a progression, other than that it still says so."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from certifications.models.facts import FactVerification


class TakenBackCheck(models.Model):
    """Whoever recorded a check took it back. Append-only, as the check is: both stay in the record."""

    verification = models.OneToOneField(
        FactVerification, on_delete=models.PROTECT, related_name="taken_back", verbose_name=_("check")
    )
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )
    taken_back_at = models.DateTimeField(_("taken back at"), auto_now_add=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("check taken back")
        verbose_name_plural = _("checks taken back")

    def __str__(self) -> str:
        return str(self.verification)


class SourceOutcome(models.TextChoices):
    """What a source turned out to be, other than unchanged."""

    MOVED = "moved", _("The source has moved")
    OTHERWISE = "otherwise", _("The source says something else")
    GONE = "gone", _("The source is gone")
    UNREADABLE = "unreadable", _("Machines cannot read the source")


WITH_DETAIL = {
    SourceOutcome.MOVED: _("Enter the new address, starting with https://."),
    SourceOutcome.OTHERWISE: _("Enter what the source says now."),
}


def detail_refusal(outcome: str, detail: str) -> str:
    """What is wrong with the detail of a finding, in a sentence; empty where nothing is."""
    if outcome in WITH_DETAIL and not detail:
        return str(WITH_DETAIL[SourceOutcome(outcome)])
    if outcome == SourceOutcome.MOVED:
        try:
            URLValidator(schemes=["http", "https"])(detail)
        except ValidationError:
            return str(WITH_DETAIL[SourceOutcome.MOVED])
    return ""


class SourceFinding(models.Model):
    """One thing found at the source of one statement: a task for editors, never an edit of the page.

    It speaks of the statement that `digest` names, as a check does: once the page states something else or
    names another source, it is nobody's task any more. `detail` is the new address or what the source says.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    certification = models.UUIDField(_("certification"))
    key = models.CharField(_("what is stated"), max_length=60)
    digest = models.CharField(_("digest of the statement"), max_length=64)
    outcome = models.CharField(_("what was found"), max_length=10, choices=SourceOutcome.choices)
    detail = models.TextField(_("new address, or what the source says"), max_length=2000, blank=True)
    note = models.TextField(_("note"), max_length=600, blank=True)
    by_watch = models.BooleanField(_("found by the source watch"), default=False)
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("found by"),
    )
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("set aside at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("set aside by"),
    )

    class Meta:
        ordering = ("-found_at", "-pk")
        verbose_name = _("finding at a source")
        verbose_name_plural = _("findings at sources")
        default_permissions = ()
        indexes = (
            models.Index(
                fields=("certification", "digest"),
                condition=models.Q(closed_at=None),
                name="certifications_finding_open",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(outcome__in=SourceOutcome.values), name="certifications_finding_outcome"
            ),
            models.UniqueConstraint(
                fields=("certification", "digest", "outcome", "by_watch"),
                condition=models.Q(closed_at=None),
                name="certifications_finding_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.outcome}"
