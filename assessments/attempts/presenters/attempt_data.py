"""An attempt as programs read it: where it is, and all that is asked with the answers so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from assessments.attempts.presenters.outlook import optional_sections
from assessments.attempts.presenters.progress import AttemptProgress
from assessments.attempts.presenters.question_data import (
    AnswerData,
    QuestionData,
    present_answer_data,
    present_held_data,
    present_question_data,
)
from assessments.attempts.presenters.sections import ShownSection, held_introduction
from assessments.attempts.queries.answers import carried_on, saved_answer
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.decisive import decisive_questions
from assessments.models import HELD_KEY, Attempt
from assessments.wording.length import Length, length_of
from assessments.wording.texts import Wording


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """An attempt in a list. `outcome` is the id of its outcome, None until it is submitted."""

    id: UUID
    assessment: str
    title: str
    version: int
    status: str
    started_at: datetime
    saved_at: datetime | None
    submitted_at: datetime | None
    outcome: UUID | None


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section with the questions of it that are asked; `is_optional` where the plan alone reads them."""

    key: str
    title: str
    introduction: str
    is_optional: bool
    questions: tuple[QuestionData, ...]


@dataclass(frozen=True, slots=True)
class AttemptData:
    """An open or submitted attempt. `left` is how much is to be answered at most, `carried_on` the day of
    answers that were carried over and not confirmed yet.
    """

    summary: AttemptSummary
    progress: AttemptProgress
    left: Length
    carried_on: date | None
    sections: tuple[AskedSection, ...]


OPEN, SUBMITTED = "open", "submitted"


def present_summary(attempt: Attempt, wording: Wording, outcome: UUID | None) -> AttemptSummary:
    """An attempt in the words of its version."""
    return AttemptSummary(
        id=attempt.public_id,
        assessment=attempt.version.assessment.slug,
        title=wording.title(),
        version=attempt.version.number,
        status=SUBMITTED if attempt.submitted_at else OPEN,
        started_at=attempt.started_at,
        saved_at=attempt.saved_at,
        submitted_at=attempt.submitted_at,
        outcome=outcome,
    )


def present_attempt_data(
    attempt: Attempt,
    sections: Sequence[ShownSection],
    wording: Wording,
    sheet: Sheet,
    *,
    progress: AttemptProgress,
    outcome: UUID | None,
    names: Mapping[str, str],
) -> AttemptData:
    """All of an attempt. `names` are those of certifications, by slug."""
    optional = {section.slug for section in optional_sections(sections, wording)}
    return AttemptData(
        summary=present_summary(attempt, wording, outcome),
        progress=progress,
        left=length_of(wording.definition, wording, sheet),
        carried_on=carried_on(attempt.answers),
        sections=tuple(
            AskedSection(
                key=section.slug,
                title=section.title,
                introduction=held_introduction()
                if section.is_held
                else wording.of(f"sections/{section.slug}/introduction"),
                is_optional=section.slug in optional,
                questions=_asked(section, attempt, wording, names),
            )
            for section in sections
        ),
    )


def _asked(
    section: ShownSection, attempt: Attempt, wording: Wording, names: Mapping[str, str]
) -> tuple[QuestionData, ...]:
    """The questions of a section with their answers."""
    definition = wording.definition

    def answer(key: str) -> AnswerData:
        return present_answer_data(definition, key, saved_answer(attempt.answers, key), names)

    if section.is_held:
        return (present_held_data(answer(HELD_KEY)),)
    decisive = decisive_questions(definition)
    return tuple(
        present_question_data(question, wording, decisive, answer=answer(question.key))
        for question in section.questions
    )
