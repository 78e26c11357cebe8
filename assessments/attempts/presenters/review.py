"""All answers of an attempt before it is submitted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from assessments.attempts.presenters.held_certifications import held_words
from assessments.attempts.presenters.question import element_of
from assessments.attempts.presenters.section import FormProblem
from assessments.attempts.presenters.sections import ShownSection
from assessments.attempts.queries.answers import held_from
from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.questions import is_scored
from assessments.wording.texts import Wording

CAME_FROM_REVIEW = "?then=review"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question and what was answered. `is_missing` where it must be answered and is not."""

    question: str
    answer: str
    is_answered: bool
    is_missing: bool
    url: str


@dataclass(frozen=True, slots=True)
class SectionLines:
    """The answers of one section, and where they are changed."""

    title: str
    url: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """All answers by section; `missing` are those without which it cannot be submitted, linked. `is_clear`
    where questions about the work are open that cannot change the path.
    """

    title: str
    sections: tuple[SectionLines, ...]
    missing: tuple[FormProblem, ...]
    last_section_url: str
    was_refused: bool
    is_clear: bool


def present_review(
    sections: tuple[ShownSection, ...],
    wording: Wording,
    answers: Mapping[str, Mapping[str, Any]],
    sheet: Sheet,
    *,
    attempt: UUID,
    names: Mapping[str, str],
    is_enough: bool = False,
    was_refused: bool = False,
) -> ReviewView:
    """The answers to visible questions; none is missing where they are enough. `names` are by slug."""
    shown = tuple(
        SectionLines(
            title=section.title,
            url=section.url(attempt) + CAME_FROM_REVIEW,
            lines=_held_lines(section, answers, names, attempt)
            if section.is_held
            else _lines(section, wording, sheet, attempt, is_enough=is_enough),
        )
        for section in sections
    )
    return ReviewView(
        title=wording.title(),
        sections=shown,
        missing=tuple(
            FormProblem(line.url, line.question, _("has no answer yet"))
            for lines in shown
            for line in lines.lines
            if line.is_missing
        ),
        last_section_url=sections[-1].url(attempt),
        was_refused=was_refused,
        is_clear=is_enough and _is_open(sections, sheet),
    )


def _is_open(sections: tuple[ShownSection, ...], sheet: Sheet) -> bool:
    return any(
        is_scored(question) and question.key not in sheet
        for section in sections
        for question in section.questions
    )


def _lines(
    section: ShownSection, wording: Wording, sheet: Sheet, attempt: UUID, *, is_enough: bool
) -> tuple[AnswerLine, ...]:
    lines = []
    for question in section.questions:
        is_answered = question.key in sheet
        is_missing = is_scored(question) and not is_answered and not is_enough
        unanswered = _("No answer yet") if is_missing else _("Skipped")
        lines.append(
            AnswerLine(
                question=wording.question(question.key),
                answer=wording.answer(question, sheet[question.key]) if is_answered else unanswered,
                is_answered=is_answered,
                is_missing=is_missing,
                url=f"{section.url(attempt)}{CAME_FROM_REVIEW}#{element_of(question.key)}",
            )
        )
    return tuple(lines)


def _held_lines(
    section: ShownSection, answers: Mapping[str, Mapping[str, Any]], names: Mapping[str, str], attempt: UUID
) -> tuple[AnswerLine, ...]:
    held = held_from(answers)
    return (
        AnswerLine(
            question=_("Your certifications"),
            answer=held_words(held, names),
            is_answered=bool(held),
            is_missing=False,
            url=section.url(attempt) + CAME_FROM_REVIEW,
        ),
    )
