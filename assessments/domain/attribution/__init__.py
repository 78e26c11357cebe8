"""Which cause moved what between two outcomes: inputs are exchanged, one set of causes after another.

docs/algorithms/history.md says what it means, and what it does not.
"""

from assessments.domain.attribution.attribution import (
    Attribution,
    PlanMove,
    PlanMoveKind,
    attribute,
    is_borderline_move,
)
from assessments.domain.attribution.causes import Cause, Situation, differing, exchanged
from assessments.domain.attribution.exchanges import CauseSets, cause_sets, needed_for
from assessments.domain.attribution.shapley import CauseShare, Split, rounded_shares, split_by_cause

__all__ = [
    "Attribution",
    "Cause",
    "CauseSets",
    "CauseShare",
    "PlanMove",
    "PlanMoveKind",
    "Situation",
    "Split",
    "attribute",
    "cause_sets",
    "differing",
    "exchanged",
    "is_borderline_move",
    "needed_for",
    "rounded_shares",
    "split_by_cause",
]
