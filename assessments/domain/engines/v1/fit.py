"""How well what a certification covers answers what somebody needs."""

from collections.abc import Mapping
from fractions import Fraction

from assessments.domain.definitions.definition import Dimension
from assessments.domain.snapshots.snapshot import Certified, Covered

VALUE_OF_COVERAGE = {"partial": 1, "core": 2}
# What nobody but the issuer says counts no more than partial coverage.
MOST_BY_ISSUER_ALONE = 1


def fit_of(
    certified: Certified, dimensions: tuple[Dimension, ...], scores: Mapping[str, tuple[int, int]]
) -> Fraction:
    """Need times coverage, over the dimensions that measure the need for a focus area.

    `scores` holds points and attainable points by dimension; attainable 0 is no score, and no need.
    """
    values = {item.area: _value(item) for item in certified.coverage}
    return sum(
        (
            Fraction(points * values.get(dimension.focus_area, 0), attainable)
            for dimension in dimensions
            for points, attainable in (scores.get(dimension.key, (0, 0)),)
            if dimension.focus_area and attainable
        ),
        Fraction(0),
    )


def _value(covered: Covered) -> int:
    value = VALUE_OF_COVERAGE.get(covered.coverage, 0)
    return min(value, MOST_BY_ISSUER_ALONE) if covered.issuer_only else value
