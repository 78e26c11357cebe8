"""The rows of a replay, written thousands at once."""

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from assessments.models import ReplayRow

# PostgreSQL's binary COPY: signature, flags, no extension; then rows, each with its number of columns and
# the length of each before it; the end.
HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
END = b"\xff\xff"
COLUMNS = (
    ("replay_id", "i8"),
    ("submission_id", "i8"),
    ("before", "i2"),
    ("after", "i2"),
    ("incomplete", "i1"),
)
FORM = np.dtype(
    [
        ("columns", ">i2"),
        *(item for name, kind in COLUMNS for item in ((f"{name}_length", ">i4"), (name, f">{kind}"))),
    ]
)
COPY = (
    f"COPY {ReplayRow._meta.db_table} ({', '.join(name for name, _kind in COLUMNS)})"
    " FROM STDIN (FORMAT BINARY)"
)


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
    rows = np.empty(len(submissions), dtype=FORM)
    rows["columns"] = len(COLUMNS)
    for name, kind in COLUMNS:
        rows[f"{name}_length"] = int(kind[-1])
    rows["replay_id"] = replay
    rows["submission_id"] = submissions
    rows["before"], rows["after"], rows["incomplete"] = before, after, incomplete
    with connection.connection.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.write(HEAD)
        copy.write(rows.tobytes())
        copy.write(END)
    sorts, counts = np.unique(np.stack([before, after, incomplete]), axis=1, return_counts=True)
    keys = (",".join(map(str, sort)) for sort in sorts.T.tolist())
    return dict(zip(keys, counts.tolist(), strict=True))
