"""A change between two outcomes, split over its causes."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from assessments.domain.attribution.causes import Cause, Situation, differing, exchanged
from assessments.domain.attribution.moving import Moved, moved_by
from assessments.domain.attribution.splitting import Mixture, Split, split_by_cause
from assessments.domain.history import movement_between
from assessments.domain.outcome import Outcome, Standing

# The outcome of a situation, by the engine that it names.
Evaluate = Callable[[Situation], Outcome]
Outcomes = Mapping[Mixture, Outcome]

# At this many answers or fewer from another path an outcome is borderline.
BORDERLINE = 1


class PlanMoveKind(StrEnum):
    """How a certification moved in the plan."""

    ENTERED = "entered"
    LEFT = "left"
    OPENED = "opened"
    CLOSED = "closed"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class PlanMove:
    """How a certification moved in the plan, and by what. OPENED and CLOSED: it stayed in the plan."""

    kind: PlanMoveKind
    slug: str
    moved: Moved


@dataclass(frozen=True, slots=True)
class Attribution:
    """What moved between two outcomes by which of the causes that differ.

    `splits` has by dimension each score that a cause added to, also where it stayed; but none of a dimension
    that lacks a score in some exchange. `plan` stands in the order of the moves' kinds and of the plans.
    """

    causes: tuple[Cause, ...]
    path: Moved
    splits: tuple[Split, ...]
    plan: tuple[PlanMove, ...]


def attribute(earlier: Situation, later: Situation, evaluate: Evaluate) -> Attribution:
    """Evaluate all exchanges of the causes that differ, 2 to the power of their number, and compare."""
    causes = differing(earlier, later)
    outcomes = {
        frozenset(chosen): evaluate(exchanged(earlier, later, chosen))
        for size in range(len(causes) + 1)
        for chosen in combinations(causes, size)
    }
    return Attribution(
        causes=causes,
        path=_moved(outcomes, causes, lambda outcome: outcome.path),
        splits=_splits(outcomes, causes),
        plan=_plan_moves(outcomes, causes),
    )


def is_within_noise(earlier: Outcome, later: Outcome) -> bool:
    """Whether the path moved between two outcomes that one answer more or less would have changed.

    False where a margin was not proved.
    """
    margins = (earlier.margin, later.margin)
    return earlier.path != later.path and all(
        margin is not None and margin <= BORDERLINE for margin in margins
    )


def _moved(outcomes: Outcomes, causes: Sequence[Cause], value: Callable[[Outcome], Hashable]) -> Moved:
    return moved_by({mixture: value(outcome) for mixture, outcome in outcomes.items()}, causes)


def _splits(outcomes: Outcomes, causes: Sequence[Cause]) -> tuple[Split, ...]:
    scores = {mixture: _scores(outcome) for mixture, outcome in outcomes.items()}
    # A score that is missing somewhere on the way has no change that could be split.
    dimensions = sorted(set.intersection(*map(set, scores.values())))
    splits = (
        _split(dimension, {mixture: by[dimension] for mixture, by in scores.items()}, causes)
        for dimension in dimensions
    )
    return tuple(split for split in splits if split.shares)


def _scores(outcome: Outcome) -> dict[str, Fraction]:
    return {
        score.dimension: Fraction(score.points, score.attainable)
        for score in outcome.scores
        if score.attainable
    }


def _split(dimension: str, values: Mapping[Mixture, Fraction], causes: Sequence[Cause]) -> Split:
    return Split(
        dimension=dimension,
        before=values[frozenset()],
        after=values[frozenset(causes)],
        shares=split_by_cause(values, causes),
    )


def _plan_moves(outcomes: Outcomes, causes: Sequence[Cause]) -> tuple[PlanMove, ...]:
    movement = movement_between(outcomes[frozenset()], outcomes[frozenset(causes)])
    first = (movement.first_after,) if movement.first_after != movement.first_before else ()
    slugs = {
        PlanMoveKind.ENTERED: movement.entered,
        PlanMoveKind.LEFT: tuple(item.slug for item in movement.left),
        PlanMoveKind.OPENED: movement.now_eligible,
        PlanMoveKind.CLOSED: movement.now_closed,
        PlanMoveKind.FIRST: tuple(slug for slug in first if slug),
    }
    return tuple(
        PlanMove(kind, slug, _moved(outcomes, causes, _standing_of(kind, slug)))
        for kind in PlanMoveKind
        for slug in slugs[kind]
    )


def _standing_of(kind: PlanMoveKind, slug: str) -> Callable[[Outcome], bool]:
    """What a move of this kind changes about a certification."""
    match kind:
        case PlanMoveKind.FIRST:
            return lambda outcome: bool(outcome.plan) and outcome.plan[0].slug == slug
        case PlanMoveKind.OPENED | PlanMoveKind.CLOSED:
            return lambda outcome: any(
                entry.slug == slug and entry.eligibility.standing is Standing.ELIGIBLE
                for entry in outcome.plan
            )
        case _:
            return lambda outcome: any(entry.slug == slug for entry in outcome.plan)
