"""The page that says that the path is known already."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from assessments.attempts.presenters.outlook import optional_sections
from assessments.attempts.presenters.sections import ShownSection
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.questions import is_scored
from assessments.wording.texts import Wording


@dataclass(frozen=True, slots=True)
class ClearView:
    """How many questions about the work are left; where it is submitted, sharpened, and gone on with."""

    title: str
    left: int
    finish_url: str
    sharpen_url: str
    rest_url: str


def present_clear(
    sections: Sequence[ShownSection], wording: Wording, sheet: Sheet, *, attempt: UUID
) -> ClearView:
    """The ways to go on from here."""
    left = [
        (section, question)
        for section in sections
        for question in section.questions
        if is_scored(question) and question.key not in sheet
    ]
    return ClearView(
        title=wording.title(),
        left=len(left),
        finish_url=reverse("assessments:review", args=[attempt]),
        sharpen_url=optional_sections(sections, wording)[0].url(attempt),
        rest_url=left[0][0].url(attempt) if left else "",
    )
