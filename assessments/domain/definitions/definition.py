"""What an assessment is made of: the values that its canonical JSON stands for.

docs/algorithms/definition.md describes the JSON. Keys are permanent: wording may change under them, meaning
may not. Mappings are tuples of pairs sorted by key, so that equal definitions are equal values.
"""

from dataclasses import dataclass
from enum import StrEnum

# What every single choice and agreement scale offers beside its choices.
NOT_SURE = "not_sure"

# Points by dimension, sorted by dimension.
Points = tuple[tuple[str, int], ...]


class Change(StrEnum):
    """Whether somebody could come to answer a question differently: at will, never, only upwards."""

    CHANGEABLE = "changeable"
    FIXED = "fixed"
    GROWING = "growing"


class ExploreKind(StrEnum):
    """Why a path names no certification first."""

    NEITHER_YET = "neither_yet"
    UNDECIDED = "undecided"
    TOO_LITTLE_INFORMATION = "too_little_information"


class Bound(StrEnum):
    """Which side of a number holds; both include the number itself."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Matching(StrEnum):
    """How an answer is held against choices."""

    ANY_OF = "any_of"
    NONE_OF = "none_of"
    ALL_OF = "all_of"


@dataclass(frozen=True, slots=True)
class ScoreCondition:
    """The score of a dimension against a whole percentage: 100·points ≥ percent·attainable."""

    dimension: str
    bound: Bound
    percent: int


@dataclass(frozen=True, slots=True)
class DifferenceCondition:
    """The score of one dimension less that of another, against whole percentage points (-100 to 100)."""

    first: str
    second: str
    bound: Bound
    percent: int


@dataclass(frozen=True, slots=True)
class AnswerCondition:
    """An answer against choices; ALL_OF speaks of multiple choice only. `choices` sorted by key."""

    question: str
    matching: Matching
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountCondition:
    """How many choices of a multiple choice are taken."""

    question: str
    bound: Bound
    count: int


@dataclass(frozen=True, slots=True)
class NumberCondition:
    """The answer to a number question."""

    question: str
    bound: Bound
    number: int


@dataclass(frozen=True, slots=True)
class NotSureCondition:
    """More than a whole percentage of the visible scored questions answered with "not sure".

    100·not sure > percent·visible scored questions; false where no scored question is visible.
    """

    percent: int


Condition = (
    ScoreCondition
    | DifferenceCondition
    | AnswerCondition
    | CountCondition
    | NumberCondition
    | NotSureCondition
)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Conditions of which one suffices; at least two."""

    conditions: tuple[Condition, ...]


# All of them must hold; an empty one always does.
When = tuple[Condition | AnyOf, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a single or multiple choice; only those of a single choice carry points."""

    key: str
    points: Points = ()


@dataclass(frozen=True, slots=True)
class SingleChoice:
    """One choice of several, or "not sure". Scored when a choice carries an entry in its points."""

    key: str
    section: str
    choices: tuple[Choice, ...]
    visible_if: When = ()
    change: Change = Change.CHANGEABLE


@dataclass(frozen=True, slots=True)
class AgreementScale:
    """Agreement in steps, of which the keys are "1" (disagree) to str(steps) (agree), or "not sure".

    Step i earns (i - 1)·weight in each dimension, a reverse-keyed item (steps - i)·weight.
    """

    key: str
    section: str
    steps: int
    weights: Points
    is_reversed: bool = False
    visible_if: When = ()
    change: Change = Change.CHANGEABLE


@dataclass(frozen=True, slots=True)
class MultipleChoice:
    """Any number of choices; carries no points."""

    key: str
    section: str
    choices: tuple[Choice, ...]
    visible_if: When = ()
    change: Change = Change.CHANGEABLE


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A whole number within bounds, in a unit such as "months"; carries no points."""

    key: str
    section: str
    unit: str
    least: int
    most: int
    visible_if: When = ()
    change: Change = Change.CHANGEABLE


Question = SingleChoice | AgreementScale | MultipleChoice | NumberQuestion


@dataclass(frozen=True, slots=True)
class Section:
    """One screen of questions."""

    key: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """What points add up to. One that names a focus area measures the need for it, which the plan reads."""

    key: str
    focus_area: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Certifications that a path's plan draws from: those of disciplines, and some by slug. Sorted."""

    disciplines: tuple[str, ...]
    certifications: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A possible result. Its plan draws from the union of its groups, at least one from each.

    Without groups there is no certification plan.
    """

    key: str
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Leads to a path when all of `when` holds and no earlier rule does; the last rule has an empty `when`.

    `kind` is set exactly where the path has no groups. `steps` are keys of next steps, in order.
    """

    key: str
    path: str
    when: When = ()
    kind: ExploreKind | None = None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Experience:
    """Which number questions tell months of one kind of experience: in all, and within recent years.

    A question's key may be empty: then that is not asked.
    """

    kind: str
    total: str
    recent: str
    recent_years: int


@dataclass(frozen=True, slots=True)
class Background:
    """Which questions eligibility reads; an empty key: not asked.

    `education` is a single choice whose choices stand for levels of certifications.domain.education;
    `training_hours` and `hours_a_week` are number questions.
    """

    education: str = ""
    education_levels: tuple[tuple[str, int], ...] = ()
    experience: tuple[Experience, ...] = ()
    training_hours: str = ""
    hours_a_week: str = ""


@dataclass(frozen=True, slots=True)
class Mirror:
    """An exchange of project and work: pairs that change places; what is not named stays.

    `choices` are (question, choice, choice) of one question whose choices change places.
    """

    dimensions: tuple[tuple[str, str], ...] = ()
    paths: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """What every sheet that leads to a path should meet: only the proof reads it, no rule does."""

    path: str
    condition: ScoreCondition


@dataclass(frozen=True, slots=True)
class Definition:
    """An assessment. `locales` has the default first; `texts` holds by locale (place, text), sorted."""

    key: str
    locales: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    paths: tuple[Path, ...]
    rules: tuple[Rule, ...]
    background: Background
    plan_size: int
    training_hours_a_week: int  # Where the learner does not say.
    mirror: Mirror | None
    texts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    assertions: tuple[Assertion, ...] = ()
