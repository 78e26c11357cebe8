"""The space as a model for OR-tools' CP-SAT: sheets are its solutions, paths and rules its literals.

Whole numbers only. One worker, a fixed seed and a limit in deterministic time: the same model gives the same
answer on every machine. OR-tools takes half a second and 128 MB to import, so import this module only where
something is solved.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ortools.sat.python import cp_model

from assessments.domain.answer_space.effort import Effort, Look, look_at_nothing
from assessments.domain.answer_space.space import HIDDEN, UNANSWERED, Groups, RuleAt, Space
from assessments.domain.answer_space.watched import solve_watched
from assessments.domain.definitions.conditions import (
    Bound,
    DifferenceCondition,
    NotSureCondition,
    SameAnswerCondition,
    ScoreCondition,
)

FULL = 100
SEED = 1


class Proof(StrEnum):
    """What a search came to: a witness, the proof that there is none, or the limit."""

    FOUND = "found"
    IMPOSSIBLE = "impossible"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer of a search: options by question of the space, where a witness was found.

    `is_best`: no other has a smaller objective.
    """

    proof: Proof
    codes: tuple[int, ...] = ()
    objective: int = 0
    is_best: bool = False


class SheetModel:
    """All complete sheets of a space; for each, which conditions and rules hold, and which rule decides.

    With `twin`, a second sheet in the model of a first: it has the same answers, but for the questions whose
    numbers are in `apart`.
    """

    model: cp_model.CpModel

    def __init__(
        self,
        space: Space,
        twin: "SheetModel | None" = None,
        apart: Collection[int] = (),
        *,
        look: Look = look_at_nothing,
    ) -> None:
        self.space = space
        self._look = look
        self.model = twin.model if twin is not None else cp_model.CpModel()
        # For each question the literals of its options, and of leaving it out where that may be.
        self.picks: list[list[cp_model.IntVar]] = []
        self.skips: list[cp_model.IntVar | None] = []
        self.shown: list[cp_model.LiteralT] = []
        self._atoms: dict[tuple[int, int], cp_model.LiteralT] = {}
        self._conditions: dict[int, cp_model.LiteralT] = {}
        self._true = self.model.new_constant(1)
        for place in range(len(space.asked)):
            look()
            if twin is None or place in apart:
                self._add_question(place)
            else:
                self._share_question(place, twin)
        self.holds = [self._rule(rule.groups) for rule in space.rules]
        self.decides = deciding(self.model, self.holds)

    def _add_question(self, place: int) -> None:
        asked = self.space.asked[place]
        model = self.model
        picks = [model.new_bool_var("") for _option in asked.options]
        skip = model.new_bool_var("") if asked.may_skip else None
        shown: cp_model.LiteralT = self._true
        if asked.visible_if:
            shown = self._all(self._any(self._atom(*atom) for atom in group) for group in asked.visible_if)
        given = [*picks, *([skip] if skip is not None else [])]
        if asked.visible_if:
            model.add_exactly_one(*given, ~shown)
        else:
            model.add_exactly_one(*given)
        self.picks.append(picks)
        self.skips.append(skip)
        self.shown.append(shown)

    def _share_question(self, place: int, twin: "SheetModel") -> None:
        self.picks.append(twin.picks[place])
        self.skips.append(twin.skips[place])
        self.shown.append(twin.shown[place])
        for number in range(len(self.space.asked[place].classes.conditions)):
            self._atoms[place, number] = twin._atom(place, number)

    def _atom(self, question: int, number: int) -> cp_model.LiteralT:
        """Whether an answer that is shown meets a condition."""
        known = self._atoms.get((question, number))
        if known is None:
            meeting = [
                pick
                for pick, option in zip(self.picks[question], self.space.asked[question].options, strict=True)
                if option.truths[number]
            ]
            if len(meeting) == 1:
                known = meeting[0]
            elif not meeting:
                known = ~self._true
            else:
                known = self.model.new_bool_var("")
                self.model.add(sum(meeting) == known)
            self._atoms[question, number] = known
        return known

    def _any(self, literals: Iterable[cp_model.LiteralT]) -> cp_model.LiteralT:
        parts = list(literals)
        if len(parts) == 1:
            return parts[0]
        found = self.model.new_bool_var("")
        self.model.add_bool_or(parts).only_enforce_if(found)
        for part in parts:
            self.model.add_implication(part, found)
        return found

    def _all(self, literals: Iterable[cp_model.LiteralT]) -> cp_model.LiteralT:
        parts = list(literals)
        if len(parts) == 1:
            return parts[0]
        if not parts:
            return self._true
        return ~self._any(~part for part in parts)

    def _condition(self, number: int) -> cp_model.LiteralT:
        known = self._conditions.get(number)
        if known is None:
            self._look()
            atom = self.space.atoms[number]
            known = self._atom(*atom) if atom is not None else self._score_condition(number)
            self._conditions[number] = known
        return known

    def _score_condition(self, number: int) -> cp_model.LiteralT:
        match self.space.conditions[number]:
            case ScoreCondition(dimension=dimension, bound=bound, percent=percent):
                place = self.space.place_of(dimension)
                sign = 1 if bound is Bound.AT_LEAST else -1
                over = self._linear(place, sign * FULL, -sign * percent)
                return self._all([self._reified(over, 0), *self._scored(place)])
            case DifferenceCondition(first=first, second=second, bound=bound, percent=percent):
                a, b = self.space.place_of(first), self.space.place_of(second)
                whole_a, whole_b = self._constant(a), self._constant(b)
                if not whole_a or not whole_b:
                    return ~self._true
                sign = 1 if bound is Bound.AT_LEAST else -1
                over = cp_model.LinearExpr.sum(
                    [self._linear(a, sign * FULL * whole_b, 0), self._linear(b, -sign * FULL * whole_a, 0)]
                )
                return self._reified(over, sign * percent * whole_a * whole_b)
            case NotSureCondition(percent=percent):
                return self._unsure(percent)
            case SameAnswerCondition():
                same = self.space.same[number]
                return self._any(self._all(self._atom(*atom) for atom in atoms) for atoms in same)
            case condition:
                raise TypeError(condition)

    def _constant(self, place: int) -> int:
        """The attainable points of a dimension that all its questions always feed."""
        return sum(asked.maxima[place] for asked in self.space.asked)

    def _linear(self, place: int, by_points: int, by_attainable: int) -> cp_model.LinearExprT:
        """by_points · points + by_attainable · attainable of a dimension."""
        terms, weights, constant = [], [], 0
        for number, asked in enumerate(self.space.asked):
            most = asked.maxima[place]
            if not most:
                continue
            if not asked.visible_if:
                constant += by_attainable * most
            elif by_attainable:
                terms.append(self.shown[number])
                weights.append(by_attainable * most)
            for pick, option in zip(self.picks[number], asked.options, strict=True):
                if option.points[place]:
                    terms.append(pick)
                    weights.append(by_points * option.points[place])
        return cp_model.LinearExpr.weighted_sum(terms, weights) + constant

    def _scored(self, place: int) -> list[cp_model.LiteralT]:
        """That a dimension has a score, where that is not so on every sheet."""
        feeding = [
            (asked, shown)
            for asked, shown in zip(self.space.asked, self.shown, strict=True)
            if asked.maxima[place]
        ]
        if any(not asked.visible_if for asked, _shown in feeding):
            return []
        return [self._any(shown for _asked, shown in feeding)] if feeding else [~self._true]

    def _unsure(self, percent: int) -> cp_model.LiteralT:
        terms, weights, constant = [], [], 0
        for number, asked in enumerate(self.space.asked):
            if not asked.is_scored:
                continue
            if asked.visible_if:
                terms.append(self.shown[number])
                weights.append(-percent)
            else:
                constant -= percent
            for pick, option in zip(self.picks[number], asked.options, strict=True):
                if option.is_not_sure:
                    terms.append(pick)
                    weights.append(FULL)
        return self._reified(cp_model.LinearExpr.weighted_sum(terms, weights) + constant, 1)

    def _reified(self, expression: cp_model.LinearExprT, least: int) -> cp_model.LiteralT:
        """Whether expression ≥ least."""
        found = self.model.new_bool_var("")
        self.model.add(expression >= least).only_enforce_if(found)
        self.model.add(expression < least).only_enforce_if(~found)
        return found

    def _rule(self, groups: Groups) -> cp_model.LiteralT:
        return self._all(self._any(self._condition(item) for item in group) for group in groups)


