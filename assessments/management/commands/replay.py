"""`manage.py replay`: what past submissions would lead to under another definition."""

import argparse
import json
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models.functions import Now

from assessments.domain.definitions.refusals import RefusedError, sentence_of
from assessments.domain.replay.causes import Explained
from assessments.domain.replay.edits import Edit
from assessments.domain.replay.result import Result, result_document
from assessments.management.definition_files import definition_in
from assessments.management.progress import bar_on
from assessments.models import Against, Assessment, Replay
from assessments.replays.queries.replays import result_of
from assessments.replays.services.replay_against import (
    Target,
    draft_of,
    replay_against,
    replay_against_catalogue,
    version_of,
)
from portal.jobs.models import ACTIVE, Job, JobState
from portal.jobs.worker import run_here

CANNOT = 2
AGAINST = "draft, version:NUMBER, a file (.json, .yaml), catalogue (as it is now), or catalogue:SHA256"
POLL_SECONDS = 0.5
NUMBERED = "version:"
# Columns of a table that hold words; in place of a certification where a plan has none.
WORDS = 2
NOTHING = "–"


class Command(BaseCommand):
    """Replays in this process, as a job that another worker takes over should this process end."""

    help = (
        "Replay all submissions of an assessment against its draft, a version, a definition in a file, or a "
        "catalogue. Nothing that is stored changes. Exit code 0 when no path or plan changes, 1 when some "
        "do, 2 when it cannot be done."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("assessment", help="key of its definition, or its public id")
        parser.add_argument("--against", required=True, help=AGAINST)
        parser.add_argument("--json", action="store_true", help="print the result as one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        assessment = _assessment(options["assessment"])
        try:
            replay = _replay(assessment, options["against"])
        except RefusedError as error:
            sentences = [sentence_of(refusal) for refusal in error.refusals]
            raise CommandError("\n".join(sentences), returncode=CANNOT) from error
        result = self._run(replay)
        if options["json"]:
            self.stdout.write(as_json(result))
        else:
            lines = plan_lines if replay.against == Against.CATALOGUE else lines_of
            self.stdout.write("\n".join(lines(result)))
        if result.flips or result.incomplete_flips or result.plans:
            sys.exit(1)

    def _run(self, replay: Replay) -> Result:
        if replay.job_id is None:
            raise CommandError("The replay has no job.", returncode=CANNOT)
        rows = Job.objects.filter(pk=replay.job_id)
        pause = threading.Event()
        with self._progress(replay.job_id):
            run_here(replay.job_id)
            # A worker may have been quicker; or the attempt failed, and no worker is there to try again.
            while rows.filter(state__in=ACTIVE).exists():
                pause.wait(POLL_SECONDS)
                if rows.filter(state=JobState.QUEUED, run_after__lte=Now()).exists():
                    run_here(replay.job_id)
        replay.refresh_from_db()
        result = result_of(replay)
        if result is None:
            job = Job.objects.get(pk=replay.job_id)
            raise CommandError(f"The replay {job.get_state_display()}. {job.error_text}", returncode=CANNOT)
        return result

    @contextmanager
    def _progress(self, job: UUID) -> Iterator[None]:
        """Draw how far the job is while the block runs, where somebody looks at a terminal."""
        draw = bar_on(self.stderr)
        ended = threading.Event()

        def look() -> None:
            while draw and not ended.wait(POLL_SECONDS):
                done, total = Job.objects.values_list("done", "total").get(pk=job)
                if total:
                    draw(done, total)
            connection.close()

        thread = threading.Thread(target=look, name="replay-progress", daemon=True)
        if draw:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            if draw:
                thread.join()


def _assessment(name: str) -> Assessment:
    rows = Assessment.objects.filter(current_version__definition__key=name)
    with suppress(ValueError):
        rows = rows or Assessment.objects.filter(public_id=UUID(name))
    if not rows:
        raise CommandError(f"No assessment is called {name}.", returncode=CANNOT)
    if len(rows) > 1:
        several = f"{len(rows)} assessments are called {name}. Name one by its public id."
        raise CommandError(several, returncode=CANNOT)
    return rows[0]


def _replay(assessment: Assessment, against: str) -> Replay:
    catalogue, _colon, sha256 = against.partition(":")
    if catalogue == "catalogue":
        return replay_against_catalogue(assessment, sha256, None)
    return replay_against(assessment, _target(assessment, against), None)


def _target(assessment: Assessment, against: str) -> Target:
    if against == "draft":
        return draft_of(assessment)
    number = against.removeprefix(NUMBERED)
    if against.startswith(NUMBERED) and number.isdecimal():
        return version_of(assessment, int(number))
    found = definition_in(Path(against))
    if found.definition is None:
        raise CommandError(
            "\n".join((f"{against} cannot be replayed against. It may be {AGAINST}.", *found.refusals)),
            returncode=CANNOT,
        )
    return Target(found.definition, Against.FILE)


def as_json(result: Result) -> str:
    """{"submissions", "asked_anew", "flips", "incomplete", "incomplete_flips", "plans": numbers, "parts": by
    version}.
    """
    numbers = {
        "submissions": result.submissions,
        "asked_anew": result.asked_anew,
        "flips": result.flips,
        "incomplete": result.incomplete,
        "incomplete_flips": result.incomplete_flips,
        "plans": result.plans,
    }
    return json.dumps({**numbers, "parts": result_document(result)["parts"]})


def plan_lines(result: Result) -> Iterator[str]:
    """First certification before by first certification now, then how many plans change."""
    cells = [(cell.before or NOTHING, cell.after or NOTHING, str(cell.complete)) for cell in result.cells]
    yield from _table([("first before", "first now", "submissions"), *cells])
    yield (
        f"{_submissions(result.submissions)}, {result.plans} would have another plan, "
        f"{result.flips} another certification first."
    )


def lines_of(result: Result) -> Iterator[str]:
    """The matrix, then the groups with the edits behind them."""
    cells = [(cell.before, cell.after, str(cell.complete), str(cell.incomplete)) for cell in result.cells]
    yield from _table([("before", "after", "complete", "incomplete"), *cells])
    for part in result.parts:
        if part.asks_anew:
            yield (
                f"version {part.version}: {_submissions(part.submissions)} cannot be replayed, because no "
                "question that earned points there is asked."
            )
        for group in part.complete:
            yield f"version {part.version}, {_group(group)}"
        for group in part.incomplete:
            yield f"version {part.version}, incomplete, {_group(group)}"
    yield (
        f"{_submissions(result.submissions - result.asked_anew)}, {result.flips} would lead to another path; "
        f"{result.incomplete} lack an answer, {result.incomplete_flips} of these would too."
    )


def _submissions(count: int) -> str:
    return "1 submission" if count == 1 else f"{count} submissions"


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a table: two columns of words, the others of numbers."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield "  ".join(
            cell.ljust(width) if place < WORDS else cell.rjust(width)
            for place, (cell, width) in enumerate(cells)
        )


def _group(group: Explained) -> str:
    causes = [f"{_edit(item.edit)} alone moves {item.count}" for item in group.alone]
    if group.rest:
        together = " + ".join(map(_edit, group.together))
        causes.append(f"{together} together move {group.rest}")
    return f"{group.before} → {group.after}, {group.looked_at} looked at: {'; '.join(causes)}"


def _edit(edit: Edit) -> str:
    return f"{edit.kind} {edit.key or 'last'}" if edit.kind != "questions_moved" else str(edit.kind)
