"""An assessment before the start as programs read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from assessments.attempts.presenters.outlook import optional_sections
from assessments.attempts.presenters.question_data import (
    QuestionData,
    present_held_data,
    present_question_data,
    present_visibility,
)
from assessments.attempts.presenters.sections import held_introduction, sections_of
from assessments.domain.definitions.decisive import decisive_questions
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of
from assessments.domain.engines.registry import engine_for
from assessments.models import Assessment, AssessmentVersion
from assessments.versions.queries.versions import definition_of
from assessments.wording.length import Length, length_of
from assessments.wording.texts import Wording


@dataclass(frozen=True, slots=True)
class DefinedSection:
    """A section with all its questions."""

    key: str
    title: str
    introduction: str
    is_optional: bool
    questions: tuple[QuestionData, ...]


@dataclass(frozen=True, slots=True)
class AssessmentData:
    """An assessment that can be taken, in the words of its current version; in a list without sections."""

    slug: str
    key: str
    title: str
    purpose: str
    length: Length
    version: int
    live_since: datetime
    engine: int
    languages: tuple[str, ...]
    page: str
    how_it_works: str
    sections: tuple[DefinedSection, ...] = ()


def present_assessment(
    assessment: Assessment, version: AssessmentVersion, *, has_sections: bool
) -> AssessmentData:
    """The assessment; with `has_sections` all that it may ask, too."""
    definition = definition_of(version)
    wording = Wording(definition)
    return AssessmentData(
        slug=assessment.slug,
        key=definition.key,
        title=wording.title(),
        purpose=wording.of("introduction"),
        length=length_of(definition, wording),
        version=version.number,
        live_since=version.frozen_at,
        engine=engine_for(definition).version,
        languages=definition.locales,
        page=reverse("assessments:about", args=[assessment.slug]),
        how_it_works=reverse("api:assessments-how-it-works", args=[assessment.slug]),
        sections=_sections(definition, wording) if has_sections else (),
    )


def _sections(definition: Definition, wording: Wording) -> tuple[DefinedSection, ...]:
    """All sections, as if every question were asked."""
    sections = sections_of(definition, [question.key for question in definition.questions], wording)
    optional = {section.slug for section in optional_sections(sections, wording)}
    decisive = decisive_questions(definition)
    conditions: Mapping[str, Any] = {
        question["key"]: tuple(question.get("visible_if", ()))
        for question in document_of(definition)["questions"]
    }
    return tuple(
        DefinedSection(
            key=section.slug,
            title=section.title,
            introduction=held_introduction()
            if section.is_held
            else wording.of(f"sections/{section.slug}/introduction"),
            is_optional=section.slug in optional,
            questions=(present_held_data(),)
            if section.is_held
            else tuple(
                present_question_data(
                    question,
                    wording,
                    decisive,
                    visible_if=present_visibility(question, conditions[question.key], wording),
                )
                for question in section.questions
            ),
        )
        for section in sections
    )
