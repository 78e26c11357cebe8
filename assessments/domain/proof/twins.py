"""Two sheets that differ in one question alone, as a model for the solver.

Import this only where something is solved, as the solver.
"""

from collections.abc import Collection

from ortools.sat.python import cp_model

from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.solver import Proof, SheetModel, codes_in, leading, run
from assessments.domain.answer_space.space import Space

Codes = tuple[int, ...]


class Twins:
    """Two sheets in one model: one question has two answers, and with it those that it may show or hide.

    A question that both are asked has one answer. So the two share all but these questions.
    """

    def __init__(self, space: Space, place: int, effort: Effort) -> None:
        self._space = space
        self._effort = effort
        apart = {place, *_dependents(space, place)}
        self._first = SheetModel(space, look=effort.look)
        self._second = SheetModel(space, self._first, apart, look=effort.look)
        self._model = self._first.model
        self._model.add_bool_or([self._first.shown[place]])
        for other in apart - {place}:
            self._agree(other)
        self._paths = [self._path_literals(made) for made in (self._first, self._second)]
        for first, second in zip(*self._paths, strict=True):
            self._model.add_bool_or([~first, ~second])

    def search(self, paths: Collection[int]) -> tuple[Proof, tuple[Codes, Codes]]:
        """Two sheets of two paths, of which the first is one of these."""
        model = self._model.clone()
        model.add_bool_or([path for number, path in enumerate(self._paths[0]) if number in paths])
        proof, _is_best, solver = run(model, self._effort)
        if proof is not Proof.FOUND:
            return proof, ((), ())
        return proof, (codes_in(solver, self._first), codes_in(solver, self._second))

    def _agree(self, place: int) -> None:
        """The same answer to a question where both sheets are asked it."""
        made = (self._first, self._second)
        given = [
            [*one.picks[place], *([skip] if (skip := one.skips[place]) is not None else [])] for one in made
        ]
        for first, second in zip(*given, strict=True):
            self._model.add_bool_or([~first, second, ~self._second.shown[place]])
            self._model.add_bool_or([first, ~second, ~self._first.shown[place]])

    def _path_literals(self, made: SheetModel) -> list[cp_model.IntVar]:
        """Whether a sheet leads to each path."""
        return [
            leading(self._model, made.decides, self._space.rules, path)
            for path in range(len(self._space.paths))
        ]


def _dependents(space: Space, place: int) -> set[int]:
    """The questions that are asked or not by the answer to a question, or by that of another such one."""
    found = {place}
    for number, asked in enumerate(space.asked):
        if any(question in found for group in asked.visible_if for question, _atom in group):
            found.add(number)
    return found - {place}
