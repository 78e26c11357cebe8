"""When a delivery is tried again, and for how long a server that fails is left alone."""

import random
from collections.abc import Callable
from datetime import timedelta

# After each try that failed, in seconds. A little more than five days in all, so that a server that has been
# away since the first try is known to be by the last.
PAUSES = (5, 60, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, 86_400, 86_400)
# Each is longer by up to so much, by chance: what failed together does not come back together.
JITTER = 0.2
# A server that fails is asked for one delivery at a time, with pauses up to this one.
LONGEST_REST = timedelta(minutes=30)
# After so long without any success a webhook is switched off.
FAILS_FOR = timedelta(days=5)


def pause_after(tries: int, chance: Callable[[], float] = random.random) -> timedelta | None:
    """The pause after so many tries of a delivery, 1 at least; None when it is given up."""
    if tries > len(PAUSES):
        return None
    return timedelta(seconds=PAUSES[tries - 1] * (1 + JITTER * chance()))


def rest_after(failures: int, chance: Callable[[], float] = random.random) -> timedelta:
    """How long a server is left alone after so many failures in a row, 1 at least."""
    pause = pause_after(min(failures, len(PAUSES)), chance) or LONGEST_REST
    return min(pause, LONGEST_REST)
