"""What moved stored outcomes: the inputs of each, exchanged with those of the one before."""

from collections.abc import Collection, Iterable, Mapping

from assessments.catalogue.queries.stored_snapshots import snapshots_by_hash
from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.parser import sheet_of
from assessments.domain.attribution import Attribution, Situation, attribute
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.outcome import Outcome as Answered
from assessments.models import Outcome
from assessments.versions.queries.versions import definition_of, prepared_of

# An outcome and the next one of the same holder and assessment.
Pair = tuple[Outcome, Outcome]


def attributions_of(pairs: Iterable[Pair]) -> Mapping[int, Attribution]:
    """By what each later outcome moved since the earlier one, by its key.

    Rows as of `results.queries.outcomes.history_of`. One query more for all where a snapshot is not kept,
    and one for each version that this process has not read yet.
    """
    moves = tuple(pairs)
    stored = _StoredOutcome([row for pair in moves for row in pair])
    return {
        later.pk: attribute(stored.situation(earlier), stored.situation(later), stored.outcome)
        for earlier, later in moves
    }


class _StoredOutcome:
    """What some outcomes rest on, and the outcomes of its exchanges."""

    def __init__(self, rows: Collection[Outcome]) -> None:
        self._snapshots = snapshots_by_hash({row.snapshot.sha256 for row in rows})
        self._definitions = {row.version_id: definition_of(row.version) for row in rows}
        # An exchange holds one of these very definitions, so that it is known by what it is: to find it by
        # its value costs more than an evaluation.
        self._versions = {id(self._definitions[row.version_id]): row.version for row in rows}

    def situation(self, row: Outcome) -> Situation:
        """The inputs of a stored outcome."""
        definition = self._definitions[row.version_id]
        return Situation(
            definition=definition,
            sheet=sheet_of(definition, row.submission.answers),
            held=parse_held(row.submission.held),
            snapshot=self._snapshots[row.snapshot.sha256],
            as_of=row.as_of,
            engine=row.engine,
        )

    def outcome(self, situation: Situation) -> Answered:
        """What the engine of a situation answers; no exchange needs its margin."""
        prepared = prepared_of(self._versions[id(situation.definition)], situation.engine)
        return engine_of(situation.engine).judge(
            prepared, situation.sheet, situation.held, situation.snapshot, situation.as_of
        )
