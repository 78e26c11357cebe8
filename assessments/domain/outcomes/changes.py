"""What changed between two outcomes of the same holder; which cause moved it tells attribution."""

from dataclasses import dataclass

from assessments.domain.outcomes.outcome import Eligibility, Outcome, Placement, Score, Standing

# Who may enter, with the issuer's course or without it.
OPEN = frozenset({Standing.ELIGIBLE, Standing.WITH_COURSE})


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A dimension before and after; None where an outcome has no score of it."""

    dimension: str
    before: Score | None
    after: Score | None


@dataclass(frozen=True, slots=True)
class LeftPlan:
    """A certification that is in the plan no more, and where it ended up; None: not in the catalogue now."""

    slug: str
    placement: Placement | None


@dataclass(frozen=True, slots=True)
class Movement:
    """From one outcome to the next. Slugs stand in the order of the plan that they are from.

    `now_eligible` were in both plans and can be entered only now, `now_closed` the other way round: not any
    more, or it is not known any more. `first_…` is the plan's first entry, empty without a plan. `scores` are
    those that changed, by dimension.
    """

    path_before: str
    path_after: str
    scores: tuple[ScoreChange, ...]
    entered: tuple[str, ...]
    left: tuple[LeftPlan, ...]
    now_eligible: tuple[str, ...]
    now_closed: tuple[str, ...]
    first_before: str
    first_after: str

    @property
    def path_changed(self) -> bool:
        """Whether the path is another one."""
        return self.path_before != self.path_after


def movement_between(earlier: Outcome, later: Outcome) -> Movement:
    """What changed from an outcome to a later one. Total, and empty between equal outcomes."""
    before = {entry.slug: entry.eligibility for entry in earlier.plan}
    after = {entry.slug: entry.eligibility for entry in later.plan}
    placements = {placed.slug: placed.placement for placed in later.placements}
    return Movement(
        path_before=earlier.path,
        path_after=later.path,
        scores=_score_changes(earlier, later),
        entered=tuple(slug for slug in after if slug not in before),
        left=tuple(LeftPlan(slug, placements.get(slug)) for slug in before if slug not in after),
        now_eligible=tuple(
            slug for slug in after if slug in before and _came_open(before[slug], after[slug])
        ),
        now_closed=tuple(slug for slug in after if slug in before and _came_open(after[slug], before[slug])),
        first_before=next(iter(before), ""),
        first_after=next(iter(after), ""),
    )


def _came_open(before: Eligibility, after: Eligibility) -> bool:
    return after.standing in OPEN and before.standing not in OPEN


def _score_changes(earlier: Outcome, later: Outcome) -> tuple[ScoreChange, ...]:
    before = {score.dimension: score for score in earlier.scores if score.attainable}
    after = {score.dimension: score for score in later.scores if score.attainable}
    changes = (
        ScoreChange(dimension, before.get(dimension), after.get(dimension))
        for dimension in sorted({*before, *after})
    )
    return tuple(change for change in changes if change.before != change.after)
