"""The interval of a share that was sampled, in whole parts of a million."""

from math import isqrt

MILLION = 1_000_000

# The square of the 99.5th percentile of the normal distribution (2.5758…), rounded up, in thousandths.
SQUARE, THOUSAND = 6_635, 1_000


def interval(hits: int, of: int) -> tuple[int, int]:
    """The bounds of Wilson's interval at 99 %, rounded outwards.

    With z² = s: (2·hits + s ± √(s² + 4·s·hits·(of - hits)/of)) / (2·(of + s)), here all times 1,000·of.
    """
    inner = SQUARE * SQUARE * of * of + 4 * SQUARE * THOUSAND * hits * (of - hits) * of
    root = isqrt(inner)
    middle = (2 * THOUSAND * hits + SQUARE) * of
    whole = 2 * (THOUSAND * of + SQUARE) * of
    # The root is rounded down: one more is never too small.
    least = max(middle - root - 1, 0) * MILLION // whole
    most = -(-(middle + root + 1) * MILLION // whole)
    return (0 if not hits else least), (MILLION if hits == of else min(most, MILLION))


def exact(hits: int, of: int) -> tuple[int, int]:
    """A share that is known, rounded down and up."""
    return hits * MILLION // of, -(-hits * MILLION // of)
