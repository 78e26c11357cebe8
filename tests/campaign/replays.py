"""Replays of random instruments equal one by one, and workers are killed while a large one runs."""

import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of, logic_hash
from assessments.domain.engines.v1 import prepare
from assessments.models import Assessment, Replay, ReplayRow, Submission
from assessments.replays.services import REPLAY
from assessments.replays.services.run_replay import run_replay
from portal.jobs.models import ACTIVE, Job, JobState
from tests.builders.all_sheets import path_by_engine
from tests.builders.edited_definitions import edited_pair
from tests.builders.random_instruments import random_sheet
from tests.builders.random_snapshots import random_of
from tests.factories.replays import (
    ContextInHand,
    copy_submissions,
    found_by,
    make_frozen,
    make_replay,
    make_submissions,
)
from tests.portal.jobs.processes import Processes
from tests.support.kept_rows import WRITTEN, emptying

SEED = 20261126
SHEETS = 60
QUESTIONS = 12
# Seconds between two looks at a worker: it is killed where it has come further than the one before it.
PAUSES = (0.05, 0.4)
DEADLINE = 900


@dataclass(frozen=True)
class Size:
    pairs: int
    submissions: int
    kills: int


SHORT = Size(pairs=20, submissions=300_000, kills=3)
FULL = Size(pairs=500, submissions=2_000_000, kills=20)


def run(short: bool) -> list[str]:
    """Both parts; returns lines of figures.

    Raises:
        RuntimeError: a replay differs from one by one, or a submission is missing or double.
    """
    size = SHORT if short else FULL
    return [_equality(size), *_kills(size)]


def _equality(size: Size) -> str:
    compared = flips = 0
    for seed in range(size.pairs):
        source = random_of(SEED + seed)
        old, new = edited_pair(source, edits=4, questions=QUESTIONS, choices=5)
        assessment = Assessment.objects.create(title=f"Pair {seed}", definition="{}")
        sheets = [sheet_of(old, random_sheet(source, old)) for _each in range(SHEETS)]
        made = make_submissions(make_frozen(assessment, old), old, sheets)
        replay = Replay.objects.create(assessment=assessment, against="draft", **_document(new))
        run_replay(ContextInHand({"replay": replay.pk}))
        replay.refresh_from_db()
        expected = _one_by_one(made, old, new)
        if _rows(replay) != expected:
            raise RuntimeError(f"pair {seed}: the replay differs from one by one")
        compared += len(expected)
        flips += found_by(replay).flips + found_by(replay).incomplete_flips
    return f"random pairs {size.pairs}, submissions {compared}, flips {flips}, differences 0"


def _document(definition: Definition) -> dict[str, object]:
    return {"definition": document_of(definition), "sha256": logic_hash(definition)}


def _one_by_one(made: list[Submission], old: Definition, new: Definition) -> dict[int, tuple[str, str]]:
    before, after = prepare(old), prepare(new)
    found = {}
    for row in made:
        sheet = sheet_of(old, row.answers)
        found[row.pk] = path_by_engine(before, sheet), path_by_engine(after, carried(new, sheet, old))
    return found


def _rows(replay: Replay) -> dict[int, tuple[str, str]]:
    rows = ReplayRow.objects.filter(replay=replay).values_list("submission", "before", "after")
    return {key: (replay.codes[before], replay.codes[after]) for key, before, after in rows}


def _kills(size: Size) -> list[str]:
    source = random_of(SEED)
    old, new = edited_pair(source, edits=4, questions=QUESTIONS, choices=5)
    assessment = Assessment.objects.create(title="Large", definition="{}")
    with connection.cursor() as cursor:
        cursor.execute(emptying(*WRITTEN))
    version = make_frozen(assessment, old)
    sheets = [sheet_of(old, random_sheet(source, old)) for _each in range(500)]
    drawn = make_submissions(version, old, sheets)
    copy_submissions(version, size.submissions - len(drawn))
    replay = make_replay(assessment, new)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="replays-") as logs:
        processes = Processes(Path(logs))
        try:
            kills = _kill_while_running(processes, size.kills, began)
        finally:
            processes.end_all()
    return _judge(replay, size, kills, time.monotonic() - began)


def _kill_while_running(processes: Processes, most: int, began: float) -> int:
    chance = random.Random(SEED)  # noqa: S311 - pauses, not secrets
    worker = processes.worker()
    kills = done = 0
    jobs = Job.objects.filter(kind=REPLAY)
    while jobs.filter(state__in=ACTIVE).exists():
        if time.monotonic() - began > DEADLINE:
            raise RuntimeError(f"the replay had not ended after {DEADLINE} s")
        time.sleep(chance.uniform(*PAUSES))
        # One that never began has nothing to lose.
        job = jobs.filter(state=JobState.RUNNING, done__gt=done).first()
        if kills < most and job:
            processes.kill(worker)
            done = job.done
            # The attempts that a job has are for handlers that fail, not for this campaign.
            jobs.update(attempts=0, max_attempts=most + 5)
            kills += 1
            worker = processes.worker()
    return kills


def _judge(replay: Replay, size: Size, kills: int, seconds: float) -> list[str]:
    replay.refresh_from_db()
    stored = Counter(ReplayRow.objects.filter(replay=replay).values_list("submission", flat=True))
    missing = len(set(Submission.objects.values_list("pk", flat=True)) - set(stored))
    double = sum(1 for count in stored.values() if count > 1)
    told = found_by(replay).submissions
    line = (
        f"submissions {size.submissions}, kills {kills}, missing {missing}, double {double}, "
        f"told {told}, {seconds:.0f} s"
    )
    if missing or double or told != size.submissions or not kills:
        raise RuntimeError(line)
    return [line]
