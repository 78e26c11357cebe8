"""The history of what may go live, who looks after it, and the step in which a moderator approves."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from portal.editorial.approvals import record_approval
from portal.editorial.bundles.models import Bundle, BundleItem
from portal.editorial.queries import APPROVE, may_approve

__all__ = [
    "BinnedPage",
    "Bundle",
    "BundleItem",
    "Care",
    "ContentEvent",
    "DeskSettings",
    "EventKind",
    "ModerationTask",
]


class EventKind(models.TextChoices):
    """What happened to a content."""

    WRITTEN = "written", _("written")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    DELETION_ASKED = "deletion_asked", _("deletion requested")


class ContentEvent(models.Model):
    """Someone wrote, approved or published a content, or asked for its deletion. Append-only.

    The content is named by what it says (`digest`), and where it is by type and key: the row outlives it.
    """

    # The type under which revisions are kept: for every page, Wagtail's own.
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.CharField(_("object id"), max_length=255)
    kind = models.CharField(_("what happened"), max_length=14, choices=EventKind.choices)
    digest = models.CharField(_("digest"), max_length=64)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    # Keys without a constraint: revisions and workflows may be tidied away.
    revision = models.BigIntegerField(_("revision"), null=True, blank=True)
    workflow_state = models.BigIntegerField(_("workflow"), null=True, blank=True)
    happened_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("event of a content")
        verbose_name_plural = _("events of contents")
        ordering = ("happened_at", "pk")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["content_type", "object_id"], name="editorial_event_content"),
            models.Index(fields=["digest", "kind"], name="editorial_event_digest"),
        ]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=EventKind.values), name="editorial_event_kind_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}: {self.kind}"


class Care(models.Model):
    """Who looks after a content, and when it has to be read again.

    Beside the drafts, so a change makes no revision and needs no approval. Readers are shown the day of the
    review of an article, and nothing else.
    The content is named as in `ContentEvent`; without a row, nobody looks after it yet.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    object_id = models.CharField(_("object id"), max_length=255)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("looked after by"),
    )
    review_by = models.DateField(_("review by"), null=True, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )

    class Meta:
        verbose_name = _("care of a content")
        verbose_name_plural = _("care of contents")
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["review_by"], name="editorial_care_review_by"),
        ]
        constraints = (
            models.UniqueConstraint(fields=["content_type", "object_id"], name="editorial_care_once"),
        )

    # Wagtail would queue an index task for each one saved, and name the owner among uses of an account.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}"


class DeskSettings(models.Model):
    """Which mails somebody wants about what waits for them, and for which week they got the last summary.

    Without a row, both mails come.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    report_mails = models.BooleanField(
        _("errors reported by readers"),
        default=True,
        help_text=_("Get an email when a reader reports an error that you can answer."),
    )
    weekly_summary = models.BooleanField(
        _("weekly summary"),
        default=True,
        help_text=_("Get an email on Mondays that lists what is waiting for you. No email if nothing is."),
    )
    # The Monday of that week.
    summary_week = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("mails of a desk")
        verbose_name_plural = _("mails of desks")
        default_permissions = ()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.user_id)


class BinnedPage(models.Model):
    """What a deleted page said. Names nobody: who deleted it is in the log, who wrote it in its history."""

    # The page had this key, and gets it again: its history and log find it by it.
    page = models.PositiveBigIntegerField(_("page"), unique=True)
    page_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    parent = models.PositiveBigIntegerField(_("page above it"))
    title = models.CharField(_("title"), max_length=255)
    # The oldest first: {"pk", "created_at", "object_str", "content"}; the last with "restrictions" as well,
    # which say who might read the page.
    versions = models.JSONField(_("versions"))
    deleted_at = models.DateTimeField(_("deleted"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("deleted page")
        verbose_name_plural = _("deleted pages")
        ordering = ("-deleted_at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title


class ModerationTask(AbstractGroupApprovalTask):
    """Approval by a member of the groups who had no hand in the draft."""

    class Meta:
        verbose_name = _("moderation")
        verbose_name_plural = _("moderations")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """What somebody may do: those who wrote it may ask for changes, but not approve."""
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        if not actions or may_approve(obj, user):
            return actions
        return [action for action in actions if action[0] != APPROVE]

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approve the content at hand, or ask for changes.

        `seen` is the digest of what the approver read; without it, that was the revision that was submitted.
        `bundle` is the one that is approved as a whole.

        Raises:
            ApprovalRefusedError: the approver had a hand in it, or it is not what they read.
        """
        seen, bundle = kwargs.pop("seen", None), kwargs.pop("bundle", None)
        if action_name == APPROVE:
            record_approval(task_state, user, seen=seen, bundle=bundle)
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        """What administrators read about this kind of task."""
        return str(_("Someone from the chosen groups who did not write the draft must approve it."))
