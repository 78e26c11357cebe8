"""The sections of an attempt: one for each section of which a question is visible, one for what somebody
holds.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.attempts.queries.answers import saved_answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import Question
from assessments.models import HELD_KEY
from assessments.wording.texts import Wording

# A hyphen, which no section's key has.
HELD_SECTION = "certifications-held"


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A screen. `questions` are the visible ones, none where certifications held are asked for."""

    slug: str
    number: int
    of: int
    title: str
    questions: tuple[Question, ...]

    @property
    def is_held(self) -> bool:
        """Whether it asks which certifications somebody holds."""
        return self.slug == HELD_SECTION

    def url(self, attempt: UUID) -> str:
        """Where it is answered."""
        return reverse("assessments:section", args=[attempt, self.slug])


def sections_of(
    definition: Definition, visible: Collection[str], wording: Wording
) -> tuple[ShownSection, ...]:
    """The sections in order, as the answers so far make questions visible."""
    shown = [
        (section.key, wording.section(section.key), questions)
        for section in definition.sections
        if (
            questions := tuple(
                question
                for question in definition.questions
                if question.section == section.key and question.key in visible
            )
        )
    ]
    shown.append((HELD_SECTION, held_title(), ()))
    return tuple(
        ShownSection(slug, number, len(shown), title, questions)
        for number, (slug, title, questions) in enumerate(shown, start=1)
    )


def held_title() -> str:
    """The title of the last section."""
    return _("Your certifications")


def held_introduction() -> str:
    """What is asked for in the last section."""
    return _(
        "Add the certifications you have, expired or not. We won’t suggest them again. If you "
        "have none, continue."
    )


def section_to_resume(
    sections: tuple[ShownSection, ...], answers: Mapping[str, Mapping[str, Any]]
) -> ShownSection | None:
    """Where somebody goes on: where they answered last, or after it when nothing is left to answer there.

    None when that was the last section.
    """
    places = {question.key: index for index, section in enumerate(sections) for question in section.questions}
    places[HELD_KEY] = len(sections) - 1
    saved = [
        (at, places[key])
        for key in answers
        if key in places
        and (at := saved_answer(answers, key).at) is not None
        and not answers[key].keys() & {"carried", "confirmed"}
    ]
    if not saved:
        return sections[0]
    _at, index = max(saved)
    section = sections[index]
    if any(not _is_answered(answers, question.key) for question in section.questions):
        return section
    return sections[index + 1] if index + 1 < len(sections) else None


def _is_answered(answers: Mapping[str, Mapping[str, Any]], key: str) -> bool:
    return saved_answer(answers, key).value is not None
