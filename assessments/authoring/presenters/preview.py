"""What the preview of a draft shows: its questions in order, or why it cannot be read."""

from dataclasses import dataclass

from assessments.authoring.mapping.source import definition_of_text
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    AgreementScale,
    MultipleChoice,
    NumberQuestion,
    Question,
    SingleChoice,
)
from assessments.domain.definitions.refusals import RefusedError
from assessments.domain.definitions.texts import Texts
from assessments.models import Assessment
from assessments.wording.refusals import sentences_shown


@dataclass(frozen=True, slots=True)
class PreviewQuestion:
    """A question with the choices that it offers; a number's choice is its unit."""

    text: str
    choices: tuple[str, ...]
    is_conditional: bool


@dataclass(frozen=True, slots=True)
class PreviewSection:
    """One screen."""

    title: str
    questions: tuple[PreviewQuestion, ...]


@dataclass(frozen=True, slots=True)
class PreviewView:
    """A draft; without sections where `refusals` say why not."""

    title: str
    introduction: str
    sections: tuple[PreviewSection, ...]
    refusals: tuple[str, ...]


def preview_of(draft: Assessment) -> PreviewView:
    """The preview of a draft in its default locale."""
    try:
        definition = definition_of_text(draft.definition)
    except RefusedError as error:
        return PreviewView(draft.title, "", (), sentences_shown(error.refusals))
    texts = Texts(definition, definition.locales[0])
    return PreviewView(
        title=texts.of("title"),
        introduction=texts.of("introduction"),
        sections=tuple(
            PreviewSection(
                texts.of(f"sections/{section.key}/title"), _questions(definition, section.key, texts)
            )
            for section in definition.sections
        ),
        refusals=(),
    )


def _questions(definition: Definition, section: str, texts: Texts) -> tuple[PreviewQuestion, ...]:
    return tuple(
        PreviewQuestion(
            text=texts.of(f"questions/{question.key}/text"),
            choices=_choices(question, texts),
            is_conditional=bool(question.visible_if),
        )
        for question in definition.questions
        if question.section == section
    )


def _choices(question: Question, texts: Texts) -> tuple[str, ...]:
    match question:
        case NumberQuestion(unit=unit):
            return (texts.of(f"units/{unit}"),)
        case AgreementScale(steps=steps):
            return tuple(texts.of(f"scales/{steps}/{step}") for step in range(1, steps + 1))
        case SingleChoice(key=key, choices=choices) | MultipleChoice(key=key, choices=choices):
            return tuple(texts.of(f"questions/{key}/choices/{choice.key}") for choice in choices)
