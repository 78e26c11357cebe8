"""Sheets drawn by chance from a fixed seed: uniform and independent over the answers to each question."""

from math import gcd

import numpy as np

from assessments.domain.answer_space.batch import Rows
from assessments.domain.answer_space.space import UNANSWERED, Asked, Space

# In sheets that are drawn to find things, one answer in this many is left out where that may be.
SKIPPED = 6
MOST_DRAWN = 1 << 62


def generator_of(seed: int) -> np.random.Generator:
    """A generator that draws the same numbers in every attempt."""
    return np.random.Generator(np.random.PCG64(seed))


def weights_of(asked: Asked) -> tuple[int, ...]:
    """How many answers each option stands for, without the factor that all have."""
    common = gcd(*(option.weight for option in asked.options))
    return tuple(option.weight // common for option in asked.options)


def drawn(space: Space, generator: np.random.Generator, count: int) -> Rows:
    """Rows of options, each as probable as its answers are many; hidden questions are drawn too.

    Raises:
        OverflowError: a question has more answers than can be drawn from.
    """
    rows = np.empty((count, len(space.asked)), dtype=np.int16)
    for place, asked in enumerate(space.asked):
        ends = [0]
        for weight in weights_of(asked):
            ends.append(ends[-1] + weight)
        if ends[-1] >= MOST_DRAWN:
            raise OverflowError(f"“{asked.key}” has too many answers to draw from.")
        numbers = generator.integers(0, ends[-1], count)
        rows[:, place] = np.searchsorted(np.array(ends[1:], dtype=np.int64), numbers, side="right")
    return rows


def with_gaps(space: Space, generator: np.random.Generator, rows: Rows) -> Rows:
    """Rows in which some questions that may be left out are."""
    gaps = rows.copy()
    for place, asked in enumerate(space.asked):
        if asked.may_skip:
            gaps[generator.integers(0, SKIPPED, len(rows)) == 0, place] = UNANSWERED
    return gaps


def one_sided(space: Space, generator: np.random.Generator, rows: Rows) -> Rows:
    """Rows of which many answers pull one dimension up or down: what chance alone rarely draws."""
    width = len(space.dimensions)
    pulled = rows.copy()
    if not width:
        return pulled
    dimension = generator.integers(0, width, len(rows))
    upwards = generator.integers(0, 2, len(rows)) == 1
    strength = generator.integers(1, 9, len(rows))
    for place, asked in enumerate(space.asked):
        points = np.array([option.points for option in asked.options], dtype=np.int64).reshape(-1, width)
        best = np.where(upwards, points.argmax(axis=0)[dimension], points.argmin(axis=0)[dimension])
        feeds = np.array([most > 0 for most in asked.maxima])[dimension]
        taken = feeds & (generator.integers(0, 8, len(rows)) < strength)
        pulled[taken, place] = best[taken]
    return pulled
