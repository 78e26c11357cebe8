"""An assessment as editors draft it."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)


class Assessment(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    """The editors' instrument. What learners take is one of its versions, never this draft."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(
        _("title"), max_length=120, help_text=_("For editors; learners read the definition’s own title.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=8, help_text=_("How long it takes; shown before the start.")
    )
    # Text, not JSON: a draft may be unfinished, and nothing that somebody typed may be lost.
    definition = models.TextField(
        _("definition"), help_text=_("The JSON document described in the guide for editors.")
    )
    # Unlike Wagtail's: an assessment goes live by freezing a version, never by being made.
    live = models.BooleanField(_("live"), default=False, editable=False)
    # The version that new attempts start on; None until one was frozen.
    current_version = models.ForeignKey(
        "assessments.AssessmentVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering: ClassVar[list[str]] = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
