"""A link into an assessment, placed by an editor on any page.

The block stores the assessment's public id only. The app that holds assessments registers a loader and a
list to choose from; without them, or when the loader knows no such assessment, the block shows nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.shared.ports import Port


@dataclass(frozen=True, slots=True)
class AssessmentLink:
    """What a page shows of an assessment: its title, where it starts, minutes it takes."""

    title: str
    url: str
    minutes: int


@dataclass(frozen=True, slots=True)
class AssessmentChoice:
    """What an editor chooses from; readers see nothing of one that is not open."""

    public_id: UUID
    title: str
    is_open: bool


AssessmentLoader = Callable[[UUID], AssessmentLink | None]
AssessmentLister = Callable[[], Iterable[AssessmentChoice]]

assessment_loaders: Port[str, AssessmentLoader] = Port("assessment loaders")
assessment_listers: Port[str, AssessmentLister] = Port("lists of assessments")

# Stands in the block's preview for whichever assessment an editor will choose; none has it.
EXAMPLE = UUID(int=0)


def load_assessment_link(public_id: object) -> AssessmentLink | None:
    """The link of the first loader that knows the assessment, or None."""
    if not isinstance(public_id, UUID):
        return None
    for _name, load in assessment_loaders:
        link = load(public_id)
        if link is not None:
            return link
    return None


def _choices() -> list[tuple[str, str]]:
    choices = [choice for _name, list_them in assessment_listers for choice in list_them()]
    return [("", gettext("Choose an assessment")), *((str(each.public_id), _label(each)) for each in choices)]


def _label(choice: AssessmentChoice) -> str:
    if choice.is_open:
        return choice.title
    return gettext("%(title)s (not published: readers see nothing)") % {"title": choice.title}


def _example() -> AssessmentLink:
    return AssessmentLink(title=gettext("Title of the assessment"), url="#", minutes=8)


class UUIDBlock(blocks.FieldBlock):
    """One of the assessments there are, stored by its public id."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = forms.ChoiceField(
            required=required,
            help_text=help_text,
            choices=_choices,
            error_messages={"invalid_choice": _("There is no such assessment. Choose one from the list.")},
        )
        super().__init__(**kwargs)

    def get_prep_value(self, value: Any) -> str | None:
        return str(value) if value else None

    def to_python(self, value: str | None) -> UUID | None:
        found = self.value_from_form(value)
        return found if isinstance(found, UUID) else None

    def value_for_form(self, value: Any) -> str:
        return str(value or "")

    def value_from_form(self, value: Any) -> Any:
        """The id; what is none stays as it was typed, for the form to show again beside its refusal."""
        try:
            return UUID(str(value)) if value else None
        except ValueError:
            return value


class StartAssessmentBlock(blocks.StructBlock):
    """Invite the reader to take an assessment."""

    assessment = UUIDBlock(label=_("Assessment"))

    class Meta:
        icon = "form"
        label = _("Start an assessment")
        template = "blocks/start_assessment.html"
        description = _("A link that starts an assessment; hidden while it is not published.")
        preview_value = {"assessment": EXAMPLE}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        public_id = value.get("assessment")
        context["link"] = _example() if public_id == EXAMPLE else load_assessment_link(public_id)
        return context
