"""Outcomes of many versions and catalogues are recomputed: all equal, in memory that stays flat."""

import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

from assessments.attempts.services.submit_attempt import submit_attempt
from assessments.catalogue.queries import kept_snapshot
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import AssessmentVersion, Attempt
from assessments.results.queries.verification import verify_outcomes
from tests.factories.assessments import NOW, make_assessment, make_version
from tests.factories.real_catalogue import real_snapshot

OUTCOMES_FULL, OUTCOMES_SHORT = 10_000, 500
VERSIONS = 50
SEED = 20261201
# Versions and catalogues are kept up to a number, which is reached by then; from there memory in MiB may grow
# by so much.
STEADY = 0.7
MOST_GROWTH = 16


def run(short: bool) -> list[str]:
    """Submit under ever newer versions and catalogues, then verify all; returns lines of figures.

    Raises:
        RuntimeError: an outcome differs, or memory grew.
    """
    number = OUTCOMES_SHORT if short else OUTCOMES_FULL
    chance = random.Random(SEED)  # noqa: S311 - answers, not secrets
    assessment = make_assessment("Verified")
    for step in range(VERSIONS):
        version = make_version(assessment, training_hours_a_week=1 + step, plan_size=1 + step % 20)
        submit_some(version, catalogue_of(step), number // VERSIONS, chance)
    peaks: list[int] = []

    def watch(done: int, total: int) -> None:
        if done >= total * STEADY:
            peaks.append(peak())

    start = time.monotonic()
    result = verify_outcomes(watch)
    seconds = time.monotonic() - start
    growth = peaks[-1] - peaks[0]
    if result.differences or result.checked < number or growth > MOST_GROWTH:
        raise RuntimeError(f"{result.checked} checked, {len(result.differences)} differ, {growth} MiB more")
    return [
        f"outcomes of {VERSIONS} versions and catalogues: {result.checked}, differing: 0",
        f"{result.checked / seconds:.0f} verified/s, memory grown by {growth} MiB",
    ]


def catalogue_of(step: int) -> Snapshot:
    """The real catalogue, from which another certification is gone at each step."""
    snapshot = real_snapshot()
    gone = step % len(snapshot.certifications)
    left = snapshot.certifications[:gone] + snapshot.certifications[gone + 1 :]
    return replace(snapshot, certifications=left)


def submit_some(version: AssessmentVersion, catalogue: Snapshot, number: int, chance: random.Random) -> None:
    """Submit so many runs of chance answers while this is the catalogue."""
    with patch.object(kept_snapshot, "current_snapshot", lambda: catalogue):
        kept_snapshot.forget_snapshot()
        runs = Attempt.objects.bulk_create(made(version, number, chance))
        for days, attempt in enumerate(runs):
            submit_attempt(attempt.pk, now=NOW + timedelta(days=days))
    kept_snapshot.forget_snapshot()


def made(version: AssessmentVersion, number: int, chance: random.Random) -> Iterator[Attempt]:
    """Runs with an answer to every scored question and to some of the others."""
    for _number in range(number):
        answers: dict[str, object] = {
            "share": chance.choice(("projects", "half", "operations", "not_sure")),
            "planning": chance.choice(("1", "2", "3", "not_sure")),
            "routine": chance.choice(("1", "2", "3", "not_sure")),
            "lead": chance.choice(("yes", "no", "not_sure")),
            "tools": chance.choice((None, [], ["boards"], ["boards", "sheets"])),
            "months": chance.choice((None, 0, 14, 36, 600)),
            "@held": chance.choice((None, [{"slug": "capm"}], [{"slug": "pmp", "expires_on": "2027-05-01"}])),
        }
        stored = {
            key: {"value": value, "revision": 1, "at": NOW.isoformat()} for key, value in answers.items()
        }
        yield Attempt(version=version, answers=stored)


def peak() -> int:
    """The most memory that this process ever took, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
