"""Measuring: medians of many calls, several things in turn so that a drifting machine slows all alike."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LEAST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a benchmark's table; `ok` is None where there is no bar to meet."""

    name: str
    measured: str
    bar: str = ""
    ok: bool | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that each call took, sorted."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle, in seconds."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """Seconds within which 95 of 100 calls ended."""
        return self.seconds[min(len(self.seconds) - 1, int(len(self.seconds) * 0.95))]

    def __str__(self) -> str:
        return f"{self.median * 1000:.2f} ms (p95 {self.p95 * 1000:.2f}, {len(self.seconds)} calls)"


def measure(action: Callable[[], object], *, seconds: float = 2.0, warm_up: int = 3) -> Timing:
    """Call an action for about `seconds`, at least five times, after `warm_up` calls that do not count."""
    return compare({"action": action}, seconds=seconds, warm_up=warm_up)["action"]


def compare(
    actions: Mapping[str, Callable[[], object]], *, seconds: float = 4.0, warm_up: int = 3
) -> dict[str, Timing]:
    """Call actions in turn for about `seconds` in all, each at least five times, after warming up."""
    for action in actions.values():
        for _call in range(warm_up):
            action()
    taken: dict[str, list[float]] = {name: [] for name in actions}
    end = time.perf_counter() + seconds
    rounds = 0
    while rounds < LEAST_ROUNDS or time.perf_counter() < end:
        for name, action in actions.items():
            start = time.perf_counter()
            action()
            taken[name].append(time.perf_counter() - start)
        rounds += 1
    return {name: Timing(tuple(sorted(calls))) for name, calls in taken.items()}


def at_most(name: str, ratio: float, bar: float) -> Figure:
    """A ratio that must not exceed its bar."""
    return Figure(name, f"{ratio:.3f} ×", f"≤ {bar:g} ×", ratio <= bar)


def at_least(name: str, ratio: float, bar: float) -> Figure:
    """A ratio that must reach its bar."""
    return Figure(name, f"{ratio:.3f} ×", f"≥ {bar:g} ×", ratio >= bar)


def machine_facts() -> str:
    """Where figures come from: processor count, system, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return f"{cores} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def table(figures: list[Figure]) -> list[str]:
    """Lines of a table; a bar that is missed is said in words."""
    rows = [(figure.name, figure.measured, figure.bar, _verdict(figure.ok)) for figure in figures]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _verdict(ok: bool | None) -> str:
    if ok is None:
        return ""
    return "ok" if ok else "below the bar"
