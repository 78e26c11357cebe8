"""What the source watch saw at each address, and the passages in which it found what we state."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceState(models.TextChoices):
    """What became of the last look at an address."""

    NEW = "new", _("not looked at yet")
    REACHABLE = "reachable", _("reachable")
    MOVED = "moved", _("moved")
    GONE = "gone", _("gone")
    REFUSED = "refused", _("closed to machines")
    UNREADABLE = "unreadable", _("cannot be read by machines")
    FAILED = "failed", _("not reached")


class WatchedSource(models.Model):
    """One source address of published statements. `failures` counts looks in a row that did not reach it."""

    address = models.URLField(_("address"), max_length=500, unique=True)
    host = models.CharField(_("host"), max_length=255)
    # What nothing published cites any more is kept, and not looked at.
    cited = models.BooleanField(_("cited"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=SourceState.choices, default=SourceState.NEW)
    looked_at = models.DateTimeField(_("last looked at"), null=True, blank=True)
    moved_to = models.CharField(_("moved to"), max_length=2000, blank=True)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    etag = models.CharField(_("ETag"), max_length=255, blank=True)
    last_modified = models.CharField(_("Last-Modified"), max_length=64, blank=True)
    text_hash = models.CharField(_("hash of the text"), max_length=64, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("watched source")
        verbose_name_plural = _("watched sources")
        default_permissions = ()
        indexes = (
            models.Index(
                fields=("looked_at",), condition=models.Q(cited=True), name="certifications_source_due"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=SourceState.values), name="certifications_source_state_known"
            ),
        )

    def __str__(self) -> str:
        return self.address


class PassageState(models.TextChoices):
    """Whether a source still has what we state near the words where it stood."""

    NEW = "new", _("not looked for yet")
    UNSEEN = "unseen", _("never found")
    SEEN = "seen", _("seen")
    CHANGED = "changed", _("changed")


class WatchedPassage(models.Model):
    """Where one published statement stands in its source: the passage as plain text, and its hash.

    `needles` is what is looked for (certifications.domain.passages), `hints` words that are near it.
    """

    source = models.ForeignKey(WatchedSource, on_delete=models.CASCADE, related_name="passages")
    certification = models.UUIDField(_("certification"))
    key = models.CharField(_("what is stated"), max_length=60)
    digest = models.CharField(_("digest of the statement"), max_length=64)
    needles = models.JSONField(_("what is looked for"))
    hints = models.TextField(_("words near it"), blank=True)
    cited = models.BooleanField(_("cited"), default=True)
    state = models.CharField(
        _("state"), max_length=10, choices=PassageState.choices, default=PassageState.NEW
    )
    passage = models.TextField(_("passage"), blank=True)
    passage_hash = models.CharField(_("hash of the passage"), max_length=64, blank=True)
    seen_on = models.DateField(_("seen on"), null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("watched passage")
        verbose_name_plural = _("watched passages")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("certification", "digest"), name="certifications_passage_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=PassageState.values), name="certifications_passage_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"
