"""How many sheets lead to each path: of all of them where these can be counted, else of drawn ones."""

import numpy as np

from assessments.domain.answer_space.batch import Batch
from assessments.domain.answer_space.effort import Look
from assessments.domain.answer_space.space import Space
from assessments.domain.proof.counts import TooManyStatesError, counts_of
from assessments.domain.proof.report import Method, Share, Shares
from assessments.domain.proof.sampling import drawn, generator_of
from assessments.domain.proof.wilson import exact, interval

SEED = 7
SAMPLE = 1_000_000
CHUNK = 50_000


def shares_of(space: Space, batch: Batch, look: Look) -> Shares:
    """The shares, each answer of a question as probable as another, hidden questions drawn but not counted.

    Raises:
        OverflowError: a question has more answers than can be drawn from.
    """
    try:
        return _exact(space, counts_of(space, batch, look))
    except TooManyStatesError:
        return _sampled(space, batch, look)


def _exact(space: Space, counts: tuple[int, ...]) -> Shares:
    of = sum(counts)
    shares = (
        Share(path, sheets, *exact(sheets, of)) for path, sheets in zip(space.paths, counts, strict=True)
    )
    return Shares(Method.EXACT, of, tuple(shares))


def _sampled(space: Space, batch: Batch, look: Look) -> Shares:
    generator = generator_of(SEED)
    totals = np.zeros(len(space.paths), dtype=np.int64)
    for _start in range(0, SAMPLE, CHUNK):
        look()
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
