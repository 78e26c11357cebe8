"""How many sheets lead to each path: all of them where they can be gone through, else of drawn ones."""

from collections.abc import Iterator
from math import prod

import numpy as np

from assessments.domain.answer_space.batch import Batch, Numbers, Rows
from assessments.domain.answer_space.space import Space
from assessments.domain.proof.drawing import drawn, generator_of, weights_of
from assessments.domain.proof.report import Method, Share, Shares
from assessments.domain.proof.wilson import exact, interval

SEED = 7
MOST_ROWS = 2_000_000
SAMPLE = 1_000_000
CHUNK = 50_000
LARGEST = 1 << 62


def shares_of(space: Space, batch: Batch) -> Shares:
    """The shares, each answer of a question as probable as another, hidden questions drawn but not counted.

    Raises:
        OverflowError: a question has more answers than can be drawn from.
    """
    rows = prod(len(asked.options) for asked in space.asked)
    weight = prod(sum(weights_of(asked)) for asked in space.asked)
    if rows <= MOST_ROWS and weight < LARGEST:
        return _exact(space, batch, rows)
    return _sampled(space, batch)


def _exact(space: Space, batch: Batch, count: int) -> Shares:
    totals = [0] * len(space.paths)
    for rows, weights in _all_rows(space, count):
        paths = batch.paths(rows)
        for path in range(len(totals)):
            totals[path] += int(weights[paths == path].sum())
    # Each question's weights without their common factor: it changes no share.
    of = sum(totals)
    return Shares(
        Method.EXACT,
        of,
        tuple(
            Share(path, sheets, *exact(sheets, of)) for path, sheets in zip(space.paths, totals, strict=True)
        ),
    )


def _all_rows(space: Space, count: int) -> Iterator[tuple[Rows, Numbers]]:
    """Every row once, with how many sheets it stands for."""
    sizes = [len(asked.options) for asked in space.asked]
    tables = [np.array(weights_of(asked), dtype=np.int64) for asked in space.asked]
    for start in range(0, count, CHUNK):
        rest = np.arange(start, min(start + CHUNK, count), dtype=np.int64)
        rows = np.empty((len(rest), len(sizes)), dtype=np.int16)
        weights = np.ones(len(rest), dtype=np.int64)
        for place, (size, table) in enumerate(zip(sizes, tables, strict=True)):
            rows[:, place] = rest % size
            weights *= table[rest % size]
            rest = rest // size
        yield rows, weights


def _sampled(space: Space, batch: Batch) -> Shares:
    generator = generator_of(SEED)
    totals = np.zeros(len(space.paths), dtype=np.int64)
    for _start in range(0, SAMPLE, CHUNK):
        paths = batch.paths(drawn(space, generator, CHUNK))
        totals += np.bincount(paths, minlength=len(space.paths))
    return Shares(
        Method.SAMPLED,
        SAMPLE,
        tuple(
            Share(path, int(sheets), *interval(int(sheets), SAMPLE))
            for path, sheets in zip(space.paths, totals, strict=True)
        ),
    )
