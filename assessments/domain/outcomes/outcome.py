"""What the engine answers. Sorted by keys throughout, so that no order of input shows in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from assessments.domain.definitions.definition import ExploreKind, Stage
from assessments.domain.definitions.questions import Points
from assessments.domain.documents.stored import ByName, Day, Flag, Number, joined, row, sparing
from assessments.domain.outcomes.condition import CheckedCondition

# At this many answers or fewer from another path an outcome is borderline.
BORDERLINE = 1


class Standing(StrEnum):
    """Whether somebody may enter.

    Now; with the issuer's course; not yet; it looks so, for all rules that we found ask nothing that is
    lacking; the issuer has to be asked; or it is not known, for an answer is wanting. Engines 1 and 2 know
    ELIGIBLE, NOT_YET and UNKNOWN alone.
    """

    ELIGIBLE = "eligible"
    WITH_COURSE = "with_course"
    NOT_YET = "not_yet"
    LOOKS_OPEN = "looks_open"
    ASK_ISSUER = "ask_issuer"
    UNKNOWN = "unknown"


class Requirement(StrEnum):
    """What an entry rule asks for; RULES stands for all of them where none is known."""

    EDUCATION = "education"
    MONTHS = "months"
    TRAINING_HOURS = "training_hours"
    COURSE = "course"
    CERTIFICATIONS = "certifications"
    RULES = "rules"


class Why(StrEnum):
    """Why a requirement is unknown."""

    NO_FACT = "no_fact"
    LOW_CONFIDENCE = "low_confidence"
    STALE = "stale"
    NOT_ANSWERED = "not_answered"
    NOT_ASKED = "not_asked"
    WINDOW = "window"
    MAY_BE_INACTIVE = "may_be_inactive"
    NOT_EXPRESSED = "not_expressed"


class Placement(StrEnum):
    """Where a certification ended up, and why."""

    PLANNED = "planned"
    BEYOND_PLAN = "beyond_plan"
    HELD = "held"
    SURPASSED = "surpassed"
    OTHER_DISCIPLINE = "other_discipline"
    TOOL_SPECIFIC = "tool_specific"
    ANNOUNCED = "announced"
    SUPERSEDED = "superseded"
    NOT_BOOKABLE = "not_bookable"
    NO_PLAN = "no_plan"
    # Of engine 3.
    ALTERNATIVE = "alternative"
    RIVAL_PLANNED = "rival_planned"
    RIVAL_HELD = "rival_held"
    OUTGROWN = "outgrown"
    DISCOURAGED = "discouraged"
    WRONG_ROLE = "wrong_role"
    OTHER_ROLE = "other_role"
    OTHER_CIRCUMSTANCE = "other_circumstance"
    OUT_OF_REACH = "out_of_reach"


class Rung(StrEnum):
    """Where a step of a plan stands: first, within 18 months after, or later."""

    FIRST = "first"
    THEN = "then"
    LATER = "later"


class Limit(StrEnum):
    """What a step goes beyond, of what somebody named as a limit."""

    OVER_BUDGET = "over_budget"
    MAY_EXCEED_BUDGET = "may_exceed_budget"
    AFTER_DEADLINE = "after_deadline"


@row
@dataclass(frozen=True, slots=True)
class Score:
    """Points of a dimension out of what was attainable; attainable 0: no score."""

    dimension: str
    points: Number
    attainable: Number


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """What one visible scored question added: its answer ("not_sure" too), points and maxima by dimension."""

    question: str
    answer: str
    points: Annotated[Points, ByName()]
    maxima: Annotated[Points, ByName()]


@dataclass(frozen=True, slots=True)
class Check:
    """A condition as it was met or missed: left and right side in whole numbers, and whether it holds.

    Score: 100·points and percent·attainable. Difference: 100·(a·B - b·A) and percent·A·B. Not sure:
    100·not sure and percent·visible. Number and count: the answer and the bound. Answer: 1 or 0, and 1.
    Both sides are 0 where the condition is false for want of an answer or a score.
    `lacking` is the least number of points of the (first) dimension that would turn a failing score or
    difference condition; None for others and for conditions that hold.
    """

    condition: CheckedCondition
    left: Number
    right: Number
    holds: Flag
    lacking: Number | None


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The rule that decided; `groups` are its items, an item of several checks being an any-of."""

    rule: str
    groups: tuple[tuple[Check, ...], ...]


