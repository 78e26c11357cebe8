"""Engine and second evaluator judge the same random sheets, on every core: not one word may differ."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.second_evaluator.comparing import Tally, compare_instrument

# Instruments beside "Find your path", which is the first.
INSTRUMENTS_FULL, INSTRUMENTS_SHORT = 50, 10
SHEETS_FULL, SHEETS_SHORT = 2000, 200
SHOWN = 5


def run(short: bool) -> list[str]:
    """Compare whole outcomes; returns lines of figures.

    Raises:
        RuntimeError: there is a sheet on which the two do not agree.
    """
    instruments = 1 + (INSTRUMENTS_SHORT if short else INSTRUMENTS_FULL)
    sheets = SHEETS_SHORT if short else SHEETS_FULL
    start = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        tallies = list(pool.map(partial(compare_instrument, sheets=sheets), range(instruments)))
    return _judge(tallies, time.monotonic() - start)


def _judge(tallies: list[Tally], seconds: float) -> list[str]:
    outcomes = sum(tally.outcomes for tally in tallies)
    entries = sum(tally.entries for tally in tallies)
    met = {thing for tally in tallies for thing in tally.met}
    disagreements = [sentence for tally in tallies for sentence in tally.disagreements]
    lines = [
        f"sheets {outcomes} over {len(tallies)} instruments, {outcomes / seconds:.0f} sheets/s by both",
        f"entries of plans {entries}, kinds of reasons, placements and standings met {len(met)}",
        f"disagreements {len(disagreements)}",
    ]
    if disagreements:
        raise RuntimeError("\n".join([*lines, *disagreements[:SHOWN]]))
    return lines
