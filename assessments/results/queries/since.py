"""What today's facts say of the certifications of an outcome, beside what those of its own day said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.answers.held_document import parse_held
from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition
from assessments.domain.engines.registry import engine_of
from assessments.domain.outcomes.outcome import Eligibility
from assessments.domain.snapshots.snapshot import Certified, Snapshot
from assessments.models import Outcome
from assessments.results.queries.answers import sheet_in
from assessments.versions.queries.versions import definition_of


@dataclass(frozen=True, slots=True)
class Dated:
    """A certification on a day: None where the catalogue does not have it, or it cannot be entered at all."""

    certified: Certified | None
    eligibility: Eligibility | None


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """A certification on the day of an outcome and today, for the same answers."""

    then: Dated
    now: Dated


def then_and_now(
    outcome: Outcome, slugs: Iterable[str], before: Snapshot, after: Snapshot, today: date
) -> Mapping[str, ThenAndNow]:
    """Certifications on the day of an outcome and today; none where the outcome is of today.

    Entry is found anew for both days in the same way, so that what differs comes from facts and the calendar
    alone. No query where the process knows the version.
    """
    if outcome.as_of >= today:
        return {}
    definition, sheet = definition_of(outcome.version), sheet_in(outcome)
    person = _Person(outcome.engine, definition, sheet, parse_held(outcome.submission.held))
    return {
        slug: ThenAndNow(person.on(outcome.as_of, slug, before), person.on(today, slug, after))
        for slug in dict.fromkeys(slugs)
    }


@dataclass(frozen=True, slots=True)
class _Person:
    engine: int
    definition: Definition
    sheet: Sheet
    held: tuple[Held, ...]

    def on(self, day: date, slug: str, snapshot: Snapshot) -> Dated:
        """A certification on a day."""
        certified = next((item for item in snapshot.certifications if item.slug == slug), None)
        way = engine_of(self.engine).plan_for_certification(
            self.definition, slug, self.sheet, held=self.held, snapshot=snapshot, as_of=day
        )
        return Dated(certified, way[-1].eligibility if way else None)