@dataclass(frozen=True, slots=True)
class OtherPath:
    """Why another path was not taken: a later rule held (`held`), or a condition failed (`failing`).

    Both None: no rule leads there.
    """

    path: str
    rule: str
    held: Flag
    failing: Check | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data; turned into a sentence only when shown. `parameters` are sorted by name."""

    code: str
    parameters: Annotated[tuple[tuple[str, str | Number], ...], ByName()]
    points: Number


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not fulfilled yet: the exact gap.

    MONTHS: `amount` months of `kind`; TRAINING_HOURS: hours; EDUCATION: the level asked for; COURSE: 1;
    CERTIFICATIONS: 1 (any one of `slugs` and `others`) or how many more, with those that are missing.
    """

    requirement: Requirement
    amount: Number
    kind: str = ""
    slugs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """What could not be settled, and why; `kind` is the kind of experience or the source's words for it."""

    requirement: Requirement
    why: Why
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Standing by the best route; `route` is its number, 0 where no route is known.

    `earliest` is the first day of the earliest month, None when it is not known; `not_before` the first day
    of the month before which it cannot be, None when no month can be told. `waived` are (requirement, slug
    of the held certification that replaces it), sorted.
    """

    standing: Standing
    route: Number
    earliest: Day | None
    not_before: Day | None
    missing: tuple[Missing, ...]
    unknown: tuple[Unknown, ...]
    waived: tuple[tuple[Requirement, str], ...]


@sparing("limits")
@dataclass(frozen=True, slots=True)
class Instead:
    """A certification that may be taken instead of the first step, best first."""

    slug: str
    own_offer: Flag
    eligibility: Eligibility
    limits: tuple[Limit, ...] = ()


@sparing("rung", "kind", "instead", "reasons", "limits")
@joined("fit", ("fit_numerator", "fit_denominator"))
@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A certification of the plan. Fit is `fit_numerator`/`fit_denominator`, in lowest terms; 0 in engine 3.

    `opens` are slugs of later entries that ask for this one. Of engine 3: its rung, the kind of work that it
    serves, what may be taken instead, why it stands here, and which limits it goes beyond.
    """

    slug: str
    own_offer: Flag
    eligibility: Eligibility
    fit_numerator: Number
    fit_denominator: Number
    level: Number
    opens: tuple[str, ...]
    rung: Rung | None = None
    kind: str = ""
    instead: tuple[Instead, ...] = ()
    reasons: tuple[Reason, ...] = ()
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Why a certification is in the plan or not, one for each of the snapshot, by slug."""

    slug: str
    placement: Placement


@row
@dataclass(frozen=True, slots=True)
class StageReached:
    """How far somebody is in a kind of work."""

    kind: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Bearings:
    """Whom a plan was made for. Roles as answered, stages as kinds of work count, circumstances sorted."""

    roles: tuple[str, ...]
    stages: tuple[StageReached, ...]
    region: str
    circumstances: tuple[str, ...]


@sparing("moves", "left_open", "bearings", "tools")
@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to a submission.

    `margin` is set by a later engine, when proved. `scores` sorted by dimension, `receipt` by question,
    `others` by path, `plan` in its order, `also_useful` and `announced` by slug, `placements` by slug.
    Of engine 3: `moves` tells that the path is that of work which somebody wants, `left_open` how many scored
    questions have no answer; `tools` are certifications of tools that somebody named, as editors order them.
    """

    engine: Number
    as_of: Day
    path: str
    kind: ExploreKind | None
    scores: tuple[Score, ...]
    receipt: tuple[ReceiptLine, ...]
    visible_scored: Number
    not_sure: Number
    decided_by: RuleResult
    others: tuple[OtherPath, ...]
    reasons: tuple[Reason, ...]
    steps: tuple[str, ...]
    plan: tuple[PlanEntry, ...]
    also_useful: tuple[str, ...]
    announced: tuple[str, ...]
    placements: Annotated[tuple[Placed, ...], ByName()]
    margin: Number | None = None
    moves: Flag = False
    left_open: Number = 0
    bearings: Bearings | None = None
    tools: tuple[str, ...] = ()
