"""An assessment as editors draft it."""

import uuid
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from assessments.models.going_live import GOING_LIVE, PREVIEW, draft_previews, going_live
from portal.shared.plain_text import single_line

LONGEST_SLUG, ROOM_FOR_NUMBER = 60, 4
# Other pages have these addresses (assessments.urls).
RESERVED = frozenset({"attempts", "claim", "history", "payer", "plan", "results"})


def refuse_reserved(slug: str) -> None:
    """Refuse the address of another page.

    Raises:
        ValidationError: it is one.
    """
    if slug in RESERVED:
        raise ValidationError(_("Another page has this address. Choose a different one."))


class Assessment(
    PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model
):
    """The editors' instrument. What learners take is one of its versions, never this draft."""

    guide_place: ClassVar[str] = "assessments"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(
        _("title"), max_length=120, help_text=_("For editors only. Learners see the title in the definition.")
    )
    # Readable, for print and for being told; what links an assessment for good has its public id.
    slug = models.SlugField(
        _("address"),
        max_length=LONGEST_SLUG,
        unique=True,
        blank=True,
        default="",
        validators=[refuse_reserved],
        help_text=_(
            "Ends the address: /assessments/find-your-path/. Left empty, it is made from the title. Links to "
            "the old address stop working when you change it."
        ),
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=8,
        help_text=_("How long it takes, in minutes. Learners see this before they start."),
    )
    # Text, not JSON: a draft may be unfinished, and nothing that somebody typed may be lost.
    definition = models.TextField(
        _("definition"), help_text=_("The assessment as a JSON document. The guide for editors describes it.")
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

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="assessment",
        for_concrete_model=False,
    )

    panels: ClassVar[list[object]] = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("minutes"),
        FieldPanel("definition"),
    ]

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering: ClassVar[list[str]] = ["title", "pk"]

    def __str__(self) -> str:
        return single_line(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with an address of its own; one query more where it has none yet."""
        if not self.slug:
            self.slug = free_slug(self)
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(*args, **kwargs)

    @transaction.atomic
    def publish(self, revision: Revision, user: Any = None, *args: Any, **kwargs: Any) -> None:
        """Check the revision's definition; where it goes live now, freeze it as the version of new attempts.

        A time in the future only schedules: it is checked now, and again when it is due.

        Raises:
            ValidationError: the definition is refused; nothing is published.
        """
        draft = revision.as_object()
        freeze = _required()(draft, user)
        super().publish(revision, user, *args, **kwargs)
        if draft.go_live_at is None or draft.go_live_at <= timezone.now():
            freeze()

    def with_content_json(self, content: dict[str, Any]) -> "Assessment":
        """A revision's content; which version learners take is not the draft's to say."""
        draft: Assessment = super().with_content_json(content)
        draft.current_version_id = self.current_version_id
        # Older revisions know of no address.
        draft.slug = draft.slug or self.slug
        return draft

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """One: the questions in order."""
        return [("", _("Questions"))]

    def get_preview_template(self, _request: HttpRequest, _mode_name: str) -> str:
        """The template of the preview."""
        return "assessments/authoring/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Wagtail's context plus `view`, as a presenter builds it."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        show = draft_previews.get(PREVIEW)
        context["view"] = show(self) if show else None
        return context


def free_slug(assessment: Assessment) -> str:
    """An address from the title that no other assessment has. One query."""
    wanted = slugify(assessment.title)[: LONGEST_SLUG - ROOM_FOR_NUMBER].strip("-") or "assessment"
    if wanted in RESERVED:
        wanted = f"{wanted}-assessment"
    others = Assessment.objects.exclude(pk=assessment.pk).filter(slug__startswith=wanted)
    taken = set(others.values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _required() -> Any:
    act = going_live.get(GOING_LIVE)
    if act is None:
        raise ImproperlyConfigured("Nothing is registered that lets assessments go live.")
    return act
