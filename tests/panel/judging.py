"""What the engine tells the people of the panel, held against what a good counsellor would."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assessments.domain.answers.sheet import Sheet
from assessments.domain.engines import v3
from assessments.domain.outcomes.outcome import Outcome, PlanEntry, Rung, Standing
from assessments.domain.snapshots.snapshot import Snapshot
from tests.factories.demo_catalogue import DAY
from tests.panel.reading import Person, definition, people, sheets

NO_STEP = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sheet of one of the panel, with its outcome."""

    person: Person
    outcome: Outcome

    @property
    def path(self) -> str:
        """The path, with the kind of *explore first*."""
        kind = self.outcome.kind
        return f"{self.outcome.path}_{kind.value}" if kind else self.outcome.path

    @property
    def first(self) -> PlanEntry | None:
        """The step that is recommended first."""
        return next((entry for entry in self.outcome.plan if entry.rung is Rung.FIRST), None)

    @property
    def first_slug(self) -> str:
        """Its slug, or that there is none."""
        return self.first.slug if self.first else NO_STEP

    @property
    def is_path_right(self) -> bool:
        """Whether it is one that will do."""
        return self.path in self.person.paths

    @property
    def is_first_right(self) -> bool:
        """Whether it is one that will do."""
        return self.first_slug in self.person.first_steps

    @property
    def forbidden(self) -> tuple[str, ...]:
        """Steps of the plan that must never appear, offered instead of another or not."""
        return tuple(slug for slug in _offered(self.outcome.plan) if slug in self.person.reasons_against)

    @property
    def asks_the_issuer(self) -> bool:
        """Whether nobody knows if they may take the first step."""
        return self.first is not None and self.first.eligibility.standing is Standing.ASK_ISSUER

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of the plan."""
        return tuple(entry.slug for entry in self.outcome.plan)

    @property
    def ladder(self) -> str:
        """The plan as it is read: rungs, steps and what may stand instead of each."""
        return "; ".join(
            " or ".join((f"{entry.rung} {entry.slug}", *(item.slug for item in entry.instead)))
            for entry in self.outcome.plan
        )


@cache
def prepared() -> v3.Prepared:
    """The questionnaire, made ready for the engine."""
    return v3.prepare(definition())


def judge_panel(which: str, snapshot: Snapshot) -> tuple[Verdict, ...]:
    """The first or the second sheet of everybody."""
    answered = sheets(which)
    return tuple(Verdict(person, outcome_of(person, answered[person.key], snapshot)) for person in people())


def outcome_of(person: Person, sheet: Sheet, snapshot: Snapshot) -> Outcome:
    """What the engine tells somebody by a sheet."""
    held = tuple(item.on(DAY) for item in person.facts.holds)
    return v3.judge(prepared(), sheet, held, snapshot, DAY)


def so_far(sheet: Sheet, first: Sequence[str] = ()) -> Iterator[Sheet]:
    """The answers so far, one more each time in the order of the page; some may come before all others."""
    keys = [key for key in dict.fromkeys((*first, *sheet)) if key in sheet]
    for number in range(1, len(keys) + 1):
        given = {*keys[:number]}
        yield {key: answer for key, answer in sheet.items() if key in given}


def _offered(plan: Iterable[PlanEntry]) -> Iterator[str]:
    for entry in plan:
        yield entry.slug
        yield from (item.slug for item in entry.instead)
