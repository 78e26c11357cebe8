"""Faults are planted in assessments.domain, one at a time: how many of them do its tests notice?"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from tests.support.mutants import Mutant, faults_in, mutant
from tests.support.repository import ROOT, python_files, source_files

DOMAIN = Path("assessments/domain")
TESTS = Path("tests/assessments/domain")
# It notices that an engine was edited, not what the edit does.
LEFT_OUT = TESTS / "engines" / "test_frozen_engines.py"
SEED = 20261125
MUTANTS_FULL, MUTANTS_SHORT = 200, 6
# Percent of mutants that have to be noticed.
BAR = 80
# A fault may make a loop endless.
TIMEOUT_SECONDS = 600
# The tests of the domain need neither Django nor a database, and are quicker without.
PYTEST = (
    *(sys.executable, "-B", "-m", "pytest", "-q", "-x", "-c", os.devnull, "--rootdir=.", "--noconftest"),
    *("-p", "no:cacheprovider", "-p", "no:django", "-p", "no:xdist", f"--ignore={LEFT_OUT}"),
    # Hypothesis's own: the same examples each time, and none fails for being slow to make.
    "--hypothesis-profile=ci",
)


@dataclass(frozen=True)
class Fault:
    module: Path
    mutant: Mutant


def run(short: bool) -> list[str]:
    """Plant a sample of all faults, in copies of the sources; returns the score and what went unnoticed.

    Raises:
        RuntimeError: fewer faults than the bar asks for are noticed, or the tests fail without any.
    """
    number = MUTANTS_SHORT if short else MUTANTS_FULL
    places = all_places()
    sample = sorted(places, key=_lot)[:number]
    chosen = [
        Fault(module, mutant((ROOT / module).read_text(encoding="utf-8"), place)) for module, place in sample
    ]
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        workers = os.cpu_count() or 1
        for worker in range(workers):
            copies.put(_copied_to(Path(folder) / str(worker)))
        if not _passes(Path(folder) / "0", DOMAIN):
            raise RuntimeError("The tests fail without a fault.")
        with ThreadPoolExecutor(workers) as pool:
            noticed = list(pool.map(lambda fault: _is_noticed(fault, copies), chosen))
    return _judge(chosen, noticed, len(places))


def all_places() -> list[tuple[Path, int]]:
    """Module and number of every fault that can be planted."""
    return [
        (path.relative_to(ROOT), place)
        for path in python_files(ROOT / DOMAIN)
        for place in range(faults_in(path.read_text(encoding="utf-8")))
    ]


def _lot(place: tuple[Path, int]) -> str:
    """The lot of a fault, which no change of another module draws anew."""
    return hashlib.sha256(f"{SEED} {place[0]} {place[1]}".encode()).hexdigest()


def _copied_to(folder: Path) -> Path:
    """The sources in a folder of their own."""
    for path in source_files():
        if path.suffix != ".pyc":
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return folder


def _is_noticed(fault: Fault, copies: "SimpleQueue[Path]") -> bool:
    folder = copies.get()
    target = folder / fault.module
    sound = target.read_text(encoding="utf-8")
    try:
        target.write_text(fault.mutant.source, encoding="utf-8")
        return not _passes(folder, fault.module)
    finally:
        target.write_text(sound, encoding="utf-8")
        copies.put(folder)


def _passes(folder: Path, module: Path) -> bool:
    """Whether the tests pass; those of the module's own name come first."""
    first = sorted(
        str(path.relative_to(folder)) for path in (folder / TESTS).rglob(f"test_{module.stem}*.py")
    )
    try:
        ended = subprocess.run(
            [*PYTEST, *first, str(TESTS)],
            cwd=folder,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def _judge(faults: list[Fault], noticed: list[bool], of_all: int) -> list[str]:
    percent = 100 * sum(noticed) // len(noticed)
    lines = [f"mutation score {percent} %: {sum(noticed)} of {len(faults)} faults, a sample of {of_all}"]
    lines += [
        f"unnoticed: {fault.module}:{fault.mutant.line}: {fault.mutant.change}"
        for fault, seen in zip(faults, noticed, strict=True)
        if not seen
    ]
    if percent < BAR:
        raise RuntimeError("\n".join(lines))
    return lines
