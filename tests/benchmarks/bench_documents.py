"""Reading stored documents, beside what Python's own JSON takes for the same bytes."""

import json
from collections.abc import Callable, Sequence
from itertools import cycle

from assessments.domain.canonical import canonical_json
from assessments.domain.engines.v1 import evaluate
from assessments.domain.outcomes.document import outcome_document, parse_outcome
from assessments.domain.snapshots.document import parse_snapshot, snapshot_document
from tests.assessments.find_your_path import A_DAY, PREPARED, of_points
from tests.factories.real_catalogue import real_snapshot
from tests.support.measuring import Figure, at_most, compare

# Points in project work and in ongoing work, of 32 each: sheets that lead to every path.
POINTS = ((28, 6), (6, 28), (24, 23), (8, 9), (17, 16))
OUTCOMES = 1000
SNAPSHOTS = 20
# Reading by hand took twice as long as json.loads; the rest of the bar is for noise.
BAR = 3.5


def run() -> list[Figure]:
    """How many times as long as json.loads it takes to make a value of what that read."""
    facts = real_snapshot()
    outcomes = [
        canonical_json(outcome_document(evaluate(PREPARED, of_points(*points), (), facts, A_DAY)))
        for points in POINTS
    ]
    snapshots = [canonical_json(snapshot_document(facts))]
    return [
        *_figures(f"{OUTCOMES} outcomes", outcomes, OUTCOMES, parse_outcome),
        *_figures(f"{SNAPSHOTS} snapshots", snapshots, SNAPSHOTS, parse_snapshot),
    ]


def _figures(
    name: str, texts: Sequence[bytes], times: int, parse: Callable[[object], object]
) -> list[Figure]:
    documents = [json.loads(text) for text in texts]
    timings = compare(
        {"json": _each(json.loads, texts, times), "values": _each(parse, documents, times)}, seconds=6
    )
    seconds = timings["values"].median
    return [
        Figure(name, f"{seconds * 1000:.1f} ms"),
        at_most(f"{name}, × json.loads", seconds / timings["json"].median, BAR),
    ]


def _each(action: Callable[..., object], items: Sequence[object], times: int) -> Callable[[], None]:
    """The action on so many items, one after the other; nothing is kept, as when a page reads one."""

    def calls() -> None:
        rest = cycle(items)
        for _call in range(times):
            action(next(rest))

    return calls
