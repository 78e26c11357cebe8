"""Engine 2: what engine 1 says, and the margin. Frozen once an outcome names it.

It builds on engine 1, which is frozen likewise. docs/decisions/0032-engine-2-proves-the-margin.md.
"""

from assessments.domain.engines.v2.evaluation import ENGINE, Prepared, evaluate, prepare, visible_questions

__all__ = ["ENGINE", "Prepared", "evaluate", "prepare", "visible_questions"]
