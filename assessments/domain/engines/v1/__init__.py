"""Engine 1. Frozen once an outcome names it: a mended bug is a new engine and a replay, never an edit."""

from assessments.domain.engines.v1.evaluation import ENGINE, evaluate
from assessments.domain.engines.v1.plan import plan_for_certification
from assessments.domain.engines.v1.prepared import Prepared, prepare
from assessments.domain.engines.v1.visibility import visible_questions

__all__ = ["ENGINE", "Prepared", "evaluate", "plan_for_certification", "prepare", "visible_questions"]
