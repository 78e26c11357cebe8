"""Attempts with everything that does not depend on whose they are, ready for COPY.

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
from portal.demo.learners.row_copy import json_text
from portal.demo.learners.stories import Story, ToldAttempt

# Stands where a moment goes; no key and no answer holds it.
MOMENT = "@@"

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Teller:
    """What the attempts of a version are evaluated with; `prepared` is the engine's own."""

    definition: Definition
    engine: Engine
    prepared: Any
    snapshot: Snapshot
    # Primary key of its row.
    snapshot_row: int


@dataclass(frozen=True, slots=True)
class PreparedAttempt:
    """Values of an attempt by column; `version` is the primary key of its row.

    `answers` takes a moment for each of its `moments` by %. `submission` and `outcome` are empty for an
    attempt that was left open.
    """

    day: date
    version: int
    answers: str
    moments: int
    submission: Values
    outcome: Values

    @property
    def is_open(self) -> bool:
        """Whether it was never submitted."""
        return not self.outcome


def prepare_story(tellers: Mapping[int, Teller], story: Story) -> tuple[PreparedAttempt, ...]:
    """The attempts of a story, each outcome with the one before it. `tellers` are by the key of a version."""
    prepared: list[PreparedAttempt] = []
    before: Values = {}
    for attempt in story:
        prepared.append(_prepare_attempt(tellers[attempt.version.key], attempt, before))
        before = prepared[-1].outcome
    return tuple(prepared)


def _prepare_attempt(teller: Teller, attempt: ToldAttempt, before: Values) -> PreparedAttempt:
    stored = answers_document(attempt.sheet)
    held = held_document(attempt.held)
    given = {**stored, **({HELD_KEY: held} if held else {})}
    entries = {key: {"value": value, "revision": 1, "at": MOMENT} for key, value in given.items()}
    return PreparedAttempt(
        day=attempt.day,
        version=attempt.version.key,
        answers=json_text(entries).replace("%", "%%").replace(MOMENT, "%s"),
        moments=len(entries),
        submission={} if attempt.is_open else _submission(teller, attempt, stored, held),
        outcome={} if attempt.is_open else _outcome(teller, attempt, before),
    )


def _submission(
    teller: Teller, attempt: ToldAttempt, stored: dict[str, object], held: list[dict[str, str]]
) -> dict[str, object]:
    visible = teller.engine.visible_questions(teller.prepared, attempt.sheet)
    return {
        "version_id": attempt.version.key,
        "answers": json_text(stored),
        "held": json_text(held),
        "scored": list(scored_row(teller.definition, attempt.sheet, visible)),
    }


def _outcome(teller: Teller, attempt: ToldAttempt, before: Values) -> dict[str, object]:
    outcome = teller.engine.evaluate(
        teller.prepared, attempt.sheet, attempt.held, teller.snapshot, attempt.day
    )
    return {
        "version_id": attempt.version.key,
        "snapshot_id": teller.snapshot_row,
        **{name: _value(value) for name, value in outcome_columns(outcome).items()},
        "previous_path": before.get("path", ""),
        "previous_version_id": before.get("version_id"),
        "previous_scores": before.get("scores"),
    }


def _value(value: object) -> object:
    return json_text(value) if isinstance(value, dict) else value
