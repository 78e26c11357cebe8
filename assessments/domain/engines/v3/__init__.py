"""Engine 3: roles, stages and a ladder. Frozen once an outcome names it: a mended bug is a new engine."""

from assessments.domain.engines.v3.completions import is_decided
from assessments.domain.engines.v3.evaluation import ENGINE, evaluate, judge
from assessments.domain.engines.v3.nearest import ways_to_others
from assessments.domain.engines.v3.plan import plan_for_certification
from assessments.domain.engines.v3.prepared import Prepared, prepare
from assessments.domain.engines.v3.rulings import Ruling
from assessments.domain.engines.v3.visibility import visible_questions

__all__ = [
    "ENGINE",
    "Prepared",
    "Ruling",
    "evaluate",
    "is_decided",
    "judge",
    "plan_for_certification",
    "prepare",
    "visible_questions",
    "ways_to_others",
]
