"""A question and its answer as programs read them: what the page of a section says, without its controls."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.utils.translation import gettext as _

from assessments.attempts.presenters.question import bounds_words
from assessments.attempts.presenters.section import stored_words
from assessments.attempts.presenters.sections import HELD_SECTION, held_introduction, held_title
from assessments.attempts.queries.answers import SavedAnswer
from assessments.domain.answers.held_document import MOST_HELD
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    AgreementScale,
    Kind,
    MultipleChoice,
    NumberQuestion,
    Question,
    is_scored,
    offers_not_sure,
)
from assessments.domain.documents.values import NOT_SURE
from assessments.models import HELD_KEY
from assessments.wording.rules import Clause, present_clauses
from assessments.wording.texts import Wording

# Beside the kinds of a definition: which certifications somebody holds.
HELD_KIND = "held"
Deciding = Literal["path", "plan"]


@dataclass(frozen=True, slots=True)
class ChoiceData:
    """A choice: the key that is sent, and what it says."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class VisibilityData:
    """When a question is asked: in words, and as the definition has it."""

    clauses: tuple[Clause, ...]
    conditions: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class AnswerData:
    """An answer as it is stored: `revision` 0 where none ever was. `carried_from` is the day of the one that
    it was carried over from and not confirmed yet.
    """

    kind: str
    revision: int
    value: object
    label: str
    saved_at: datetime | None
    carried_from: date | None


@dataclass(frozen=True, slots=True)
class QuestionData:
    """A question. `decides` tells what its answer has a say in; `least` and `most` bound a number; `most`
    is also how many held certifications can be named.

    `visible_if` is None where it is asked of everybody; `answer` is None outside an attempt.
    """

    kind: str
    key: str
    section: str
    text: str
    help: str
    decides: Deciding
    is_required: bool
    choices: tuple[ChoiceData, ...] = ()
    unit: str = ""
    unit_name: str = ""
    least: int | None = None
    most: int | None = None
    bounds: str = ""
    visible_if: VisibilityData | None = None
    answer: AnswerData | None = None


def present_question_data(
    question: Question,
    wording: Wording,
    decisive: Collection[str],
    *,
    visible_if: VisibilityData | None = None,
    answer: AnswerData | None = None,
) -> QuestionData:
    """A question of a definition. `decisive` are those that have a say in the path."""
    number: dict[str, Any] = {}
    if isinstance(question, NumberQuestion):
        number = {
            "unit": question.unit,
            "unit_name": wording.of(f"units/{question.unit}"),
            "least": question.least,
            "most": question.most,
            "bounds": bounds_words(question),
        }
    return QuestionData(
        kind=kind_key(question),
        key=question.key,
        section=question.section,
        text=wording.question(question.key),
        help=wording.of(f"questions/{question.key}/help"),
        decides="path" if question.key in decisive else "plan",
        is_required=is_scored(question),
        choices=_choices(question, wording),
        visible_if=visible_if,
        answer=answer,
        **number,
    )


def present_held_data(answer: AnswerData | None = None) -> QuestionData:
    """The question which certifications somebody holds, which every assessment ends with."""
    return QuestionData(
        kind=HELD_KIND,
        key=HELD_KEY,
        section=HELD_SECTION,
        text=held_title(),
        help=held_introduction(),
        decides="plan",
        is_required=False,
        most=MOST_HELD,
        answer=answer,
    )


def present_answer_data(
    definition: Definition, key: str, saved: SavedAnswer, names: Mapping[str, str]
) -> AnswerData:
    """An answer as it is stored. `names` are those of certifications, by slug."""
    kind = HELD_KIND if key == HELD_KEY else kind_key(_question(definition, key))
    is_told = key != HELD_KEY or saved.value is not None
    return AnswerData(
        kind=kind,
        revision=saved.revision,
        value=saved.value,
        label=stored_words(definition, key, saved.value, names) if is_told else _("no answer"),
        saved_at=saved.at,
        carried_from=saved.carried,
    )


def present_visibility(
    question: Question, conditions: tuple[Mapping[str, Any], ...], wording: Wording
) -> VisibilityData | None:
    """When a question is asked; `conditions` are those of the definition's document."""
    if not question.visible_if:
        return None
    return VisibilityData(present_clauses(question.visible_if, wording), conditions)


def kind_key(question: Question) -> str:
    """The kind of a question as definitions name it."""
    match question:
        case AgreementScale():
            return Kind.SCALE.value
        case MultipleChoice():
            return Kind.MULTIPLE.value
        case NumberQuestion():
            return Kind.NUMBER.value
        case _:
            return Kind.SINGLE.value


def _question(definition: Definition, key: str) -> Question:
    return next(question for question in definition.questions if question.key == key)


def _choices(question: Question, wording: Wording) -> tuple[ChoiceData, ...]:
    offered = [ChoiceData(key, label) for key, label in wording.choices(question)]
    if offers_not_sure(question):
        offered.append(ChoiceData(NOT_SURE, wording.choice(question.key, NOT_SURE)))
    return tuple(offered)
