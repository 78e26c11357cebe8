"""Engine and second evaluator judge the same random sheets, on every core: not one word may differ.

Half of the sheets are of format 1, which engines 1 and 2 answer, half of format 2, which engine 3 answers.
"""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.second_evaluator.comparing import Tally, compare_instrument
from tests.second_evaluator.engine3.comparing import Tally as AdvisedTally
from tests.second_evaluator.engine3.comparing import compare_advised

# Instruments of format 1 beside "Find your path", which is the first.
INSTRUMENTS_FULL, INSTRUMENTS_SHORT = 25, 10
SHEETS_FULL, SHEETS_SHORT = 2000, 200
# Instruments of format 2 are small, so there are more of them.
ADVISED_FULL, ADVISED_SHORT = 2000, 100
ADVISED_SHEETS_FULL, ADVISED_SHEETS_SHORT = 50, 20
SHOWN = 5


def run(short: bool) -> list[str]:
    """Compare whole outcomes; returns lines of figures.

    Raises:
        RuntimeError: there is a sheet on which the two do not agree.
    """
    start = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        instruments = 1 + (INSTRUMENTS_SHORT if short else INSTRUMENTS_FULL)
        compare = partial(compare_instrument, sheets=SHEETS_SHORT if short else SHEETS_FULL)
        tallies = list(pool.map(compare, range(instruments)))
        between = time.monotonic()
        compare_both = partial(compare_advised, sheets=ADVISED_SHEETS_SHORT if short else ADVISED_SHEETS_FULL)
        advised = list(pool.map(compare_both, range(ADVISED_SHORT if short else ADVISED_FULL)))
    lines, disagreements = _judge(tallies, between - start)
    more, first = _judge_advised(advised, time.monotonic() - between)
    if disagreements or first:
        raise RuntimeError("\n".join([*lines, *more, *disagreements[:SHOWN], *first]))
    return [*lines, *more]


def _judge(tallies: Sequence[Tally], seconds: float) -> tuple[list[str], list[str]]:
    """Figures of format 1, and its disagreements."""
    outcomes = sum(tally.outcomes for tally in tallies)
    entries = sum(tally.entries for tally in tallies)
    met = {thing for tally in tallies for thing in tally.met}
    disagreements = [sentence for tally in tallies for sentence in tally.disagreements]
    lines = [
        f"format 1: sheets {outcomes} over {len(tallies)} instruments, {outcomes / seconds:.0f}/s by both",
        f"entries of plans {entries}, kinds of reasons, placements and standings met {len(met)}",
        f"disagreements {len(disagreements)}",
    ]
    return lines, disagreements


def _judge_advised(tallies: Sequence[AdvisedTally], seconds: float) -> tuple[list[str], list[str]]:
    """Figures of format 2, part by part, and the first disagreement in full."""
    whole = AdvisedTally()
    for tally in tallies:
        whole.add(tally)
    parts = [
        f"{part} {whole.agreed[part]}" + (f" (not {whole.disagreed[part]})" if whole.disagreed[part] else "")
        for part in sorted({*whole.agreed, *whole.disagreed})
    ]
    lines = [
        f"format 2: sheets {whole.sheets} over {len(tallies)} instruments, "
        f"{whole.sheets / seconds:.0f}/s by both",
        f"agreements {', '.join(parts)}",
        f"met {', '.join(f'{thing} {count}' for thing, count in sorted(whole.met.items()))}",
        f"disagreements {sum(whole.disagreed.values())}",
    ]
    return lines, [whole.first] if whole.first else []
