"""A link into an assessment, placed by an editor on any page.

The block stores the assessment's public id only. The app that holds assessments registers a loader;
without one, or when the loader knows no such assessment, the block shows nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class AssessmentLink:
    """What a page shows of an assessment: its title, where it starts, minutes it takes."""

    title: str
    url: str
    minutes: int


AssessmentLoader = Callable[[UUID], AssessmentLink | None]

assessment_loaders: Port[str, AssessmentLoader] = Port("assessment loaders")


class UUIDBlock(blocks.FieldBlock):
    """A public id, checked to be one."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.UUIDField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def get_prep_value(self, value: UUID | None) -> str | None:
        return str(value) if value else None

    def to_python(self, value: str | None) -> UUID | None:
        try:
            return UUID(value) if value else None
        except (ValueError, AttributeError, TypeError):
            return None

    def value_from_form(self, value: Any) -> Any:
        if value in (None, ""):
            return None
        try:
            return UUID(str(value))
        except ValueError as error:
            raise ValidationError(_("Enter a valid public id.")) from error


class StartAssessmentBlock(blocks.StructBlock):
    """Invite the reader to take an assessment."""

    assessment = UUIDBlock(label=_("Public id of the assessment"))

    class Meta:
        icon = "form"
        label = _("Start an assessment")
        template = "blocks/start_assessment.html"
        description = _("A link that starts an assessment; hidden while it is not published.")
        preview_value = {"assessment": None}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["link"] = load_assessment_link(value.get("assessment"))
        return context


def load_assessment_link(public_id: UUID | None) -> AssessmentLink | None:
    """The link of the first loader that knows the assessment, or None."""
    if public_id is None:
        return None
    for _name, load in assessment_loaders:
        link = load(public_id)
        if link is not None:
            return link
    return None
