"""How long a proof takes, and what of it the import of the solver is."""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator

from assessments.domain.definitions.definition import Definition
from assessments.domain.proof.prover import prove
from assessments.domain.proof.report import FindingKind, Report
from tests.assessments.find_your_path import DEFINITION
from tests.builders.instruments import definition, rule, single
from tests.builders.random_snapshots import random_of
from tests.support.measuring import Figure

SMALL, LARGE = 12, 40
SMALL_SECONDS, LARGE_SECONDS = 10, 60
SEEDS = range(3)
EXACT = [{"score": "project", "at_least": 50}, {"score": "project", "at_most": 50}]
RULES = [
    rule("exact", "odd", *EXACT, {"score": "work", "at_least": 73}),
    rule("project", "project", {"difference": ["project", "work"], "at_least": 20}),
    rule("work", "work", {"difference": ["work", "project"], "at_least": 20}),
    rule("both", "both", {"score": "project", "at_least": 60}, {"score": "work", "at_least": 60}),
    rule("shadowed", "both", {"score": "project", "at_least": 85}, {"score": "work", "at_least": 86}),
]


def run() -> Iterator[Figure | str]:
    """Seconds of a proof, the slowest of some, against the bars."""
    for questions, bar in ((SMALL, SMALL_SECONDS), (LARGE, LARGE_SECONDS)):
        timed = [_proved(irregular(questions, seed)) for seed in SEEDS]
        yield _figure(f"{questions} questions × 5 choices", max(seconds for seconds, _report in timed), bar)
        yield from (_told(report) for _seconds, report in timed[:1])
    seconds, report = _proved(DEFINITION)
    yield _figure("“Find your path”", seconds, LARGE_SECONDS)
    yield _told(report)
    yield Figure("import of the solver alone", f"{_imported():.1f} s")


def _figure(name: str, seconds: float, bar: int) -> Figure:
    return Figure(name, f"{seconds:.1f} s", f"≤ {bar} s", seconds <= bar)


def irregular(questions: int, seed: int) -> Definition:
    """Single choices of five with points that have no common factor, each of them feeding both dimensions."""
    random = random_of(seed)
    asked = []
    for place in range(questions):
        main, other = ("project", "work") if place % 2 else ("work", "project")
        inner = sorted(random.sample(range(1, 20), 3))
        points = [{}, *({main: most, other: random.randint(0, 5)} for most in inner), {main: 20, other: 6}]
        asked.append(single(f"q{place}", {f"c{number}": earned for number, earned in enumerate(points)}))
    return definition(*asked, rules=RULES, dimensions=[{"key": "project"}, {"key": "work"}])


def _proved(made: Definition) -> tuple[float, Report]:
    start = time.monotonic()
    report = prove(made)
    return time.monotonic() - start, report


def _told(report: Report) -> str:
    kinds = Counter(finding.kind for finding in report.findings)
    open_ones = kinds.pop(FindingKind.NOT_PROVEN, 0)
    found = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    return f"  findings: {found or 'none'}; not proven {open_ones}; shares {report.shares.method}"


def _imported() -> float:
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", "import assessments.domain.answer_space.solver"],
        check=True,
    )
    return time.monotonic() - start
