"""A question as a form shows it, with what was answered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from django.utils.translation import gettext as _

from assessments.attempts.presenters.choice import ChoiceView
from assessments.attempts.presenters.role_box import RoleBox
from assessments.attempts.queries.answers import SavedAnswer
from assessments.domain.definitions.questions import (
    DOES_NOT_APPLY,
    AgreementScale,
    MultipleChoice,
    NumberQuestion,
    Question,
    choice_keys,
)
from assessments.domain.documents.values import NOT_SURE
from assessments.wording.texts import Wording, none_of_these_words
from portal.shared.durations import MONTHS_A_YEAR, duration_words
from portal.shared.words import day_words, number_words, sentence_case

Kind = Literal["single", "scale", "multiple", "number", "months"]

# The unit that is asked for as years and months.
MONTHS = "months"

# The value of the box “none of these”, which no choice's key can be.
NONE_OF_THESE = "@none"
# Choices of definitions that say the same as one of ours.
OWN_NONE = "none_of_these"


@dataclass(frozen=True, slots=True)
class Entered:
    """What a form held for a question: the answer as services take it (None: none), a number as it was typed,
    and a sentence where it is no answer. `years` is what was typed into the field for years.
    """

    value: object
    text: str = ""
    problem: str = ""
    years: str = ""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question in a form.

    `apart` are the last choices, set apart from the others: does not apply, not sure, none of these.
    `revision` is that of the stored answer. `conflict` tells what another tab saved meanwhile. `element` is
    the id of its group. `years` and `number` together are months. `is_row` where the questions beside it have
    the same choices. `carried` is the day of the answer that was carried over. `roles` where it is answered
    from job titles. `is_optional` where the plan alone reads the answer.
    """

    key: str
    kind: Kind
    text: str
    help: str
    choices: tuple[ChoiceView, ...]
    apart: tuple[ChoiceView, ...]
    number: str
    years: str
    unit: str
    bounds: str
    is_optional: bool
    revision: int
    problem: str
    conflict: str
    element: str
    is_row: bool = False
    carried: str = ""
    roles: RoleBox | None = None

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
    decisive: Collection[str] = (),
) -> QuestionView:
    """A question with its stored answer, or with what a form held when that could not be stored.

    `decisive` are the questions that have a say in the path; the others may be skipped.
    """
    value = entered.value if entered else saved.value
    element = element_of(question.key)
    typed, unit, bounds = _Typed(), "", ""
    if isinstance(question, NumberQuestion):
        typed = _typed(question, value, entered)
        unit = wording.of(f"units/{question.unit}")
        # Nobody needs to be told how many years they could have worked: a slip is told when it is made.
        bounds = "" if question.unit == MONTHS else bounds_words(question)
    choices, apart = _choices(question, wording, value, element)
    return QuestionView(
        key=question.key,
        kind=kind_of(question),
        text=wording.question(question.key),
        help=wording.of(f"questions/{question.key}/help"),
        choices=choices,
        apart=apart,
        number=typed.number,
        years=typed.years,
        unit=unit,
        bounds=bounds,
        is_optional=question.key not in decisive,
        revision=saved.revision,
        problem=entered.problem if entered else "",
        conflict=conflict,
        element=element,
        carried=day_words(saved.carried) if saved.carried else "",
    )


def in_rows(questions: Iterable[QuestionView]) -> tuple[QuestionView, ...]:
    """Questions with those marked that have a neighbour with the same choices: they are shown as rows."""
    shown = tuple(questions)
    offers = [_offer(question) for question in shown]
    return tuple(
        replace(
            question,
            is_row=offer is not None
            and offer in offers[max(place - 1, 0) : place] + offers[place + 1 : place + 2],
        )
        for place, (question, offer) in enumerate(zip(shown, offers, strict=True))
    )


def _offer(question: QuestionView) -> tuple[tuple[str, str], ...] | None:
    if question.kind not in {"single", "scale"}:
        return None
    return tuple((choice.value, choice.label) for choice in (*question.choices, *question.apart))


def kind_of(question: Question) -> Kind:
    """How a question is shown."""
    match question:
        case AgreementScale():
            return "scale"
        case MultipleChoice():
            return "multiple"
        case NumberQuestion(unit=unit):
            return "months" if unit == MONTHS else "number"
        case _:
            return "single"


def bounds_words(question: NumberQuestion) -> str:
    """Which numbers are taken."""
    if question.unit == MONTHS:
        most = duration_words(question.most)
        if not question.least:
            return _("%(most)s at most.") % {"most": sentence_case(most)}
        least = duration_words(question.least)
        return _("From %(least)s to %(most)s.") % {"least": least, "most": most}
    bounds = {"least": number_words(question.least), "most": number_words(question.most)}
    return _("Enter a whole number from %(least)s to %(most)s.") % bounds


def months_problem() -> str:
    """Someone typed what is no time."""
    return _("Enter years and months as numbers, such as 2 years and 6 months.")


def beyond_words(question: NumberQuestion, number: int) -> str:
    """A number is not one of those that are taken."""
    if question.unit == MONTHS:
        said = {"said": duration_words(number), "bounds": bounds_words(question)}
        return _("That is %(said)s. %(bounds)s") % said
    bounds = {"least": number_words(question.least), "most": number_words(question.most)}
    return _("Enter a whole number from %(least)s to %(most)s.") % bounds


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the fields of a number."""

    number: str = ""
    years: str = ""


def _typed(question: NumberQuestion, value: object, entered: Entered | None) -> _Typed:
    if entered and (entered.problem or not isinstance(value, int)):
        return _Typed(entered.text, entered.years)
    if not isinstance(value, int):
        return _Typed()
    if question.unit != MONTHS:
        return _Typed(str(value))
    years, months = divmod(value, MONTHS_A_YEAR)
    return _Typed(str(months) if months or not years else "", str(years) if years else "")


def _choices(
    question: Question, wording: Wording, value: object, element: str
) -> tuple[tuple[ChoiceView, ...], tuple[ChoiceView, ...]]:
    """The choices, and those that are set apart."""
    all_choices = [
        ChoiceView(key, label, _is_taken(value, key), f"{element}-{key}")
        for key, label in wording.choices(question)
    ]
    apart = [
        item
        for item in all_choices
        if item.value == DOES_NOT_APPLY and not isinstance(question, MultipleChoice)
    ]
    return (
        tuple(item for item in all_choices if item not in apart),
        (*apart, *_apart(question, wording, value, element)),
    )


def _is_taken(value: object, key: str) -> bool:
    return key in value if isinstance(value, list | tuple) else value == key


def _apart(question: Question, wording: Wording, value: object, element: str) -> tuple[ChoiceView, ...]:
    match question:
        case NumberQuestion():
            return ()
        case MultipleChoice() if OWN_NONE in choice_keys(question):
            return ()
        case MultipleChoice():
            is_none = isinstance(value, list | tuple) and not value
            return (ChoiceView(NONE_OF_THESE, none_of_these_words(), is_none, f"{element}-none"),)
        case _:
            label = wording.choice(question.key, NOT_SURE)
            return (ChoiceView(NOT_SURE, label, value == NOT_SURE, f"{element}-not-sure"),)
