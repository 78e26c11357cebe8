"""The rows of a replay, written thousands at once."""

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from assessments.models import ReplayRow

COLUMNS = {
    "replay_id": "int8",
    "submission_id": "int8",
    "before": "int2",
    "after": "int2",
    "incomplete": "bool",
}
COPY = f"COPY {ReplayRow._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN (FORMAT BINARY)"


def copy_rows(
    replay: int,
    submissions: NDArray[np.int64],
    before: NDArray[np.intp],
    after: NDArray[np.intp],
    incomplete: NDArray[np.bool_],
) -> dict[str, int]:
    """Store what became of these submissions. One COPY, in the caller's transaction.

    Returns how many there are of each sort, by "before,after,incomplete".
    """
    rows = zip(submissions.tolist(), before.tolist(), after.tolist(), incomplete.tolist(), strict=True)
    with connection.connection.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.set_types([*COLUMNS.values()])
        for row in rows:
            copy.write_row((replay, *row))
    sorts, counts = np.unique(np.stack([before, after, incomplete]), axis=1, return_counts=True)
    keys = (",".join(map(str, sort)) for sort in sorts.T.tolist())
    return dict(zip(keys, counts.tolist(), strict=True))
