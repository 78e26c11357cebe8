"""A replay of made-up submissions against an edited definition, beside other ways of doing the same.

BENCH_ROWS (1,000,000 where it is not set) says how many submissions. Other ways do a part of them.
"""

import copy
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any
from unittest.mock import patch

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from assessments.catalogue.queries.kept_snapshot import KeptSnapshot
from assessments.domain.answer_space.space import space_of
from assessments.domain.answers.parser import sheet_of
from assessments.domain.answers.transfer import carried
from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Definition
from assessments.domain.definitions.writer import document_of, logic_hash
from assessments.domain.engines.v1 import prepare
from assessments.domain.replay.stored_rows import Reading, StoredAnswers, StoredField, reading_of
from assessments.domain.replay.translation import Replayer
from assessments.domain.snapshots.document import snapshot_document, snapshot_hash
from assessments.models import (
    Assessment,
    AssessmentVersion,
    CatalogueSnapshot,
    Replay,
    ReplayRow,
    Submission,
)
from assessments.replays.services.run_replay import run_replay
from portal.demo.learners import seed_learners as seeding
from portal.demo.learners.rows import DOMAIN
from tests.assessments.find_your_path import DOCUMENT
from tests.benchmarks.bench_export import EMPTY, growth
from tests.builders.all_sheets import path_by_engine
from tests.builders.random_instruments import random_sheet
from tests.builders.random_snapshots import random_of
from tests.factories.real_catalogue import real_snapshot
from tests.factories.replays import ContextInHand, copy_submissions, found_by, make_frozen, make_submissions
from tests.support.measuring import Figure

ROWS = int(os.environ.get("BENCH_ROWS") or 1_000_000)
# Submissions of which the others are copies.
DRAWN = 500
# How many the other ways do.
ONE_BY_ONE, BY_ROWS, AS_TEXT = 1_000, 20_000, 100_000
BAR = 150_000
# Whose plans are made anew.
LEARNERS = 1_000


@dataclass(slots=True)
class Timed(ContextInHand):
    """Takes down when it is told how far the replay is."""

    at: list[float] = field(default_factory=list)

    def progress(self, done: int, total: int | None = None, message: str = "") -> None:
        ContextInHand.progress(self, done, total, message)
        self.at.append(time.perf_counter())

    def save_checkpoint(
        self, checkpoint: Any, *, done: int = 0, total: int | None = None, message: str = ""
    ) -> None:
        ContextInHand.save_checkpoint(self, checkpoint, done=done, total=total, message=message)
        self.at.append(time.perf_counter())


