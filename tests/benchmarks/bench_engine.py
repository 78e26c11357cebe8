"""The engine on “Find your path” and the project's facts, beside what Python itself takes."""

import json
from collections.abc import Callable
from itertools import cycle

from assessments.domain.canonical import canonical_json
from assessments.domain.engines.v1 import evaluate, visible_questions
from assessments.domain.outcomes.document import outcome_document
from assessments.domain.snapshots.snapshot import Snapshot
from tests.assessments.find_your_path import A_DAY, NO_FACTS, PREPARED, of_points
from tests.factories.real_catalogue import real_snapshot
from tests.support.measuring import Figure, compare

# Points in project work and in ongoing work, of 32 each: sheets that lead to every path.
SHEETS = tuple(of_points(*points) for points in ((28, 6), (6, 28), (24, 23), (8, 9), (17, 16)))
CALLS = 20 * len(SHEETS)
MICROSECONDS = 1_000_000 / CALLS

EMPTY, READ = "an empty function", "json.loads of an outcome"


def run() -> list[Figure]:
    """Microseconds a call, and how many calls of an empty function and of json.loads these are."""
    facts = real_snapshot()
    document = canonical_json(outcome_document(evaluate(PREPARED, SHEETS[0], (), facts, A_DAY)))
    sheets = cycle(SHEETS)
    timings = compare(
        {
            EMPTY: _often(_nothing),
            READ: _often(lambda: json.loads(document)),
            "which questions are asked": _often(lambda: visible_questions(PREPARED, next(sheets))),
            "scores, rule and reasons": _often(_evaluating(NO_FACTS)),
            "all of it, with a plan over the facts": _often(_evaluating(facts)),
        },
        seconds=8,
    )
    return [
        Figure(
            name,
            f"{timing.median * MICROSECONDS:.2f} µs: {timing.median / timings[EMPTY].median:.0f} × empty, "
            f"{timing.median / timings[READ].median:.2f} × json.loads",
        )
        for name, timing in timings.items()
    ]


def _nothing() -> None:
    """What calling costs."""


def _evaluating(snapshot: Snapshot) -> Callable[[], object]:
    sheets = cycle(SHEETS)
    return lambda: evaluate(PREPARED, next(sheets), (), snapshot, A_DAY)


def _often(action: Callable[[], object]) -> Callable[[], None]:
    """The action as often as clocks need to tell it from nothing."""

    def calls() -> None:
        for _call in range(CALLS):
            action()

    return calls
