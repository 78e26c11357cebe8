"""A bar at the terminal."""

import sys
from collections.abc import Callable

from django.core.management.base import OutputWrapper

WIDTH = 30
# The bar is drawn anew this many times at most: a terminal is slower than the work.
STEPS = 300


def bar_on(stream: OutputWrapper) -> Callable[[int, int], None] | None:
    """A function that draws how much is done of how much; None where nobody looks at a terminal."""
    if not sys.stderr.isatty():
        return None

    def draw(done: int, total: int) -> None:
        step = max(-(-total // STEPS), 1)
        if done < total and done // step == draw_state[0]:
            return
        draw_state[0] = done // step
        filled = WIDTH * done // max(total, 1)
        bar = "█" * filled + "░" * (WIDTH - filled)
        stream.write(f"\r{bar} {done} of {total}", style_func=str, ending="" if done < total else "\n")

    draw_state = [-1]
    return draw
