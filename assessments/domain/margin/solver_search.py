"""Sheets further away, by the solver: the canonical one among the nearest, or the proof that there is none.

Imports OR-tools, so it is imported only where something has to be solved.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from assessments.domain.answer_space.solver import SEED, SheetModel
from assessments.domain.answer_space.space import HIDDEN, UNANSWERED, Space
from assessments.domain.margin.budget import STEP, Budget, Wanted
from assessments.domain.margin.order import options_in_order
from assessments.domain.margin.result import State

# Sums of weights stay below 2^62: with so many questions, count and set fit in one objective.
MOST_AT_ONCE = 56

# Deterministic seconds after which the other way to search is tried: what is hard for one rarely is for both.
FIRST_LIMIT = 0.03


@dataclass(frozen=True, slots=True)
class Solved:
    """What a search came to; with FOUND the questions that differ, or the options of the whole sheet."""

    state: State
    numbers: tuple[int, ...] = ()


class Solving:
    """A space made ready for the solver: one model, of which each search takes a copy."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self._made = SheetModel(space)

    def questions(self, wanted: Wanted, more_than: int) -> Solved:
        """Which questions differ in the canonical sheet; it is known to be more than some answers away."""
        search = self._search(wanted)
        search.require_count(more_than + 1, len(search.changed))
        count = len(search.changed)
        if count <= MOST_AT_ONCE:
            weights = [2**count - 2 ** (count - 1 - place) for place in range(count)]
            state = search.minimise(search.changed, weights)
            return Solved(state, search.questions()) if state is State.FOUND else Solved(state)
        return self._in_rounds(search)

    def count(self, wanted: Wanted, more_than: int) -> Solved:
        """As many questions as differ at least; not the canonical ones."""
        search = self._search(wanted)
        search.require_count(more_than + 1, len(search.changed))
        state = search.minimise(search.changed, [1] * len(search.changed))
        return Solved(state, search.questions()) if state is State.FOUND else Solved(state)

    def options(self, wanted: Wanted, changed: Collection[int]) -> Solved:
        """The first options with which exactly these questions differ, one question after the other."""
        search = self._search(wanted)
        for place, literal in enumerate(search.changed):
            search.fix(literal, place in changed)
        for place in sorted(changed):
            ranked = [
                (self._literal(place, code), rank)
                for rank, code in enumerate(options_in_order(self.space.asked[place]))
            ]
            state = search.minimise(*zip(*ranked, strict=True))
            if state is not State.FOUND:
                return Solved(state)
            search.fix(next(literal for literal, _rank in ranked if search.holds(literal)), True)
        return Solved(State.FOUND, self._codes(search))

    def _in_rounds(self, search: "_Search") -> Solved:
        """First how many questions differ, then a part of the questions after the other."""
        count = len(search.changed)
        state = search.minimise(search.changed, [1] * count)
        if state is State.FOUND:
            search.require_count(len(search.questions()), len(search.questions()))
        for start in range(0, count, MOST_AT_ONCE):
            if state is not State.FOUND:
                return Solved(state)
            part = search.changed[start : start + MOST_AT_ONCE]
            state = search.minimise(part, [-(2 ** (len(part) - 1 - place)) for place in range(len(part))])
            if state is State.FOUND:
                for literal, differs in [(item, search.holds(item)) for item in part]:
                    search.fix(literal, differs)
        return Solved(state, search.questions()) if state is State.FOUND else Solved(state)

    def _search(self, wanted: Wanted) -> "_Search":
        model = self._made.model.clone()
        model.add_bool_or(
            decides
            for decides, rule in zip(self._made.decides, self.space.rules, strict=True)
            if rule.path in wanted.paths
        )
        for place, code in wanted.allowed.forbidden():
            model.add(self._literal(place, code) == 0)
        changed = []
        for place, code in enumerate(wanted.present):
            must_change = code == UNANSWERED and not self.space.asked[place].may_skip
            changed.append(model.new_constant(1) if must_change else ~self._literal(place, code))
        return _Search(model, changed, wanted.budget)

    def _literal(self, place: int, code: int) -> cp_model.LiteralT:
        """Whether a question has an option."""
        made = self._made
        skip = made.skips[place]
        if code == HIDDEN:
            return ~made.shown[place]
        return skip if code == UNANSWERED and skip is not None else made.picks[place][code]

    def _codes(self, search: "_Search") -> tuple[int, ...]:
        return tuple(
            next(code for code in options_in_order(asked) if search.holds(self._literal(place, code)))
            for place, asked in enumerate(self.space.asked)
        )


class _Search:
    """One copy of the model, solved a few times for one thing after the other."""

    def __init__(self, model: cp_model.CpModel, changed: list[cp_model.LiteralT], budget: Budget) -> None:
        self.changed = changed
        self._model = model
        self._budget = budget
        self._solver = cp_model.CpSolver()

    def require_count(self, least: int, most: int) -> None:
        """Look only at sheets with so many questions that differ."""
        self._model.add_linear_constraint(cp_model.LinearExpr.sum(self.changed), least, most)

    def fix(self, literal: cp_model.LiteralT, value: bool) -> None:
        """Look only at sheets of which a literal is true, or is not."""
        self._model.add_bool_and([literal if value else ~literal])

    def minimise(self, literals: Iterable[cp_model.LiteralT], weights: Iterable[int]) -> State:
        """Find a sheet of the smallest sum of weights. What is not proved to be smallest is not found."""
        self._model.minimize(cp_model.LinearExpr.weighted_sum(list(literals), list(weights)))
        for most, by_relaxing in ((FIRST_LIMIT, False), (STEP, True)):
            self._solver = _solver(min(most, self._budget.step()), by_relaxing=by_relaxing)
            status = self._solver.solve(self._model)
            self._budget.spend(self._solver.response_proto.deterministic_time)
            if status == cp_model.INFEASIBLE:
                return State.IMPOSSIBLE
            if status == cp_model.OPTIMAL:
                return State.FOUND
        return State.NOT_PROVEN

    def holds(self, literal: cp_model.LiteralT) -> bool:
        """Whether a literal is true of the sheet that was found."""
        return self._solver.boolean_value(literal)

    def questions(self) -> tuple[int, ...]:
        """The numbers of the questions that differ on the sheet that was found."""
        return tuple(place for place, literal in enumerate(self.changed) if self.holds(literal))


def _solver(limit: float, *, by_relaxing: bool) -> cp_model.CpSolver:
    """The solver: by trying, which is quick a few answers away, or by the linear relaxation, which sees how
    many answers it takes where many alike are needed, but costs more to begin with.
    """
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = SEED
    parameters.max_deterministic_time = limit
    parameters.cp_model_presolve = by_relaxing
    parameters.linearization_level = 1 if by_relaxing else 0
    return solver