def deciding(model: cp_model.CpModel, holds: Sequence[cp_model.LiteralT]) -> list[cp_model.IntVar]:
    """Which of some rules decides: the first that holds. One of them has to."""
    decides = [model.new_bool_var("") for _rule in holds]
    model.add_exactly_one(decides)
    for number, decided in enumerate(decides):
        model.add_implication(decided, holds[number])
        for earlier in holds[:number]:
            model.add_implication(decided, ~earlier)
    return decides


def leading(
    model: cp_model.CpModel, decides: Sequence[cp_model.IntVar], rules: Sequence[RuleAt], path: int
) -> cp_model.IntVar:
    """Whether the rule that decides leads to a path."""
    literal = model.new_bool_var("")
    model.add(sum(one for one, rule in zip(decides, rules, strict=True) if rule.path == path) == literal)
    return literal


def solve(made: SheetModel, model: cp_model.CpModel, effort: Effort) -> Answered:
    """Solve a model over the sheets of a space. Raises what `effort.look` raises."""
    proof, is_best, solver = run(model, effort)
    if proof is not Proof.FOUND:
        return Answered(proof)
    return Answered(proof, codes_in(solver, made), round(solver.objective_value), is_best)


def run(model: cp_model.CpModel, effort: Effort) -> tuple[Proof, bool, cp_model.CpSolver]:
    """Solve a model: what came of it, whether no other solution is better, and the solver with its values.

    Raises what `effort.look` raises, once the solver has stopped.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = effort.limit
    status = solve_watched(solver, model, effort.look)
    if status == cp_model.INFEASIBLE:
        return Proof.IMPOSSIBLE, False, solver
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return (Proof.FOUND if found else Proof.LIMIT), status == cp_model.OPTIMAL, solver


def codes_in(solver: cp_model.CpSolver, made: SheetModel) -> tuple[int, ...]:
    """The options that a sheet takes in what the solver found."""
    return tuple(_taken(solver, picks, skip) for picks, skip in zip(made.picks, made.skips, strict=True))


def _taken(solver: cp_model.CpSolver, picks: Sequence[cp_model.IntVar], skip: cp_model.IntVar | None) -> int:
    for code, pick in enumerate(picks):
        if solver.boolean_value(pick):
            return code
    return UNANSWERED if skip is not None and solver.boolean_value(skip) else HIDDEN
