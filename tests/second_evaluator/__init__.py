"""The engine a second time, from docs/algorithms alone: documents in, an outcome document out.

Small, slow and plain on purpose, and without a line of the engine: where both agree on many random sheets, a
slip would have to be made twice, in two styles. `evaluation.evaluate` is the whole of it.
"""

from typing import Any

# A JSON object. Dates in it are ISO text, which sorts like dates.
Document = dict[str, Any]
