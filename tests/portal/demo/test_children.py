"""Programs that the demo runs: restarted, given up, ended with all they started."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.demo import children
from portal.demo.children import Child, Program, end_all
from portal.demo.files import DemoError
from tests.support.processes import runs, wait_until

# Starts another program, says its process id, and waits for ever; neither heeds SIGTERM.
STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
other = subprocess.Popen([sys.executable, "-c", "import signal, time; signal.signal(15, 1); print('up', flush=True); time.sleep(60)"])
print(other.pid, flush=True)
time.sleep(60)
"""  # noqa: E501 - one program inside another


def child(tmp_path: Path, program: str) -> Child:
    log = tmp_path / "log" / "program.log"
    return Child(Program("test program", (sys.executable, "-c", program), log), dict(os.environ), tmp_path)


def log_lines(a_child: Child) -> list[str]:
    return a_child.program.log.read_text().split() if a_child.program.log.exists() else []


@pytest.fixture
def sleeper(tmp_path: Path) -> Iterator[Child]:
    """A program that runs until it is ended."""
    a_child = child(tmp_path, "import time; print('up', flush=True); time.sleep(60)")
    a_child.start()
    wait_until(lambda: log_lines(a_child) == ["up"])
    yield a_child
    end_all([a_child])


@pytest.fixture
def _no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "DELAYS", (0.0, 0.0, 0.0))


def test_running_program_is_left_alone(sleeper: Child) -> None:
    pid = sleeper.pid

    sleeper.look()

    assert sleeper.pid == pid


@pytest.mark.usefixtures("_no_delay")
def test_killed_program_is_started_again_and_said(sleeper: Child, capsys: pytest.CaptureFixture[str]) -> None:
    pid = sleeper.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: sleeper.exit_code() is not None)

    sleeper.look()
    sleeper.look()

    assert sleeper.exit_code() is None
    assert sleeper.pid != pid
    assert "The test program ended (exit code -9) and is started again." in capsys.readouterr().out


@pytest.mark.usefixtures("_no_delay")
def test_program_that_dies_again_and_again_is_given_up_with_its_last_words(tmp_path: Path) -> None:
    a_child = child(tmp_path, "raise SystemExit('no luck')")
    a_child.start()

    def until_given_up() -> None:
        while True:
            wait_until(lambda: a_child.exit_code() is not None)
            a_child.look()

    with pytest.raises(
        DemoError, match=r"(?s)no luck.*The test program ended 4 times and is not started again"
    ):
        until_given_up()


@pytest.mark.usefixtures("_no_delay")
def test_deaths_of_a_program_that_ran_well_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "STEADY_SECONDS", -1.0)
    a_child = child(tmp_path, "raise SystemExit(3)")
    a_child.start()

    for _ in range(10):
        wait_until(lambda: a_child.exit_code() is not None)
        a_child.look()
        a_child.look()

    end_all([a_child])


def test_ending_takes_along_what_a_program_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "GRACE_SECONDS", 0.2)
    stubborn = child(tmp_path, STUBBORN)
    stubborn.start()
    wait_until(lambda: len(log_lines(stubborn)) == 2)
    grandchild = next(int(word) for word in log_lines(stubborn) if word.isdigit())

    end_all([stubborn])

    assert stubborn.exit_code() == -signal.SIGKILL
    wait_until(lambda: not runs(grandchild))


def test_ending_ends_nothing_else(sleeper: Child, tmp_path: Path) -> None:
    other = child(tmp_path, "pass")
    other.start()

    end_all([other])

    assert sleeper.exit_code() is None
