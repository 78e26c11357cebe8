"""The prover against brute force on small instruments, on clean ones, and on ones with a seeded defect."""

import os
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import Finding, MirrorState, Report, Severity
from tests.builders.all_sheets import complete_sheets
from tests.builders.clean_instruments import PLANS, clean_document
from tests.builders.defects import Seeded, seeded_defects
from tests.builders.proof_differences import differences, unconfirmed
from tests.builders.proof_oracle import truth_of
from tests.builders.random_instruments import random_definition
from tests.builders.random_mirrors import random_mirrored
from tests.builders.random_snapshots import random_of

SMALL_FULL, SMALL_SHORT = 1000, 60
# Of a small instrument so many complete sheets at most are gone through.
MOST_SHEETS = 700
DETECTED_PERCENT = 95
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one instrument: sentences on what is wrong, and how much was proved in which time."""

    name: str
    faults: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    findings: int
    milliseconds: int
    mirror: MirrorState = MirrorState.NOT_DECLARED


def run(short: bool) -> list[str]:
    """Prove them all; returns lines of figures.

    Raises:
        RuntimeError: a figure misses its bar.
    """
    count = SMALL_SHORT if short else SMALL_FULL
    defects = seeded_defects()[:: 3 if short else 1]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        small = list(pool.map(_against_brute_force, range(count), chunksize=5))
        clean = list(pool.map(_clean, range(0, len(PLANS), 2 if short else 1)))
        seeded = list(pool.map(_seeded, defects))
    lines = [
        f"small instruments {len(small)}, unlike brute force {_faulty(small)}, mirrors {_mirrors(small)}",
        f"clean instruments {len(clean)}, with a false alarm {_faulty(clean)}",
        f"seeded defects {len(seeded)}, found {len(seeded) - _faulty(seeded)}",
        _confirmed([*small, *clean, *seeded]),
        f"slowest proof {max(result.milliseconds for result in [*clean, *seeded]) / 1000:.1f} s",
    ]
    missed = 100 * (len(seeded) - _faulty(seeded)) < DETECTED_PERCENT * len(seeded)
    if (
        _faulty(small)
        or _faulty(clean)
        or missed
        or any(item.unconfirmed for item in [*small, *clean, *seeded])
    ):
        raise RuntimeError("\n".join([*lines, *_shown([*small, *clean, *seeded])]))
    return [*lines, *_shown(seeded)]


def _against_brute_force(seed: int) -> Result:
    """The first instrument from a seed on that is small enough, every second one with a mirror."""
    for offset in range(1000):
        random = random_of(seed + 10_000 * offset)
        made = (
            random_mirrored(random)
            if seed % 2
            else random_definition(random, questions=4 + seed % 3, choices=2, dimensions=2 + seed % 4 // 2)
        )
        if len(list(islice(complete_sheets(made), MOST_SHEETS + 1))) <= MOST_SHEETS:
            report, milliseconds = _proved(made)
            faults = tuple(differences(made, report, truth_of(made)))
            return _result(f"seed {seed}", made, report, faults, milliseconds)
    raise RuntimeError(f"no small instrument from seed {seed} on")


def _clean(place: int) -> Result:
    made = compile_definition(clean_document(PLANS[place]))
    report, milliseconds = _proved(made)
    alarms = (finding for finding in report.findings if finding.severity is not Severity.NOTICE)
    faults = tuple(f"{finding.kind} at {finding.place}" for finding in alarms)
    return _result(PLANS[place].name, made, report, faults, milliseconds)


def _seeded(seeded: Seeded) -> Result:
    made = compile_definition(seeded.document)
    report, milliseconds = _proved(made)
    found = any(_is(finding, seeded) for finding in report.findings)
    return _result(seeded.name, made, report, () if found else ("not found",), milliseconds)


def _is(finding: Finding, seeded: Seeded) -> bool:
    defect = seeded.defect
    return (finding.kind, finding.severity, finding.place) == (defect.kind, defect.severity, defect.place)


def _proved(made: Definition) -> tuple[Report, int]:
    start = time.monotonic()
    report = prove(made)
    return report, round(1000 * (time.monotonic() - start))


def _result(
    name: str, made: Definition, report: Report, faults: tuple[str, ...], milliseconds: int
) -> Result:
    return Result(
        name, faults, tuple(unconfirmed(made, report)), len(report.findings), milliseconds, report.mirror
    )


def _faulty(results: Iterable[Result]) -> int:
    return sum(bool(result.faults) for result in results)


def _mirrors(results: Iterable[Result]) -> str:
    states = Counter(result.mirror for result in results)
    return f"proved {states[MirrorState.PROVED]}, broken {states[MirrorState.BROKEN]}"


def _confirmed(results: Iterable[Result]) -> str:
    made = list(results)
    wrong = sum(len(result.unconfirmed) for result in made)
    return f"findings {sum(result.findings for result in made)}, not confirmed by the engine {wrong}"


def _shown(results: Iterable[Result]) -> list[str]:
    told = [
        f"{result.name}: {sentence}"
        for result in results
        for sentence in (*result.faults, *result.unconfirmed)
    ]
    return told[:SHOWN]
