"""What is searched for, and how long, in deterministic time: the same on every machine."""

from collections.abc import Collection
from dataclasses import dataclass

from assessments.domain.margin.options import Allowed

# For one step of the solver, and for all that is asked about one sheet: somebody waits for it.
STEP = 0.5
SHEET = 1.5


@dataclass(slots=True)
class Budget:
    """Deterministic seconds that are left for a sheet."""

    left: float = SHEET

    def step(self) -> float:
        """How long the next step may take."""
        return min(STEP, self.left)

    def spend(self, seconds: float) -> None:
        """Take off what a step took."""
        self.left = max(0.0, self.left - seconds)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sheet that leads to one of some paths, by allowed answers, near to one with `present` options."""

    present: tuple[int, ...]
    paths: Collection[int]
    allowed: Allowed
    budget: Budget
