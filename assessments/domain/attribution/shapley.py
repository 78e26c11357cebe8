"""A number's change, split over causes by Shapley values: exact, symmetric, and nothing is left over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import factorial, floor

from assessments.domain.attribution.causes import Cause

# A value for each set of the causes that differ: what it is with these from later and the others from before.
Mixture = frozenset[Cause]


@dataclass(frozen=True, slots=True)
class CauseShare:
    """What a cause adds to a change."""

    cause: Cause
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Split:
    """A dimension's score before and after, and the shares of causes, which add up to the change exactly.

    Causes that add nothing are left out. The shares of a score that stayed may cancel each other out.
    """

    dimension: str
    before: Fraction
    after: Fraction
    shares: tuple[CauseShare, ...]


def split_by_cause(values: Mapping[Mixture, Fraction], causes: Sequence[Cause]) -> tuple[CauseShare, ...]:
    """What each cause adds on the average of all orders in which causes could have come one after another."""
    shares = (CauseShare(cause, _amount(values, causes, cause)) for cause in causes)
    return tuple(share for share in shares if share.amount)


def rounded_shares(split: Split) -> tuple[tuple[Cause, int], ...]:
    """The shares in whole points of a hundred, by the largest remainders.

    They add up to the difference of both scores as they are shown, in whole percent rounded down. No share is
    off by a whole point, or on the other side of 0.
    """
    total = floor(100 * split.after) - floor(100 * split.before)
    points = [100 * share.amount for share in split.shares]
    whole = [floor(point) for point in points]
    # Equal remainders: the cause that is named first.
    by_remainder = sorted(range(len(points)), key=lambda place: (whole[place] - points[place], place))
    for place in by_remainder[: total - sum(whole)]:
        whole[place] += 1
    return tuple((share.cause, number) for share, number in zip(split.shares, whole, strict=True))


def _amount(values: Mapping[Mixture, Fraction], causes: Sequence[Cause], cause: Cause) -> Fraction:
    others = [other for other in causes if other is not cause]
    return sum(
        (
            _weight(size, len(causes)) * (values[frozenset({*before, cause})] - values[frozenset(before)])
            for size in range(len(causes))
            for before in combinations(others, size)
        ),
        Fraction(0),
    )


def _weight(before: int, count: int) -> Fraction:
    """In how many of all orders just these come before a cause."""
    return Fraction(factorial(before) * factorial(count - before - 1), factorial(count))
