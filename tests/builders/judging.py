"""One certification held against one applicant, for tests of a single rule."""

from datetime import date, timedelta

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.engines.v1.eligibility import Applicant, eligibility_of
from assessments.domain.engines.v1.person import person_of
from assessments.domain.outcomes.outcome import Eligibility, Requirement, Why
from assessments.domain.snapshots.snapshot import Route, Step
from tests.builders.backgrounds import background_definition
from tests.builders.snapshots import (
    AS_OF,
    certified,
)

HELD = Requirement.CERTIFICATIONS
HOURS = Requirement.TRAINING_HOURS
DECEMBER = date(2026, 12, 1)
YESTERDAY, TOMORROW = AS_OF - timedelta(days=1), AS_OF + timedelta(days=1)


def judged(
    *routes: Route,
    answers: Sheet | None = None,
    held: tuple[Held | str, ...] = (),
    steps: tuple[Step, ...] = (),
    as_of: date = AS_OF,
) -> Eligibility:
    """The eligibility for a certification "target" that has these routes."""
    holdings = tuple(Held(item) if isinstance(item, str) else item for item in held)
    applicant = Applicant(person_of(background_definition(), answers or {}), holdings, as_of)
    return eligibility_of(certified("target", *routes), steps, applicant)


def unknowns(found: Eligibility) -> list[tuple[Requirement, Why]]:
    """What is unknown, and why."""
    return [(item.requirement, item.why) for item in found.unknown]


def gaps(found: Eligibility) -> list[tuple[Requirement, int]]:
    """What is missing, and how much of it."""
    return [(item.requirement, item.amount) for item in found.missing]
