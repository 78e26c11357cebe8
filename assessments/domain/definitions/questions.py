"""Questions, each the declaration of its document; what they offer and what their choices earn."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Discriminator, GetPydanticSchema, Tag, WithJsonSchema
from pydantic import Field as Named

from assessments.domain.definitions.conditions import DeclaredWhen
from assessments.domain.documents.fields import Key, Listing, OneOf, OnlyTrue, Table, Whole
from assessments.domain.documents.objects import STRICT, Tagged, Without
from assessments.domain.documents.refusals import INNER, refuse
from assessments.domain.documents.values import CHOICE_KEY, LARGEST_NUMBER, NOT_SURE, problem_of_number

FEWEST_STEPS, MOST_STEPS = 2, 9
# The choice of somebody whom a question does not concern: an answer, and worth nothing. From format 2 on.
DOES_NOT_APPLY = "does_not_apply"

# Points by dimension, sorted by dimension.
Points = tuple[tuple[str, int], ...]


class Kind(StrEnum):
    """The kinds of question as documents name them."""

    SINGLE = "single"
    SCALE = "scale"
    MULTIPLE = "multiple"
    NUMBER = "number"


class Change(StrEnum):
    """Whether somebody could come to answer a question differently: at will, never, only upwards."""

    CHANGEABLE = "changeable"
    FIXED = "fixed"
    GROWING = "growing"


_Own = Annotated[str, Key("The key of the question, permanent.")]
_Where = Annotated[str, Key("The section that it stands in.")]
_When = Annotated[
    DeclaredWhen,
    Named(description="When it is asked, by answers to earlier questions; always, where this is left out."),
]
_Change = Annotated[
    Change,
    OneOf(
        "Whether somebody could come to answer differently: never, or only towards later choices and higher "
        "numbers (not of a multiple choice); at will, where this is left out.",
        Change,
        Change.CHANGEABLE,
    ),
]


def _points(description: str, least: int) -> Table:
    return Table(description, Key("A dimension."), Whole("Points.", least), "This should name a dimension.")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a single or multiple choice; only those of a single choice carry points."""

    __pydantic_config__ = STRICT

    key: Annotated[str, Key("The key of the choice, permanent.", CHOICE_KEY)]
    points: Annotated[
        Points,
        _points("What the choice earns, by dimension; the most that a question gives to one is even.", 0),
    ] = ()


@dataclass(frozen=True, slots=True)
class SingleChoice:
    """One choice of several, or "not sure". Scored when a choice carries an entry in its points."""

    __pydantic_config__ = STRICT

    key: _Own
    section: _Where
    choices: Annotated[
        tuple[Choice, ...], Listing("The choices as they are offered, “not sure” not among them.", 2)
    ]
    visible_if: _When = ()
    change: _Change = Change.CHANGEABLE


