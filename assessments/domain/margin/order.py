"""The order of sheets that are equally near, and the nearest ones by going through all of them.

Sets of questions come in the order of the definition: of two equally large ones the one that has the first
question in which they differ. Of one set, the first options: choices in order, "not sure", left out, hidden.
"""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from assessments.domain.answer_space.batch import Rows, rows_of
from assessments.domain.answer_space.space import HIDDEN, UNANSWERED, Asked, Space

# Another option for a question, by its number.
Move = tuple[int, int]


def options_in_order(asked: Asked) -> tuple[int, ...]:
    """Everything that can become of a question, in canonical order."""
    return (
        *range(len(asked.options)),
        *([UNANSWERED] if asked.may_skip else []),
        *([HIDDEN] if asked.visible_if else []),
    )


def moves_from(space: Space, present: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """For each question the options that differ from the present one, in canonical order."""
    return tuple(
        tuple(code for code in options_in_order(asked) if code != now)
        for asked, now in zip(space.asked, present, strict=True)
    )


def single_moves(moves: Iterable[Iterable[int]], present: Sequence[int]) -> Rows:
    """Every row with one question that differs, in canonical order."""
    pairs = _flat(moves)
    rows = np.repeat(rows_of([present]), len(pairs), axis=0)
    rows[np.arange(len(pairs)), pairs[:, 0]] = pairs[:, 1]
    return rows


def double_moves(moves: Iterable[Iterable[int]], present: Sequence[int]) -> Rows:
    """Every row with two questions that differ, in canonical order."""
    pairs = _flat(moves)
    first, second = np.triu_indices(len(pairs), 1)
    apart = pairs[first, 0] != pairs[second, 0]
    first, second = first[apart], second[apart]
    order = np.lexsort((second, first, pairs[second, 0], pairs[first, 0]))
    first, second = first[order], second[order]
    rows = np.repeat(rows_of([present]), len(first), axis=0)
    places = np.arange(len(first))
    rows[places, pairs[first, 0]] = pairs[first, 1]
    rows[places, pairs[second, 0]] = pairs[second, 1]
    return rows


def set_moves(moves: Sequence[Sequence[int]], present: Sequence[int], changed: Sequence[int]) -> Rows:
    """Every row in which exactly these questions differ, in canonical order."""
    taken = np.array(list(product(*(moves[place] for place in changed))), dtype=np.int16)
    rows = np.repeat(rows_of([present]), len(taken), axis=0)
    rows[:, list(changed)] = taken
    return rows


def _flat(moves: Iterable[Iterable[int]]) -> NDArray[np.int16]:
    found = [(place, code) for place, codes in enumerate(moves) for code in codes]
    return np.array(found, dtype=np.int16).reshape(-1, 2)
