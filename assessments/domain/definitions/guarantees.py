"""What a definition promises of itself, and only the proof reads."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field as Named

from assessments.domain.definitions.conditions import Score
from assessments.domain.documents.fields import Key, Listing, Row
from assessments.domain.documents.objects import INSIDE, STRICT
from assessments.domain.documents.values import CHOICE_KEY

_ONE, _OTHER = Key("One.", CHOICE_KEY), Key("The other.", CHOICE_KEY)
_Pair = Annotated[tuple[str, str], Row("Two that change places.", (_ONE, _OTHER))]
_Choices = Annotated[
    tuple[str, str, str],
    Row("A question and two of its choices.", (Key("The question.", CHOICE_KEY), _ONE, _OTHER)),
]


@dataclass(frozen=True, slots=True)
class Mirror:
    """An exchange of project and work: pairs that change places; what is not named stays.

    `choices` are (question, choice, choice) of one question whose choices change places.
    """

    __pydantic_config__ = STRICT

    dimensions: Annotated[tuple[_Pair, ...], Listing("Dimensions that change places.")] = ()
    paths: Annotated[tuple[_Pair, ...], Listing("Paths that change places.")] = ()
    questions: Annotated[tuple[_Pair, ...], Listing("Questions that change places.")] = ()
    choices: Annotated[tuple[_Choices, ...], Listing("Choices of one question that change places.")] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """What every sheet that leads to a path should meet: only the proof reads it, no rule does."""

    __pydantic_config__ = STRICT

    path: Annotated[str, Key("The path that the sheets lead to.")]
    condition: Annotated[Score, Named(alias=INSIDE)]
