"""The bar at the terminal."""

from io import StringIO

import pytest
from django.core.management.base import OutputWrapper

from assessments.management.progress import STEPS, bar_on


def test_bar_is_drawn_a_bounded_number_of_times_and_ends_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    out = StringIO()
    draw = bar_on(OutputWrapper(out))
    assert draw is not None

    for done in range(1, 10_001):
        draw(done, 10_000)

    lines = out.getvalue().split("\r")[1:]
    assert len(lines) <= STEPS + 1
    assert lines[-1] == f"{'█' * 30} 10000 of 10000\n"
    assert all("\n" not in line for line in lines[:-1])


def test_nobody_at_a_terminal_sees_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)

    assert bar_on(OutputWrapper(StringIO())) is None
