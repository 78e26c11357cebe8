"""Counterfactuals beside brute force by the engine, on small random instruments: none may differ.

Every other instrument is given to the solver alone, so that it is held to brute force as well.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from unittest.mock import patch

from assessments.domain.margin import surroundings
from tests.builders.counterfactual_oracle import Compared, compare

INSTRUMENTS_FULL, INSTRUMENTS_SHORT = 1000, 100
SHOWN = 5


def run(short: bool) -> list[str]:
    """Compare; returns lines of figures.

    Raises:
        RuntimeError: something is not minimal, not canonical, or not confirmed.
    """
    count = INSTRUMENTS_SHORT if short else INSTRUMENTS_FULL
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        compared = list(pool.map(compare_one, range(count), chunksize=10))
    lines = [
        f"instruments {count}, half of them by the solver alone",
        f"sheets {sum(item.sheets for item in compared)}",
        f"paths and variants {sum(item.paths for item in compared)}",
        f"not minimal {sum(len(item.not_minimal) for item in compared)}",
        f"not canonical {sum(len(item.not_canonical) for item in compared)}",
        f"not confirmed {sum(len(item.not_confirmed) for item in compared)}",
    ]
    wrong = [f"seed {seed}: {item}" for seed, found in enumerate(compared) for item in found.wrong]
    if wrong:
        raise RuntimeError("\n".join([*lines, *wrong[:SHOWN]]))
    return lines


def compare_one(seed: int) -> Compared:
    """One instrument; those of odd seeds without going through the sheets around."""
    with patch.object(surroundings, "MOST_ROWS", 0 if seed % 2 else surroundings.MOST_ROWS):
        return compare(seed)
