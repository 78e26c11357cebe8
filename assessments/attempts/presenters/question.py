"""A question as a form shows it, with what was answered."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from assessments.attempts.queries.answers import SavedAnswer
from assessments.domain.definitions.questions import (
    AgreementScale,
    MultipleChoice,
    NumberQuestion,
    Question,
    is_scored,
)
from assessments.domain.documents.values import NOT_SURE
from assessments.wording.texts import Wording, none_of_these_words, not_sure_words

Kind = Literal["single", "scale", "multiple", "number"]

# The value of the box “none of these”, which no choice's key can be.
NONE_OF_THESE = "@none"


@dataclass(frozen=True, slots=True)
class Entered:
    """What a form held for a question: the answer as services take it (None: none), a number as it was typed,
    and a sentence where it is no answer.
    """

    value: object
    text: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice that can be taken."""

    value: str
    label: str
    is_taken: bool
    element: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question in a form.

    `apart` is the last choice, set apart from the others: not sure, or none of these. `revision` is that of
    the stored answer. `conflict` tells what another tab saved meanwhile. `element` is the id of its group.
    """

    key: str
    kind: Kind
    text: str
    help: str
    choices: tuple[ChoiceView, ...]
    apart: ChoiceView | None
    number: str
    unit: str
    bounds: str
    is_required: bool
    revision: int
    problem: str
    conflict: str
    element: str

    @property
    def described_by(self) -> str:
        """Ids of what explains the control."""
        sections = {"help": self.help or self.bounds, "problem": self.problem, "conflict": self.conflict}
        return " ".join(f"{self.element}-{name}" for name, text in sections.items() if text)


def element_of(key: str) -> str:
    """The id of a question's group, which links lead to."""
    return f"q-{key}"


def present_question(
    question: Question,
    wording: Wording,
    saved: SavedAnswer,
    entered: Entered | None = None,
    *,
    conflict: str = "",
) -> QuestionView:
    """A question with its stored answer, or with what a form held when that could not be stored."""
    value = entered.value if entered else saved.value
    element = element_of(question.key)
    number, unit, bounds = "", "", ""
    if isinstance(question, NumberQuestion):
        number = entered.text if entered else ("" if value is None else str(value))
        unit = wording.of(f"units/{question.unit}")
        bounds = bounds_words(question)
    return QuestionView(
        key=question.key,
        kind=kind_of(question),
        text=wording.question(question.key),
        help=wording.of(f"questions/{question.key}/help"),
        choices=tuple(
            ChoiceView(key, label, _is_taken(value, key), f"{element}-{key}")
            for key, label in wording.choices(question)
        ),
        apart=_apart(question, value, element),
        number=number,
        unit=unit,
        bounds=bounds,
        is_required=is_scored(question),
        revision=saved.revision,
        problem=entered.problem if entered else "",
        conflict=conflict,
        element=element,
    )


def kind_of(question: Question) -> Kind:
    """How a question is shown."""
    match question:
        case AgreementScale():
            return "scale"
        case MultipleChoice():
            return "multiple"
        case NumberQuestion():
            return "number"
        case _:
            return "single"


def bounds_words(question: NumberQuestion) -> str:
    """Which numbers are taken."""
    return _("A whole number from %(least)d to %(most)d") % {"least": question.least, "most": question.most}


def _is_taken(value: object, key: str) -> bool:
    return key in value if isinstance(value, list | tuple) else value == key


def _apart(question: Question, value: object, element: str) -> ChoiceView | None:
    match question:
        case NumberQuestion():
            return None
        case MultipleChoice():
            is_none = isinstance(value, list | tuple) and not value
            return ChoiceView(NONE_OF_THESE, none_of_these_words(), is_none, f"{element}-none")
        case _:
            return ChoiceView(NOT_SURE, not_sure_words(), value == NOT_SURE, f"{element}-not-sure")
