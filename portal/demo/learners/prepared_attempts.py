"""Runs with everything that does not depend on whose they are, ready for COPY.

Evaluating and writing JSON is what costs; a story is told of many learners, and prepared once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.attempts.mapping import outcome_columns
from assessments.domain.answers.held_document import held_document
from assessments.domain.answers.parser import answers_document
from assessments.domain.answers.scored_row import scored_row
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import Engine
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.models import HELD_KEY
from portal.demo.learners.copy_format import NULL, array_cell, json_cell, text_cell
from portal.demo.learners.stories import Story, ToldRun

# Stands where a moment goes; no key and no answer holds it.
MOMENT = b"@@"

Cells = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Teller:
    """What the runs of an assessment are evaluated with; `prepared` is the engine's own."""

    definition: Definition
    engine: Engine
    prepared: Any
    snapshot: Snapshot
    # Primary keys of the rows.
    version: int
    snapshot_row: int


@dataclass(frozen=True, slots=True)
class PreparedRun:
    """Cells of a run by column.

    `answers` takes a moment for each of its `moments` by %. `submission` and `outcome` are empty for a run
    that was left open.
    """

    day: date
    answers: bytes
    moments: int
    submission: Cells
    outcome: Cells

    @property
    def is_open(self) -> bool:
        """Whether it was never submitted."""
        return not self.outcome


def prepare_story(teller: Teller, story: Story) -> tuple[PreparedRun, ...]:
    """The runs of a story, each outcome with the one before it."""
    prepared: list[PreparedRun] = []
    before: Cells = {}
    for run in story:
        prepared.append(_prepare_run(teller, run, before))
        before = prepared[-1].outcome
    return tuple(prepared)


def _prepare_run(teller: Teller, run: ToldRun, before: Cells) -> PreparedRun:
    stored = answers_document(run.sheet)
    held = held_document(run.held)
    given = {**stored, **({HELD_KEY: held} if held else {})}
    entries = {key: {"value": value, "revision": 1, "at": MOMENT.decode()} for key, value in given.items()}
    return PreparedRun(
        day=run.day,
        answers=json_cell(entries).replace(b"%", b"%%").replace(MOMENT, b"%b"),
        moments=len(entries),
        submission={} if run.is_open else _submission(teller, run, stored, held),
        outcome={} if run.is_open else _outcome(teller, run, before),
    )


def _submission(
    teller: Teller, run: ToldRun, stored: dict[str, object], held: list[dict[str, str]]
) -> dict[str, bytes]:
    visible = teller.engine.visible_questions(teller.prepared, run.sheet)
    return {
        "version_id": cell(teller.version),
        "answers": json_cell(stored),
        "held": json_cell(held),
        "scored": array_cell(scored_row(teller.definition, run.sheet, visible)),
    }


def _outcome(teller: Teller, run: ToldRun, before: Cells) -> dict[str, bytes]:
    outcome = teller.engine.evaluate(teller.prepared, run.sheet, run.held, teller.snapshot, run.day)
    return {
        "version_id": cell(teller.version),
        "snapshot_id": cell(teller.snapshot_row),
        **{name: cell(value) for name, value in outcome_columns(outcome).items()},
        "previous_path": before.get("path", b""),
        "previous_version_id": before.get("version_id", NULL),
        "previous_scores": before.get("scores", NULL),
    }


def cell(value: object) -> bytes:
    """A column's value as a cell.

    Raises:
        TypeError: there is no cell for such a value.
    """
    match value:
        case None:
            return NULL
        case bool():
            return b"t" if value else b"f"
        case int():
            return str(value).encode()
        case str():
            return text_cell(value)
        case date():
            return value.isoformat().encode()
        case dict():
            return json_cell(value)
    raise TypeError(f"There is no cell for {value!r}.")
