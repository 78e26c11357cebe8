"""Conditions of rules and of what is asked, each the declaration of its document."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from pydantic import Discriminator, GetPydanticSchema, PlainValidator, Tag, TypeAdapter, WithJsonSchema
from pydantic import Field as Named

from assessments.domain.canonical import canonical_json
from assessments.domain.documents.fields import Key, KeyList, Listing, Whole
from assessments.domain.documents.objects import FIRST, SECOND, SIDE, STRICT, Paired, Sided
from assessments.domain.documents.refusals import INNER, SIDED, refuse
from assessments.domain.documents.values import CHOICE_KEY, MOST_ITEMS


class Bound(StrEnum):
    """Which side of a number holds; both include the number itself."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Matching(StrEnum):
    """How an answer is held against choices."""

    ANY_OF = "any_of"
    NONE_OF = "none_of"
    ALL_OF = "all_of"


def _bounded(description: str) -> Sided:
    return Sided(description, Bound, "This needs", ("It is this or more.", "It is this or less."))


@dataclass(frozen=True, slots=True)
class ScoreCondition:
    """The score of a dimension against a whole percentage: 100·points ≥ percent·attainable."""

    __pydantic_config__ = STRICT

    dimension: Annotated[str, Key("The dimension."), Named(alias="score")]
    bound: Annotated[Bound, Named(alias=SIDE)]
    percent: Annotated[int, Whole("Whole percent.", 0, 100), Named(alias=SIDED)]


@dataclass(frozen=True, slots=True)
class DifferenceCondition:
    """The score of one dimension less that of another, against whole percentage points (-100 to 100)."""

    __pydantic_config__ = STRICT

    first: Annotated[str, Named(alias=FIRST)]
    second: Annotated[str, Named(alias=SECOND)]
    bound: Annotated[Bound, Named(alias=SIDE)]
    percent: Annotated[int, Whole("Percentage points.", -100, 100), Named(alias=SIDED)]


@dataclass(frozen=True, slots=True)
class AnswerCondition:
    """An answer against choices; ALL_OF speaks of multiple choice only. `choices` sorted by key."""

    __pydantic_config__ = STRICT

    question: Annotated[str, Key("The question."), Named(alias="answer")]
    matching: Annotated[Matching, Named(alias=SIDE)]
    choices: Annotated[
        tuple[str, ...],
        KeyList("Choices, sorted.", Key("A choice.", CHOICE_KEY), in_order=True),
        Named(alias=SIDED),
    ]


@dataclass(frozen=True, slots=True)
class CountCondition:
    """How many choices of a multiple choice are taken."""

    __pydantic_config__ = STRICT

    question: Annotated[str, Key("The multiple choice question."), Named(alias="count")]
    bound: Annotated[Bound, Named(alias=SIDE)]
    count: Annotated[int, Whole("Choices.", 0, MOST_ITEMS), Named(alias=SIDED)]


@dataclass(frozen=True, slots=True)
class NumberCondition:
    """The answer to a number question."""

    __pydantic_config__ = STRICT

    question: Annotated[str, Key("The number question."), Named(alias="number")]
    bound: Annotated[Bound, Named(alias=SIDE)]
    number: Annotated[int, Whole("The number."), Named(alias=SIDED)]


@dataclass(frozen=True, slots=True)
class NotSureCondition:
    """More than a whole percentage of the visible scored questions answered with "not sure".

    100·not sure > percent·visible scored questions; false where no scored question is visible.
    """

    __pydantic_config__ = STRICT

    percent: Annotated[int, Whole("It is larger than this percentage.", 0, 100), Named(alias="not_sure_over")]


@dataclass(frozen=True, slots=True)
class SameAnswerCondition:
    """Several questions with the same choices have the same one as their answer; “not sure” is none."""

    __pydantic_config__ = STRICT

    questions: Annotated[
        tuple[str, ...],
        KeyList("Two questions or more, sorted.", Key("A question."), 2, in_order=True),
        Named(alias="same_answer"),
    ]


Condition = (
    ScoreCondition
    | DifferenceCondition
    | AnswerCondition
    | CountCondition
    | NumberCondition
    | NotSureCondition
    | SameAnswerCondition
)


