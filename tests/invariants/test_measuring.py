"""Benchmarks and campaigns: found without a list, a missed bar is said, a failure is not lost."""

from types import ModuleType

import pytest

from tests.benchmarks.__main__ import report
from tests.campaign.__main__ import passes
from tests.support import measuring
from tests.support.discovery import programs
from tests.support.measuring import Figure


def program(run: object) -> ModuleType:
    module = ModuleType("tests.benchmarks.bench_planted")
    module.run = run  # type: ignore[attr-defined]  # what the module is for
    return module


def test_every_benchmark_and_campaign_can_be_run() -> None:
    assert all(callable(module.run) for module in programs("tests.benchmarks", "bench_"))
    assert [module.__name__ for module in programs("tests.campaign")]


def test_missed_bar_is_counted_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    module = program(lambda: [measuring.at_most("page", 0.5, 0.25), measuring.at_least("cached", 0.95, 0.9)])
    assert report([module]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "page    0.500 ×  ≤ 0.25 ×  below the bar" in lines
    assert "cached  0.950 ×  ≥ 0.9 ×   ok" in lines


def test_crash_of_a_benchmark_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        report([program(lambda: [str(1 // 0)])])


def test_failed_campaign_is_told_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    def run(short: bool) -> list[str]:
        raise RuntimeError("an acknowledged write is gone")

    assert passes(program(run), short=True) is False
    assert "an acknowledged write is gone" in capsys.readouterr().err


def test_campaign_prints_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert passes(program(lambda short: [f"{10 if short else 200} kills"]), short=True)
    assert "10 kills" in capsys.readouterr().out


def test_actions_are_called_in_turn_and_each_at_least_five_times() -> None:
    calls: list[str] = []
    timings = measuring.compare(
        {"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, seconds=0, warm_up=1
    )
    assert calls == ["a", "b", *["a", "b"] * 5]
    assert len(timings["a"].seconds) == 5


def test_median_and_p95_are_those_of_the_calls() -> None:
    timing = measuring.Timing(tuple(float(number) for number in range(1, 101)))
    assert (timing.median, timing.p95) == (50.5, 96.0)


def test_table_without_figures_is_empty() -> None:
    assert measuring.table([]) == []
    assert measuring.table([Figure("a", "1")]) == ["a  1"]
