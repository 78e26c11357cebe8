"""What every step of a proof works on: drawn sheets with what became of them, the solver, the engine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from assessments.domain.answer_space.batch import Batch, Flags, Judged, Rows
from assessments.domain.answer_space.effort import Effort
from assessments.domain.answer_space.space import Space
from assessments.domain.answers.sheet import Sheet
from assessments.domain.engines.rules import Rules
from assessments.domain.proof.sampling import drawn, generator_of, one_sided, with_gaps
from assessments.domain.proof.witnesses import sheet_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from assessments.domain.answer_space.solver import SheetModel

SEED = 6
DRAWN = 4_000
# After this many searches that the limit ended, the others get a tenth of it: a proof has an end.
MOST_STRUCK = 3


@dataclass(frozen=True, slots=True)
class SheetSearch:
    """What a search came to: a sheet, or none; `is_settled`: there is none, or it was found."""

    sheet: Sheet | None
    is_settled: bool


class Ground:
    """A space with sheets drawn from it, and the solver where they do not tell enough."""

    def __init__(self, space: Space, engine: Rules, effort: Effort) -> None:
        self.space = space
        self.engine = engine
        self._effort = effort
        self._struck = 0
        self.batch = Batch(space)

    @cached_property
    def rows(self) -> Rows:
        """Drawn rows: as they come, with gaps, and pulled to one side."""
        generator = generator_of(SEED)
        rows = drawn(self.space, generator, DRAWN)
        gaps = with_gaps(self.space, generator, rows)
        return np.concatenate([rows, gaps, one_sided(self.space, generator, gaps)])

    @cached_property
    def judged(self) -> Judged:
        """What became of the drawn rows."""
        return self.batch.judge(self.rows)

    @cached_property
    def made(self) -> "SheetModel":
        """The solver's model of the space."""
        from assessments.domain.answer_space.solver import SheetModel

        return SheetModel(self.space, look=self._effort.look)

    def first(self, flags: Flags) -> Sheet | None:
        """The first drawn sheet of those that are flagged."""
        return self.sheet(self.judged.seen[int(flags.argmax())]) if flags.any() else None

    def sheet(self, codes: Sequence[int] | Rows) -> Sheet:
        """A complete sheet that takes these options, HIDDEN where a question is not asked."""
        return sheet_of(self.engine, self.space, [int(code) for code in codes])

    @property
    def effort(self) -> Effort:
        """What a search may take."""
        if self._struck < MOST_STRUCK:
            return self._effort
        return replace(self._effort, limit=self._effort.limit / 10)

    def note(self, *, is_settled: bool) -> None:
        """Take note of how a search ended."""
        self._struck += not is_settled

    def search(self, demand: "Callable[[SheetModel, cp_model.CpModel], None]") -> SheetSearch:
        """Search a sheet that meets what `demand` adds to the model."""
        from assessments.domain.answer_space.solver import Proof, solve

        model = self.made.model.clone()
        demand(self.made, model)
        answered = solve(self.made, model, self.effort)
        if answered.proof is Proof.FOUND:
            return SheetSearch(self.sheet(answered.codes), is_settled=True)
        self.note(is_settled=answered.proof is Proof.IMPOSSIBLE)
        return SheetSearch(None, is_settled=answered.proof is Proof.IMPOSSIBLE)

    def search_decided(self, rule: int) -> SheetSearch:
        """Search a sheet that a rule decides."""
        return self.search(lambda made, model: _demand_one(model, made.decides[rule]))

    def search_holding(self, rule: int) -> SheetSearch:
        """Search a sheet on which a rule holds, whichever decides."""
        return self.search(lambda made, model: _demand_one(model, made.holds[rule]))


def _demand_one(model: "cp_model.CpModel", literal: "cp_model.LiteralT") -> None:
    model.add_bool_or([literal])
