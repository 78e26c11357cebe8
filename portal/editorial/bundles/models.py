"""Bundles and what is in them."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BundleState(models.TextChoices):
    """How far a bundle has come."""

    OPEN = "open", _("Draft")
    WAITING = "waiting", _("Waiting for approval")
    APPROVED = "approved", _("Approved and scheduled")
    RELEASED = "released", _("released")


# In these nobody approves or publishes a part by itself.
TIED = (BundleState.WAITING, BundleState.APPROVED)


def _person(label: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        editable=False,
    )


class Bundle(models.Model):
    """Drafts that one approval puts live together: all of them, or none."""

    title = models.CharField(
        _("title"), max_length=120, help_text=_("For you and your colleagues: what this bundle changes.")
    )
    note = models.TextField(
        _("note to the moderator"),
        max_length=1000,
        blank=True,
        help_text=_("What the moderator should look at, and why."),
    )
    release_at = models.DateTimeField(
        _("goes live at"),
        null=True,
        blank=True,
        help_text=_("Leave empty to publish as soon as it is approved."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=BundleState.choices, default=BundleState.OPEN, editable=False
    )
    # Why it was sent back, or did not go live at its hour.
    answer = models.TextField(_("answer"), blank=True, default="", editable=False)
    made_by = _person(_("made by"))
    approved_by = _person(_("approved by"))
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, editable=False)
    released_at = models.DateTimeField(_("went live at"), null=True, editable=False)

    class Meta:
        verbose_name = _("bundle")
        verbose_name_plural = _("bundles")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=BundleState.values), name="editorial_bundle_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state=BundleState.RELEASED, released_at__isnull=False)
                | (~models.Q(state=BundleState.RELEASED) & models.Q(released_at=None)),
                name="editorial_bundle_released_once",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether parts may come and go."""
        return self.state == BundleState.OPEN

    @property
    def waits(self) -> bool:
        """Whether a moderator has to answer."""
        return self.state == BundleState.WAITING

    @property
    def is_released(self) -> bool:
        return self.state == BundleState.RELEASED


class BundleItem(models.Model):
    """A content of a bundle. `digest` is the state that was approved, or went live."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="parts")
    # The type under which revisions are kept: for every page, Wagtail's own.
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.CharField(_("object id"), max_length=255)
    digest = models.CharField(_("digest"), max_length=64, blank=True, default="")
    # What it was called when it was put in, for when it is gone.
    name = models.CharField(_("name"), max_length=255)
    is_released = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("part of a bundle")
        verbose_name_plural = _("parts of bundles")
        ordering = ("pk",)
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=models.Q(is_released=False),
                name="editorial_part_in_one_bundle",
            )
        ]

    def __str__(self) -> str:
        return self.name
