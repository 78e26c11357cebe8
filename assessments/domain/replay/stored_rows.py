"""What a replay reads of each submission: numbers of one width, whatever the questions are.

A scored question that is always asked stands in the stored row of scored_row. What may have been hidden, and
what is not scored, is read from the answers themselves as a field: the position of a choice, a set of choices
as bits, or a number. NONE stands for no answer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answer_space.classes import TooWideError
from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.questions import (
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
    is_scored,
)
from assessments.domain.documents.values import NOT_SURE

NONE = -(1 << 63)
# A set of choices has to fit the bits of such a number.
MOST_CHOICES = 62


class FieldKind(StrEnum):
    """How an answer stands as a number."""

    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class StoredField:
    """A question whose answers are read from the answers; `keys` are what it offers, "not sure" last."""

    question: str
    kind: FieldKind
    keys: tuple[str, ...] = ()

    def answer_of(self, value: int) -> Answer:
        """The answer that a number other than NONE stands for."""
        match self.kind:
            case FieldKind.CHOICE:
                return self.keys[value]
            case FieldKind.CHOICES:
                return tuple(sorted(key for place, key in enumerate(self.keys) if value >> place & 1))
            case FieldKind.NUMBER:
                return value

    def value_of(self, answer: Answer | None) -> int:
        """The number that stands for an answer."""
        match answer:
            case None:
                return NONE
            case str():
                return self.keys.index(answer)
            case int():
                return answer
            case _:
                return sum(1 << self.keys.index(key) for key in answer)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of submissions to one definition: `width` numbers of the stored row, then the fields.

    `places` tells where in the stored row the questions stand that are read from there.
    """

    definition: Definition
    width: int
    places: tuple[tuple[str, int], ...]
    fields: tuple[StoredField, ...]


@dataclass(frozen=True, slots=True)
class StoredAnswers:
    """Submissions as read: rows × width of the stored row, and a column for each field."""

    scored: NDArray[np.int16]
    given: tuple[NDArray[np.int64], ...]

    def __len__(self) -> int:
        return len(self.scored)


def reading_of(definition: Definition, wanted: Collection[str]) -> Reading:
    """How to read the answers to these questions; what the definition does not ask is left out.

    Raises:
        TooWideError: a multiple choice has more choices than bits.
    """
    places = [question for question in definition.questions if is_scored(question)]
    return Reading(
        definition=definition,
        width=len(places),
        places=tuple(
            (question.key, place)
            for place, question in enumerate(places)
            if question.key in wanted and not question.visible_if
        ),
        fields=tuple(
            _field(question)
            for question in definition.questions
            if question.key in wanted and (question.visible_if or not is_scored(question))
        ),
    )


def _field(question: Question) -> StoredField:
    match question:
        case NumberQuestion(key=key):
            return StoredField(key, FieldKind.NUMBER)
        case MultipleChoice(key=key):
            if len(choice_keys(question)) > MOST_CHOICES:
                raise TooWideError(key)
            return StoredField(key, FieldKind.CHOICES, choice_keys(question))
        case _:
            return StoredField(question.key, FieldKind.CHOICE, (*choice_keys(question), NOT_SURE))