# By the key that tells one from the others.
KINDS: dict[str, type[Condition]] = {
    "score": ScoreCondition,
    "difference": DifferenceCondition,
    "answer": AnswerCondition,
    "count": CountCondition,
    "number": NumberCondition,
    "not_sure_over": NotSureCondition,
    "same_answer": SameAnswerCondition,
}
_NAMES: dict[type, str] = {kind: name for name, kind in KINDS.items()}
_NONE, _ANY = "none", "any"


def _tag(value: object) -> str:
    """The inner name of a condition's kind."""
    if isinstance(value, dict):
        found = [name for name in KINDS if name in value]
        return f"{INNER}{found[0] if len(found) == 1 else _NONE}"
    return f"{INNER}{_NAMES.get(type(value), 'score')}"


def _item_tag(value: object) -> str:
    is_any = isinstance(value, AnyOf) or (isinstance(value, dict) and _ANY in value)
    return f"{INNER}{_ANY}" if is_any else f"{INNER}{_NONE}"


def _refuse(_value: object) -> object:
    raise refuse(f"A condition has exactly one of {', '.join(KINDS)}.")


Score = Annotated[
    ScoreCondition, _bounded("The score of a dimension, in whole percent of what was attainable.")
]
_Difference = Annotated[
    DifferenceCondition,
    Paired(
        "difference",
        KeyList("Two different dimensions; the second is taken from the first.", Key("A dimension."), 0),
        "A difference is between two dimensions.",
    ),
    _bounded("The score of one dimension less that of another, in whole percentage points."),
]
_Answer = Annotated[
    AnswerCondition,
    Sided(
        "The answer to a question, held against choices.",
        Matching,
        "An answer is held against",
        (
            "One of these choices is taken. Sorted.",
            "None of these choices is taken. Sorted.",
            "All of these choices are taken; for multiple choice only. Sorted.",
        ),
    ),
]
_AnyCondition = Annotated[
    Annotated[Score, Tag(f"{INNER}score")]
    | Annotated[_Difference, Tag(f"{INNER}difference")]
    | Annotated[_Answer, Tag(f"{INNER}answer")]
    | Annotated[CountCondition, _bounded("How many choices are taken."), Tag(f"{INNER}count")]
    | Annotated[NumberCondition, _bounded("The answer to a number question."), Tag(f"{INNER}number")]
    | Annotated[NotSureCondition, Tag(f"{INNER}not_sure_over")]
    | Annotated[SameAnswerCondition, Tag(f"{INNER}same_answer")]
    | Annotated[Any, PlainValidator(_refuse), WithJsonSchema({"not": {}}), Tag(f"{INNER}{_NONE}")],
    Discriminator(_tag),
]
# What a rule holds: a document of no known kind is refused.
DeclaredCondition = Annotated[Condition, GetPydanticSchema(lambda _source, handler: handler(_AnyCondition))]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Conditions of which one suffices; at least two."""

    __pydantic_config__ = STRICT

    conditions: Annotated[tuple[DeclaredCondition, ...], Listing("The conditions.", 2), Named(alias=_ANY)]


# All of them must hold; an empty one always does.
When = tuple[Condition | AnyOf, ...]
DeclaredWhen = Annotated[
    tuple[
        Annotated[
            Annotated[AnyOf, Tag(f"{INNER}{_ANY}")] | Annotated[DeclaredCondition, Tag(f"{INNER}{_NONE}")],
            Discriminator(_item_tag),
        ],
        ...,
    ],
    Listing("Conditions that must all hold."),
]


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(DeclaredCondition)


def condition_document(condition: Condition) -> dict[str, Any]:
    """The JSON of a condition."""
    found: dict[str, Any] = _adapter().dump_python(condition, mode="json", by_alias=True)
    return found


def parse_condition(document: object) -> Condition:
    """The condition of a document.

    Raises:
        pydantic.ValidationError: it is none.
    """
    found: Condition = _adapter().validate_python(document)
    return found


def canonical_condition(condition: Condition) -> bytes:
    """By what conditions are sorted where their order means nothing."""
    return canonical_json(condition_document(condition))
