"""What an outcome would be with a few answers tried otherwise. Nothing is stored."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from assessments.attempts.queries.answers import visible_in
from assessments.catalogue.queries.kept_snapshot import KeptSnapshot, kept_snapshot
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.sheet import Held
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from assessments.domain.trials.foresight import foreseen
from assessments.domain.trials.inputs import AS_ANSWERED, Inputs, SubmittedAnswers, Tried, inputs_of
from assessments.models import Outcome as OutcomeRow
from assessments.results.queries.answers import sheet_in
from assessments.versions.queries.versions import definition_of, prepared_of

# Catalogues read for a later month that a process keeps: each is as large as that of today.
KEPT_MONTHS = 8


@dataclass(frozen=True, slots=True)
class Trial:
    """Two outcomes by today's catalogue: as somebody answered, and as they try. Each has its own snapshot."""

    before: Outcome
    after: Outcome
    today: Snapshot
    then: Snapshot


def answered_in(row: OutcomeRow) -> SubmittedAnswers:
    """The submission behind an outcome, to try something of it.

    No query where the process knows the version.
    """
    sheet = sheet_in(row)
    visible = frozenset(visible_in(row.version, sheet, engine=row.engine))
    return SubmittedAnswers(definition_of(row.version), sheet, visible, row.as_of)


def try_out(row: OutcomeRow, answered: SubmittedAnswers, tried: Tried, today: date) -> Trial:
    """Both outcomes, by the engine of the outcome. No query beside those of the kept snapshot."""
    kept, held = kept_snapshot(), parse_held(row.submission.held)
    as_it_was = inputs_of(answered, AS_ANSWERED, today)
    before = _judge(row, answered, as_it_was, held, kept.snapshot)
    if tried == AS_ANSWERED:
        return Trial(before, before, kept.snapshot, kept.snapshot)
    inputs = inputs_of(answered, tried, today)
    then = _foreseen(_Kept(kept), today, inputs.as_of) if inputs.as_of > today else kept.snapshot
    return Trial(before, _judge(row, answered, inputs, held, then), kept.snapshot, then)


def _judge(
    row: OutcomeRow, answered: SubmittedAnswers, inputs: Inputs, held: tuple[Held, ...], snapshot: Snapshot
) -> Outcome:
    engine = engine_of(row.engine)
    prepared: Any = (
        prepared_of(row.version, row.engine)
        if inputs.definition is answered.definition
        else engine.prepare(inputs.definition)
    )
    return engine.judge(prepared, inputs.sheet, held, snapshot, inputs.as_of)


class _Kept:
    """A snapshot, compared by its content's address."""

    def __init__(self, kept: KeptSnapshot) -> None:
        self.kept = kept

    def __hash__(self) -> int:
        return hash(self.kept.sha256)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.kept.sha256 == self.kept.sha256


@lru_cache(maxsize=KEPT_MONTHS)
def _foreseen(kept: _Kept, today: date, day: date) -> Snapshot:
    return foreseen(kept.kept.snapshot, today, day)