@dataclass(frozen=True, slots=True)
class AgreementScale:
    """Agreement in steps, of which the keys are "1" (disagree) to str(steps) (agree), or "not sure".

    Step i earns (i - 1)·weight in each dimension, a reverse-keyed item (steps - i)·weight.
    """

    __pydantic_config__ = STRICT

    key: _Own
    section: _Where
    steps: Annotated[
        int, Whole("How many steps it has; their keys are 1, 2 and so on.", FEWEST_STEPS, MOST_STEPS)
    ]
    weights: Annotated[Points, _points("What each step adds, by dimension.", 1)]
    is_reversed: Annotated[
        bool,
        OnlyTrue("There for a reverse-keyed item: the first step earns most."),
        Named(alias="reversed"),
    ] = False
    visible_if: _When = ()
    change: _Change = Change.CHANGEABLE


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """Any number of choices; carries no points."""

    __pydantic_config__ = STRICT

    key: _Own
    section: _Where
    choices: Annotated[
        tuple[Annotated[Choice, Without("points")], ...], Listing("The choices as they are offered.")
    ]
    visible_if: _When = ()
    change: _Change = Change.CHANGEABLE


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A whole number within bounds, in a unit such as "months"; carries no points."""

    __pydantic_config__ = STRICT

    key: _Own
    section: _Where
    unit: Annotated[str, Key("What is counted, such as months; its name is a text.")]
    least: Annotated[int, Whole("The least number that is accepted.")]
    most: Annotated[int, Whole("The largest number that is accepted, not below the least.")]
    visible_if: _When = ()
    change: _Change = Change.CHANGEABLE


Question = SingleChoice | AgreementScale | MultipleChoice | NumberQuestion


@dataclass(frozen=True, slots=True)
class _UnknownQuestion:
    """What can be said of a question whose kind is not one: the rest of it nobody can read."""

    __pydantic_config__ = ConfigDict(extra="ignore")

    kind: Annotated[Kind, OneOf("The kind of question.", Kind)]
    key: _Own
    section: _Where
    visible_if: _When = ()
    change: _Change = Change.CHANGEABLE


_KINDS: dict[type, Kind] = {
    SingleChoice: Kind.SINGLE,
    AgreementScale: Kind.SCALE,
    MultipleChoice: Kind.MULTIPLE,
    NumberQuestion: Kind.NUMBER,
}


def _tag(value: object) -> str:
    if isinstance(value, dict):
        kind = value.get("kind")
        return f"{INNER}{kind if isinstance(kind, str) and kind in {*Kind} else 'unknown'}"
    return f"{INNER}{_KINDS.get(type(value), 'unknown')}"


def _in_bounds(question: NumberQuestion) -> NumberQuestion:
    problem = problem_of_number(question.most, question.least, LARGEST_NUMBER)
    if problem:
        raise refuse(problem, at="most")
    return question


_AnyQuestion = Annotated[
    Annotated[
        SingleChoice,
        Tagged(
            Kind.SINGLE, "One choice of several, or “not sure”. Scored when one of its choices has points."
        ),
        Tag(f"{INNER}single"),
    ]
    | Annotated[
        AgreementScale,
        Tagged(
            Kind.SCALE,
            "Agreement in steps, or “not sure”. Always scored: step i earns i - 1 times the weight.",
        ),
        Tag(f"{INNER}scale"),
    ]
    | Annotated[
        MultipleChoice,
        Tagged(Kind.MULTIPLE, "Any number of choices; carries no points."),
        Tag(f"{INNER}multiple"),
    ]
    | Annotated[
        NumberQuestion,
        AfterValidator(_in_bounds),
        Tagged(Kind.NUMBER, "A whole number within bounds; carries no points."),
        Tag(f"{INNER}number"),
    ]
    | Annotated[_UnknownQuestion, WithJsonSchema({"not": {}}), Tag(f"{INNER}unknown")],
    Discriminator(_tag),
]
# What a definition holds: a document of no known kind is refused.
DeclaredQuestion = Annotated[Question, GetPydanticSchema(lambda _source, handler: handler(_AnyQuestion))]


def is_scored(question: Question) -> bool:
    """Whether its answer earns points: then it has to be answered while it is visible."""
    match question:
        case AgreementScale():
            return True
        case SingleChoice(choices=choices):
            return any(choice.points for choice in choices)
        case _:
            return False


def offers_not_sure(question: Question) -> bool:
    """Whether "not sure" is among the answers."""
    return isinstance(question, SingleChoice | AgreementScale)


def choice_keys(question: Question) -> tuple[str, ...]:
    """The keys of its choices in order, without "not sure"; none for a number."""
    match question:
        case AgreementScale(steps=steps):
            return tuple(str(step) for step in range(1, steps + 1))
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            return tuple(choice.key for choice in choices)
        case NumberQuestion():
            return ()


def points_of(question: Question, choice: str) -> Points:
    """What a choice earns, by each dimension that the question feeds; "not sure" earns half the maxima.

    Raises:
        KeyError: the question has no such choice.
    """
    maxima = maxima_of(question)
    if choice == NOT_SURE and offers_not_sure(question):
        return tuple((dimension, most // 2) for dimension, most in maxima)
    position = choice_keys(question).index(choice) if choice in choice_keys(question) else None
    if position is None:
        raise KeyError(choice)
    match question:
        case AgreementScale(steps=steps, weights=weights, is_reversed=is_reversed):
            factor = steps - 1 - position if is_reversed else position
            return tuple((dimension, factor * weight) for dimension, weight in weights)
        case SingleChoice(choices=choices):
            earned = dict(choices[position].points)
            return tuple((dimension, earned.get(dimension, 0)) for dimension, _most in maxima)
        case _:
            return ()


def maxima_of(question: Question) -> Points:
    """The most that a choice earns, by each dimension that the question feeds, sorted by dimension."""
    match question:
        case AgreementScale(steps=steps, weights=weights):
            return tuple((dimension, (steps - 1) * weight) for dimension, weight in weights)
        case SingleChoice(choices=choices):
            most: dict[str, int] = {}
            for choice in choices:
                for dimension, points in choice.points:
                    most[dimension] = max(points, most.get(dimension, 0))
            return tuple(sorted(most.items()))
        case _:
            return ()
