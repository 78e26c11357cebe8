"""The sheets around a sheet, up to two answers away, all of them at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import comb, prod

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answer_space.batch import Batch, Flags, Rows
from assessments.domain.answer_space.space import UNANSWERED
from assessments.domain.margin.options import Allowed
from assessments.domain.margin.order import double_moves, moves_from, set_moves, single_moves

Codes = tuple[int, ...]

# More sheets than this are left to the solver.
MOST_ROWS = 50_000
# Of one set of questions the solver finds the first options in some milliseconds: go through so much fewer.
FEWER_OF_A_SET = 25
MOST_DIFFERING = 2


@dataclass(frozen=True, slots=True)
class Ring:
    """The complete sheets at one distance, in canonical order, and their paths."""

    rows: Rows
    paths: NDArray[np.intp]

    def first(self, wanted: Collection[int], allowed: Allowed) -> Codes | None:
        """The first allowed sheet that leads to one of some paths."""
        leading = np.isin(self.paths, list(wanted))
        rows = self.rows[leading]
        held = np.flatnonzero(allowed.holds(rows))
        return tuple(rows[held[0]].tolist()) if len(held) else None


class Surroundings:
    """What lies around one sheet, of which `present` are the options as they are seen; made when asked."""

    def __init__(self, batch: Batch, present: Codes) -> None:
        self._batch = batch
        self.present = present
        self._moves = moves_from(batch.space, present)
        self._rings: list[Ring] = []
        count = sum(map(len, self._moves))
        # How far rings are looked at: beyond, only the solver knows.
        self.reach = next((n for n in range(MOST_DIFFERING, 0, -1) if comb(count, n) <= MOST_ROWS), 0)

    def nearest(self, wanted: Collection[int], allowed: Allowed) -> Codes | None:
        """The nearest allowed sheet within reach, canonical, that leads to one of some paths."""
        found = (self._ring(distance).first(wanted, allowed) for distance in range(1, self.reach + 1))
        return next((codes for codes in found if codes is not None), None)

    def first_of(self, changed: Sequence[int], wanted: Collection[int], allowed: Allowed) -> Codes | None:
        """The first sheet in which exactly these questions differ; None: none, or too many to go through."""
        if prod(len(self._moves[place]) for place in changed) > MOST_ROWS // FEWER_OF_A_SET:
            return None
        return self._judged(set_moves(self._moves, self.present, changed)).first(wanted, allowed)

    def _ring(self, distance: int) -> Ring:
        while len(self._rings) < distance:
            made = single_moves if not self._rings else double_moves
            self._rings.append(self._judged(made(self._moves, self.present)))
        return self._rings[distance - 1]

    def _judged(self, rows: Rows) -> Ring:
        complete = rows[complete_rows(self._batch, rows)]
        return Ring(complete, self._batch.paths(complete))


def complete_rows(batch: Batch, rows: Rows) -> Flags:
    """Which rows are complete sheets: hidden just where a question is not asked, answered where due."""
    kept = batch.agrees(rows)
    for place, asked in enumerate(batch.space.asked):
        if not asked.may_skip:
            kept &= rows[:, place] != UNANSWERED
    return kept


def seen_codes(batch: Batch, rows: Rows) -> Codes:
    """The options of the first row, hidden where a question is not asked."""
    return tuple(batch.seen(rows)[0].tolist())


def differing(before: Codes, after: Codes) -> tuple[int, ...]:
    """The numbers of the questions of which the options differ."""
    return tuple(place for place, (one, other) in enumerate(zip(before, after, strict=True)) if one != other)
