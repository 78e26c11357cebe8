"""How many branches the tests go through: of the whole, and within minutes of `assessments.domain` alone.

Tracing makes the suite take twice as long, so it is no part of it. What runs in processes of its own, such as
the database's keeper and workers, is not seen (pyproject.toml).
"""

import os
import re
import subprocess
import sys

from tests.support.repository import ROOT

DOMAIN = "assessments/domain"
# Percent of the domain; of the whole, pyproject.toml has the floor.
FLOOR_OF_DOMAIN = 98
PYTEST = (
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "--dist",
    "loadgroup",
    "-p",
    "no:cacheprovider",
    "--cov-report=term",
)
TOTAL = re.compile(r"^TOTAL\s.*?([\d.]+)%$", re.MULTILINE)


def run(short: bool) -> list[str]:
    """Run tests with coverage; returns the figure.

    Raises:
        RuntimeError: a test fails, or the figure is below its floor.
    """
    ran = (
        (f"tests/{DOMAIN}", f"--cov={DOMAIN}", f"--cov-fail-under={FLOOR_OF_DOMAIN}") if short else ("--cov",)
    )
    workers = str((os.cpu_count() or 1) + 1)
    # A database of their own: the suite starts one.
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    ended = subprocess.run(
        [*PYTEST, "-n", workers, *ran], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    total = TOTAL.search(ended.stdout)
    if ended.returncode or total is None:
        raise RuntimeError(f"{ended.stdout[-3000:]}\n{ended.stderr[-1000:]}")
    return [f"branches and lines of {DOMAIN if short else 'the whole'} that tests go through: {total[1]} %"]