def run() -> list[Figure]:
    """Submissions a second, memory and progress of the whole job; then the other ways."""
    with _submissions(ROWS // 10) as (version, old):
        new = edited()
        run_replay(_context(version, new))
        few = growth(lambda: run_replay(_context(version, new)))
        few_rate = _rate(version, new)[0]
        copy_submissions(version, ROWS - ROWS // 10)
        many = growth(lambda: run_replay(_context(version, new)))
        rate, figures = _rate(version, new)
        others = {name: _seconds_of(way, version, old, new) for name, way in OTHERS.items()}
    return [
        Figure("load of the machine", f"{os.getloadavg()[0]:.1f}"),
        *figures,
        Figure("growth of memory", f"{many:.1f} MiB"),
        Figure(f"growth of memory at {ROWS // 10:,}", f"{few:.1f} MiB", "the same", many <= few + 8),
        Figure(f"submissions a second at {ROWS // 10:,}", f"{few_rate:,.0f}"),
        *(Figure(name, f"{found:,.0f}/s: {rate / found:.1f} × slower") for name, found in others.items()),
        *_plans(),
    ]


def edited() -> Definition:
    """“Find your path” with two thresholds moved, a rule moved, and a question turned round."""
    document = copy.deepcopy(DOCUMENT)
    for rule in document["rules"][:2]:
        for condition in rule.get("when", []):
            if "score" in condition and "at_least" in condition:
                condition["at_least"] += 7
    scale = next(item for item in document["questions"] if item["kind"] == "scale")
    scale["weights"] = {name: weight * 2 for name, weight in scale["weights"].items()}
    document.pop("mirror", None)
    return compile_definition(document)


@contextmanager
def _submissions(count: int) -> Iterator[tuple[AssessmentVersion, Definition]]:
    assessment = Assessment.objects.create(title="Find your path", definition="{}")
    definition = compile_definition(DOCUMENT)
    version = make_frozen(assessment, definition)
    random = random_of(20261122)
    drawn = [sheet_of(definition, random_sheet(random, definition)) for _each in range(DRAWN)]
    make_submissions(version, definition, drawn)
    copy_submissions(version, count - DRAWN)
    try:
        yield version, definition
    finally:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE assessments_replayrow, assessments_replay")
            cursor.execute(EMPTY)


def _context(version: AssessmentVersion, new: Definition) -> Timed:
    """A new replay; earlier ones are gone as if they had never been."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE assessments_replayrow, assessments_replay")
    made = Replay.objects.create(
        assessment=version.assessment, against="draft", definition=document_of(new), sha256=logic_hash(new)
    )
    return Timed({"replay": made.pk})


def _rate(version: AssessmentVersion, new: Definition) -> tuple[float, list[Figure]]:
    """Three replays; of the middle one submissions a second, and what else it shows."""
    found = []
    for _round in range(3):
        context = _context(version, new)
        start = time.perf_counter()
        run_replay(context)
        whole = time.perf_counter() - start
        stored = next(at for at, (done, total) in zip(context.at, context.told, strict=True) if done == total)
        gap = max(after - before for before, after in pairwise([start, *context.at]))
        found.append((stored - start, whole, gap))
    seconds, whole, gap = sorted(found)[1]
    replay = Replay.objects.get()
    result = found_by(replay)
    count = result.submissions
    rate = count / seconds
    return rate, [
        Figure("submissions read, judged and stored", f"{count:,} in {seconds:.2f} s"),
        Figure("a second", f"{rate:,.0f}", f"≥ {BAR:,}", rate >= BAR),
        Figure("with the edits behind the flips", f"{whole:.2f} s"),
        Figure("longest time without progress", f"{gap:.2f} s", "≤ 1 s", gap <= 1),
        Figure("another path", f"{result.flips + result.incomplete_flips:,}"),
    ]


def _plans() -> list[Figure]:
    """Made-up outcomes on the real facts, replayed against these facts without one certification."""
    version = make_frozen(
        Assessment.objects.create(title="Plans", definition="{}"), compile_definition(DOCUMENT)
    )
    snapshot = real_snapshot()
    kept = KeptSnapshot(snapshot, snapshot_hash(snapshot))
    with patch.object(seeding, "kept_snapshot", lambda: kept):
        made = seeding.seed_learners(version, LEARNERS, seed=2, now=timezone.now())
    other = replace(snapshot, certifications=snapshot.certifications[1:])
    CatalogueSnapshot.objects.create(sha256=snapshot_hash(other), document=snapshot_document(other))
    replay = Replay.objects.create(
        assessment=version.assessment, against="catalogue", sha256=snapshot_hash(other)
    )
    start = time.perf_counter()
    run_replay(ContextInHand({"replay": replay.pk}))
    seconds = time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute(EMPTY)
        cursor.execute("DELETE FROM users_user WHERE email LIKE %s", [f"%@{DOMAIN}"])
    rate = f"{made.submissions:,} in {seconds:.1f} s, {made.submissions / seconds:,.0f}/s"
    return [Figure("plans under another catalogue", rate)]


def _seconds_of(way: "Way", version: AssessmentVersion, old: Definition, new: Definition) -> float:
    """Submissions a second by another way."""
    ReplayRow.objects.all().delete()
    start = time.perf_counter()
    with transaction.atomic():
        count = way(version, old, new)
    return count / (time.perf_counter() - start)


Way = Callable[[AssessmentVersion, Definition, Definition], int]


def _one_by_one(version: AssessmentVersion, old: Definition, new: Definition) -> int:
    """Each by the engine, rows from Django and back; only the path, no reasons and no plan."""
    before, after = prepare(old), prepare(new)
    codes = sorted({path.key for path in (*old.paths, *new.paths)})
    rows = []
    for row in Submission.objects.order_by("pk")[:ONE_BY_ONE].iterator(chunk_size=1_000):
        sheet = sheet_of(old, row.answers)
        paths = path_by_engine(before, sheet), path_by_engine(after, carried(new, sheet, old))
        rows.append(_row(row.pk, *map(codes.index, paths)))
    ReplayRow.objects.bulk_create(rows)
    return len(rows)


def _by_rows(version: AssessmentVersion, old: Definition, new: Definition) -> int:
    """Judged at once, rows from Django and back."""
    judge = _judge(old, new)
    found = list(Submission.objects.order_by("pk").values_list("pk", "scored", "answers")[:BY_ROWS])
    reading = judge.reading
    stored = StoredAnswers(
        np.array([scored for _pk, scored, _answers in found], dtype=np.int16),
        tuple(
            np.array([_value(item, answers) for _pk, _scored, answers in found]) for item in reading.fields
        ),
    )
    before, after = judge(stored)
    pairs = zip(found, before, after, strict=True)
    ReplayRow.objects.bulk_create(
        [_row(pk, int(a), int(b)) for (pk, _scored, _answers), a, b in pairs], batch_size=5_000
    )
    return len(found)


def _as_text(version: AssessmentVersion, old: Definition, new: Definition) -> int:
    """Judged at once, rows by COPY as text both ways; only the stored rows, without answers."""
    judge = _judge(old, new)
    some = str(Submission.objects.order_by("pk").values("pk", "scored")[:AS_TEXT].query)
    ids, rows = [], []
    with connection.connection.cursor() as cursor, cursor.copy(f"COPY ({some}) TO STDOUT") as out:
        for line in out:
            key, scored = bytes(line).split(b"\t")
            ids.append(int(key))
            rows.append([int(number) for number in scored.strip(b"{}\n").split(b",")])
    empty = tuple(np.full(len(ids), -(1 << 63), dtype=np.int64) for _field in judge.reading.fields)
    before, after = judge(StoredAnswers(np.array(rows, dtype=np.int16), empty))
    columns = "replay_id, submission_id, before, after, incomplete"
    write = f"COPY assessments_replayrow ({columns}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(write) as into:
        for submission, a, b in zip(ids, before.tolist(), after.tolist(), strict=True):
            into.write(f"0\t{submission}\t{a}\t{b}\tf\n")
    return len(ids)


OTHERS: dict[str, Way] = {
    "one by one by the engine, paths only": _one_by_one,
    "rows from Django and back, judged at once": _by_rows,
    "COPY as text, judged at once": _as_text,
}


class _judge:
    """Both definitions made ready for what is read."""

    def __init__(self, old: Definition, new: Definition) -> None:
        spaces = space_of(old), space_of(new)
        self.reading: Reading = reading_of(old, {asked.key for space in spaces for asked in space.asked})
        self._both = [Replayer(self.reading, *pair) for pair in zip((old, new), spaces, strict=True)]

    def __call__(self, stored: StoredAnswers) -> tuple[Any, Any]:
        before, after = (one.replay(stored).paths for one in self._both)
        return before, after


def _value(item: StoredField, answers: dict[str, Any]) -> int:
    answer = answers.get(item.question)
    return item.value_of(tuple(answer) if isinstance(answer, list) else answer)


def _row(submission: int, before: int, after: int) -> ReplayRow:
    return ReplayRow(replay_id=0, submission_id=submission, before=before, after=after, incomplete=False)
