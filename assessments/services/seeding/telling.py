"""Runs with everything that does not depend on whose they are, ready for COPY.

Evaluating and writing JSON is what costs; a story is told of many learners, and prepared once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.domain.answer_parser import answers_document
from assessments.domain.definition import Definition
from assessments.domain.engines import Engine
from assessments.domain.held_json import held_document
from assessments.domain.scored_row import scored_row
from assessments.domain.snapshot import Snapshot
from assessments.mapping.outcome_rows import outcome_columns
from assessments.models import HELD_KEY
from assessments.services.seeding.copying import json_text
from assessments.services.seeding.stories import Story, ToldRun

# Stands where a moment goes; no key and no answer holds it.
MOMENT = "@@"

Values = Mapping[str, object]


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
    """Values of a run by column.

    `answers` takes a moment for each of its `moments` by %. `submission` and `outcome` are empty for a run
    that was left open.
    """

    day: date
    answers: str
    moments: int
    submission: Values
    outcome: Values

    @property
    def is_open(self) -> bool:
        """Whether it was never submitted."""
        return not self.outcome


def prepare_story(teller: Teller, story: Story) -> tuple[PreparedRun, ...]:
    """The runs of a story, each outcome with the one before it."""
    prepared: list[PreparedRun] = []
    before: Values = {}
    for run in story:
        prepared.append(_prepare_run(teller, run, before))
        before = prepared[-1].outcome
    return tuple(prepared)


def _prepare_run(teller: Teller, run: ToldRun, before: Values) -> PreparedRun:
    stored = answers_document(run.sheet)
    held = held_document(run.held)
    given = {**stored, **({HELD_KEY: held} if held else {})}
    entries = {key: {"value": value, "revision": 1, "at": MOMENT} for key, value in given.items()}
    return PreparedRun(
        day=run.day,
        answers=json_text(entries).replace("%", "%%").replace(MOMENT, "%s"),
        moments=len(entries),
        submission={} if run.is_open else _submission(teller, run, stored, held),
        outcome={} if run.is_open else _outcome(teller, run, before),
    )


def _submission(
    teller: Teller, run: ToldRun, stored: dict[str, object], held: list[dict[str, str]]
) -> dict[str, object]:
    visible = teller.engine.visible_questions(teller.prepared, run.sheet)
    return {
        "version_id": teller.version,
        "answers": json_text(stored),
        "held": json_text(held),
        "scored": list(scored_row(teller.definition, run.sheet, visible)),
    }


def _outcome(teller: Teller, run: ToldRun, before: Values) -> dict[str, object]:
    outcome = teller.engine.evaluate(teller.prepared, run.sheet, run.held, teller.snapshot, run.day)
    return {
        "version_id": teller.version,
        "snapshot_id": teller.snapshot_row,
        **{name: _value(value) for name, value in outcome_columns(outcome).items()},
        "previous_path": before.get("path", ""),
        "previous_version_id": before.get("version_id"),
        "previous_scores": before.get("scores"),
    }


def _value(value: object) -> object:
    return json_text(value) if isinstance(value, dict) else value
