"""The nearest sheets of all other paths, on instruments of 30 questions, 5 choices and 10 dimensions.

Each call makes the instrument ready, the solver's model too, and looks over all questions and over the
changeable ones. OR-tools is imported before.
"""

import time
from collections import Counter

from assessments.domain.engines.registry import engine_of
from assessments.domain.margin import solver_search
from assessments.domain.margin.result import State
from assessments.domain.margin.search import counterfactuals
from tests.assessments.find_your_path import A_DAY, DEFINITION, NO_FACTS, of_points
from tests.builders.large_instruments import large_definition, large_sheet
from tests.builders.margin_search import search_of
from tests.builders.random_snapshots import random_of
from tests.support.measuring import Figure, Timing, compare

INSTRUMENTS = 60
FEWER = 20
MOST_MILLISECONDS = 150
SIZES = (
    {"questions": 15},
    {"questions": 60},
    {"choices": 3},
    {"choices": 9},
    {"dimensions": 5},
    {"dimensions": 20},
)
# Points in project work and in ongoing work of “Find your path”.
POINTS = ((28, 6), (6, 28), (24, 23), (8, 9), (17, 16), (32, 0), (0, 32), (20, 20), (14, 12))


def run() -> list[Figure]:
    """Milliseconds for all paths of one sheet, and how they grow."""
    assert solver_search, "OR-tools is there before anything is timed"
    bars = [_bar(branching=False), _bar(branching=True)]
    grown = [
        _figure(f"{words}, {'with' if branching else 'without'} branching", *_timed(FEWER, branching, size))
        for size in SIZES
        for branching in (False, True)
        for words in [" ".join(f"{value} {name}" for name, value in size.items())]
    ]
    return [*bars, *grown, _find_your_path(), *_evaluation()]


def _bar(*, branching: bool) -> Figure:
    timing, states = _timed(INSTRUMENTS, branching, {})
    figure = _figure(f"30 × 5 × 10, {'with' if branching else 'without'} branching", timing, states)
    return Figure(
        figure.name,
        figure.measured,
        f"p95 ≤ {MOST_MILLISECONDS} ms, all proved",
        timing.p95 * 1000 <= MOST_MILLISECONDS and not states[State.NOT_PROVEN],
    )


def _timed(count: int, branching: bool, size: dict[str, int]) -> tuple[Timing, Counter[State]]:
    taken, states = [], Counter[State]()
    for seed in range(count):
        random = random_of(seed)
        instrument = large_definition(random, branching=branching, **size)
        sheet = large_sheet(random, instrument)
        start = time.perf_counter()
        found = counterfactuals(search_of(instrument), sheet)
        taken.append(time.perf_counter() - start)
        states.update(item.state for item in found)
    return Timing(tuple(sorted(taken))), states


def _find_your_path() -> Figure:
    """Prepared once, as the site has it."""
    search = search_of(DEFINITION)
    taken, states = [], Counter[State]()
    for points in POINTS:
        start = time.perf_counter()
        found = counterfactuals(search, of_points(*points))
        taken.append(time.perf_counter() - start)
        states.update(item.state for item in found)
    return _figure("“Find your path”, made ready before", Timing(tuple(sorted(taken))), states)


def _evaluation() -> list[Figure]:
    """What the margin adds to an outcome."""
    one, two = engine_of(1), engine_of(2)
    first, second = one.prepare(DEFINITION), two.prepare(DEFINITION)
    sheet = of_points(24, 23)
    timings = compare(
        {
            "an outcome without margin (engine 1)": lambda: one.evaluate(first, sheet, (), NO_FACTS, A_DAY),
            "an outcome with margin (engine 2)": lambda: two.evaluate(second, sheet, (), NO_FACTS, A_DAY),
        }
    )
    return [Figure(name, str(timing)) for name, timing in timings.items()]


def _figure(name: str, timing: Timing, states: Counter[State]) -> Figure:
    found = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
    return Figure(
        name, f"p50 {timing.median * 1000:.0f} ms, p95 {timing.p95 * 1000:.0f} ms ({found.replace('_', ' ')})"
    )
