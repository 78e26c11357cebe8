"""From definition, answers, held certifications, catalogue and date to the outcome with its margin."""

from dataclasses import dataclass, replace
from datetime import date

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines import v1
from assessments.domain.margin.search import Search, margin_of
from assessments.domain.outcomes.outcome import Outcome
from assessments.domain.snapshots.snapshot import Snapshot

ENGINE = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """A definition made ready for engine 1, and for looking around its sheets."""

    first: v1.Prepared
    search: Search


def prepare(definition: Definition) -> Prepared:
    """Make a compiled definition ready; keep the result for many sheets."""
    search = Search(definition)
    return Prepared(search.prepared, search)


def visible_questions(prepared: Prepared, sheet: Sheet) -> tuple[str, ...]:
    """The keys of the questions that are asked, in order."""
    return v1.visible_questions(prepared.first, sheet)


def evaluate(
    prepared: Prepared, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    """The outcome of a sheet; its margin is None where it is not proved, or no other path can be reached."""
    outcome = v1.evaluate(prepared.first, sheet, held, snapshot, as_of)
    return replace(outcome, engine=ENGINE, margin=margin_of(prepared.search, sheet).distance)
