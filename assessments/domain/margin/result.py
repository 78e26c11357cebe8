"""What is found about another path: how many answers away, which answers, or that there is no way."""

from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.answers.sheet import Answer, Sheet


class Variant(StrEnum):
    """Which answers may differ: all of them, or those that somebody could come to give."""

    ALL = "all"
    CHANGEABLE = "changeable"


class State(StrEnum):
    """What a search came to; NOT_PROVEN: its limit struck, nothing is known."""

    FOUND = "found"
    IMPOSSIBLE = "impossible"
    NOT_PROVEN = "not_proven"


@dataclass(frozen=True, slots=True)
class Difference:
    """A question whose answer differs. An answer is None where the question is left out or is not asked."""

    question: str
    before: Answer | None
    after: Answer | None
    asked_before: bool
    asked_after: bool


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """The nearest way to another path. Without FOUND the distance is 0, and there is no witness.

    `changes` are in the order of the definition. `witness` is the whole sheet, without hidden answers.
    """

    path: str
    variant: Variant
    state: State
    distance: int = 0
    changes: tuple[Difference, ...] = ()
    witness: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Margin:
    """The least number of answers that would have to differ for another path; None without FOUND.

    IMPOSSIBLE: no sheet leads to another path.
    """

    state: State
    distance: int | None = None
