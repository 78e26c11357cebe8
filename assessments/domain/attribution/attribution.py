"""A change between two outcomes, split over its causes."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from assessments.domain.answers.sheet import Sheet
from assessments.domain.answers.transfer import shares_scored
from assessments.domain.attribution.causes import Cause, Situation, differing, exchanged
from assessments.domain.attribution.exchanges import CauseSets, cause_sets, needed_for
from assessments.domain.attribution.shapley import Mixture, Split, split_by_cause
from assessments.domain.outcomes.changes import OPEN, movement_between
from assessments.domain.outcomes.outcome import BORDERLINE, Outcome
from assessments.domain.snapshots.snapshot import Snapshot

# The outcome of a situation, by the engine that it names.
Evaluate = Callable[[Situation], Outcome]

# The causes that scores and path can rest on; what is held, catalogue and time are read by the plan alone.
DECIDING = (Cause.ANSWERS, Cause.QUESTIONNAIRE, Cause.ENGINE)


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
    moved: CauseSets


@dataclass(frozen=True, slots=True)
class Attribution:
    """What moved between two outcomes by which of the causes that differ.

    `path_needs` are the causes without which a path that changed would not be what it is. `path_answers` are
    the questions, by key, of which the later answer alone, all else being as before, would have led to the
    later path; none where the path stayed. `splits` has by
    dimension each score that a cause added to, also where it stayed; but none of a dimension that lacks a
    score in some exchange, which is among `unsplit` where its score changed. `plan` stands in the order of
    the moves' kinds and of the plans. `asks_anew`: no scored question is in both questionnaires, so that
    nobody can tell work that changed from questions that did; then there are no splits.
    """

    causes: tuple[Cause, ...]
    path: CauseSets
    path_needs: tuple[Cause, ...]
    path_answers: tuple[str, ...]
    splits: tuple[Split, ...]
    unsplit: tuple[str, ...]
    plan: tuple[PlanMove, ...]
    asks_anew: bool = False


def attribute(earlier: Situation, later: Situation, evaluate: Evaluate) -> Attribution:
    """Exchange the causes that differ, evaluate, and compare; no exchange is evaluated that nothing asks for.

    Scores and path need 2 to the power of the deciding causes among them, the plan as many again as there are
    causes, and more only where several had to come together.
    """
    exchanges = _Exchanges(earlier, later, evaluate)
    deciding = tuple(cause for cause in exchanges.causes if cause in DECIDING)
    path = cause_sets(exchanges.path, deciding)
    asks_anew = not shares_scored(earlier.definition, later.definition)
    splits, unsplit = ((), ()) if asks_anew else _splits(_scores_by_mixture(exchanges, deciding), deciding)
    return Attribution(
        causes=exchanges.causes,
        path=path,
        path_needs=needed_for(exchanges.path, deciding) if path.changed else (),
        path_answers=exchanges.answers_enough() if path.changed else (),
        splits=splits,
        unsplit=unsplit,
        plan=_plan_moves(exchanges),
        asks_anew=asks_anew,
    )


class _Exchanges:
    """The outcomes of exchanges, each evaluated once, when it is first asked for."""

    def __init__(self, earlier: Situation, later: Situation, evaluate: Evaluate) -> None:
        self.causes = differing(earlier, later)
        self._ends = (earlier, later)
        self._evaluate = evaluate
        self._outcomes: dict[Mixture, Outcome] = {}

    def outcome(self, mixture: Mixture) -> Outcome:
        """The outcome with the inputs of some causes from later."""
        if mixture not in self._outcomes:
            self._outcomes[mixture] = self._evaluate(exchanged(*self._ends, mixture))
        return self._outcomes[mixture]

    def path(self, mixture: Mixture) -> str:
        """The path of such an outcome."""
        return self.outcome(mixture).path

    def answers_enough(self) -> tuple[str, ...]:
        """The questions of which one later answer alone leads to the later path, in their order."""
        earlier, path = self._ends[0], self.path(frozenset(self.causes))
        later = exchanged(*self._ends, {Cause.ANSWERS}).sheet
        # The plan costs most and decides nothing.
        bare = replace(earlier, held=(), snapshot=Snapshot((), ()))
        keys = [question.key for question in earlier.definition.questions]
        return tuple(
            key
            for key in keys
            if earlier.sheet.get(key) != later.get(key)
            and self._evaluate(replace(bare, sheet=_with_answer(earlier.sheet, key, later))).path == path
        )


def _with_answer(sheet: Sheet, key: str, other: Sheet) -> Sheet:
    """The sheet with one question answered, or left open, as in another."""
    kept = {asked: answer for asked, answer in sheet.items() if asked != key}
    return {**kept, key: other[key]} if key in other else kept


def is_borderline_move(earlier: Outcome, later: Outcome) -> bool:
    """Whether the path moved between two outcomes that one answer more or less would have changed.

    False where a margin was not proved.
    """
    margins = (earlier.margin, later.margin)
    return earlier.path != later.path and all(
        margin is not None and margin <= BORDERLINE for margin in margins
    )


def _scores_by_mixture(exchanges: _Exchanges, causes: Sequence[Cause]) -> dict[Mixture, dict[str, Fraction]]:
    mixtures = (frozenset(chosen) for size in range(len(causes) + 1) for chosen in combinations(causes, size))
    return {mixture: _scores(exchanges.outcome(mixture)) for mixture in mixtures}


def _splits(
    scores: Mapping[Mixture, Mapping[str, Fraction]], causes: Sequence[Cause]
) -> tuple[tuple[Split, ...], tuple[str, ...]]:
    """The splits, and the dimensions whose score changed but is missing somewhere on the way."""
    before, after = scores[frozenset()], scores[frozenset(causes)]
    splits, unsplit = [], []
    for dimension in sorted({*before} & {*after}):
        if all(dimension in by for by in scores.values()):
            values = {mixture: by[dimension] for mixture, by in scores.items()}
            shares = split_by_cause(values, causes)
            splits.append(Split(dimension, before[dimension], after[dimension], shares))
        elif before[dimension] != after[dimension]:
            unsplit.append(dimension)
    return tuple(split for split in splits if split.shares), tuple(unsplit)


def _scores(outcome: Outcome) -> dict[str, Fraction]:
    return {
        score.dimension: Fraction(score.points, score.attainable)
        for score in outcome.scores
        if score.attainable
    }


def _plan_moves(exchanges: _Exchanges) -> tuple[PlanMove, ...]:
    causes = exchanges.causes
    movement = movement_between(exchanges.outcome(frozenset()), exchanges.outcome(frozenset(causes)))
    first = (movement.first_after,) if movement.first_after != movement.first_before else ()
    slugs = {
        PlanMoveKind.ENTERED: movement.entered,
        PlanMoveKind.LEFT: tuple(item.slug for item in movement.left),
        PlanMoveKind.OPENED: movement.now_eligible,
        PlanMoveKind.CLOSED: movement.now_closed,
        PlanMoveKind.FIRST: tuple(slug for slug in first if slug),
    }
    return tuple(
        PlanMove(kind, slug, _plan_moved(exchanges, _standing_of(kind, slug)))
        for kind in PlanMoveKind
        for slug in slugs[kind]
    )


def _plan_moved(exchanges: _Exchanges, standing: Callable[[Outcome], Hashable]) -> CauseSets:
    return cause_sets(lambda mixture: standing(exchanges.outcome(mixture)), exchanges.causes)


def _standing_of(kind: PlanMoveKind, slug: str) -> Callable[[Outcome], bool]:
    """What a move of this kind changes about a certification."""
    match kind:
        case PlanMoveKind.FIRST:
            return lambda outcome: bool(outcome.plan) and outcome.plan[0].slug == slug
        case PlanMoveKind.OPENED | PlanMoveKind.CLOSED:
            return lambda outcome: any(
                entry.slug == slug and entry.eligibility.standing in OPEN for entry in outcome.plan
            )
        case _:
            return lambda outcome: any(entry.slug == slug for entry in outcome.plan)
