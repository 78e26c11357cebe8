"""From definition, answers, held certifications, catalogue and date to the outcome with its margin."""

from dataclasses import dataclass, replace
from datetime import date

from assessments.domain import engine_1
from assessments.domain.answers import Held, Sheet
from assessments.domain.counterfactual.searching import Search, margin_of
from assessments.domain.definition import Definition
from assessments.domain.outcome import Outcome
from assessments.domain.snapshot import Snapshot

ENGINE = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """A definition made ready for engine 1, and for looking around its sheets."""

    first: engine_1.Prepared
    search: Search


def prepare(definition: Definition) -> Prepared:
    """Make a compiled definition ready; keep the result for many sheets."""
    search = Search(definition)
    return Prepared(search.prepared, search)


def visible_questions(prepared: Prepared, sheet: Sheet) -> tuple[str, ...]:
    """The keys of the questions that are asked, in order."""
    return engine_1.visible_questions(prepared.first, sheet)


def evaluate(
    prepared: Prepared, sheet: Sheet, held: tuple[Held, ...], snapshot: Snapshot, as_of: date
) -> Outcome:
    """The outcome of a sheet; its margin is None where it is not proved, or no other path can be reached."""
    outcome = engine_1.evaluate(prepared.first, sheet, held, snapshot, as_of)
    return replace(outcome, engine=ENGINE, margin=margin_of(prepared.search, sheet).distance)
