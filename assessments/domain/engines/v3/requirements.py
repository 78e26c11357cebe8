"""What a route asks for, held against what somebody has: each requirement met, missing or unknown."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from assessments.domain.engines.v3.months import MONTHS_A_YEAR, months_of_experience, months_of_training
from assessments.domain.engines.v3.person import OwnMonths, Person, Told
from assessments.domain.outcomes.outcome import Missing, Requirement, Unknown, Why
from assessments.domain.snapshots.snapshot import LOW, CertificationsStated, Grounds, MonthsStated, Stated

ACCREDITED_DEGREE = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One requirement, met when it is neither missing nor unknown.

    Both: something is missing, and how much is only known to be no less. `kind` is the kind of experience
    that a waiver may name. `takes` are the calendar months that the gap takes, None when it has no end.
    """

    requirement: Requirement
    kind: str = ""
    missing: Missing | None = None
    unknown: Unknown | None = None
    takes: int | None = None

    @property
    def is_met(self) -> bool:
        """Whether nothing is left to do or to learn."""
        return self.missing is None and self.unknown is None


def why_unusable(grounds: Grounds | None, as_of: date) -> Why | None:
    """Why nothing may rest on these grounds; None when it may. Without grounds there is no fact."""
    if grounds is None:
        return Why.NO_FACT
    if grounds.confidence == LOW:
        return Why.LOW_CONFIDENCE
    return Why.STALE if as_of > grounds.fresh_until else None


def education(stated: Stated | None, person: Person, as_of: date) -> Finding:
    """The level of education that a route asks for."""
    asked = _asked(stated, as_of)
    if isinstance(asked, Why):
        return unknown(Requirement.EDUCATION, asked)
    if asked < 0:
        return unknown(Requirement.EDUCATION, Why.NOT_EXPRESSED)
    if asked == 0:
        return Finding(Requirement.EDUCATION)
    own = person.education
    if isinstance(own, Why):
        return unknown(Requirement.EDUCATION, own)
    if own == asked or (own > asked and asked != ACCREDITED_DEGREE):
        return Finding(Requirement.EDUCATION)
    return Finding(Requirement.EDUCATION, missing=Missing(Requirement.EDUCATION, asked))


def months(
    stated: MonthsStated | None, window: Stated | None, person: Person, as_of: date
) -> tuple[Finding, ...]:
    """The months of experience that a route asks for, one requirement for each kind."""
    why = why_unusable(stated.grounds if stated else None, as_of)
    if stated is None or why is not None:
        return (unknown(Requirement.MONTHS, why or Why.NO_FACT),)
    years = _asked(window, as_of)
    return tuple(_months_of(kind, amount, stated.words, years, person) for kind, amount in stated.parts)


def training_hours(stated: Stated | None, person: Person, as_of: date) -> Finding:
    """The hours of training that a route asks for."""
    asked = _asked(stated, as_of)
    if isinstance(asked, Why):
        return unknown(Requirement.TRAINING_HOURS, asked)
    own = 0 if asked == 0 else person.training_hours
    if isinstance(own, Why):
        return unknown(Requirement.TRAINING_HOURS, own)
    gap = asked - own
    if gap <= 0:
        return Finding(Requirement.TRAINING_HOURS)
    return Finding(
        Requirement.TRAINING_HOURS,
        missing=Missing(Requirement.TRAINING_HOURS, gap),
        takes=months_of_training(gap, person.hours_a_week),
    )


def course(stated: Stated | None, as_of: date) -> Finding:
    """The course that a route asks for: nobody said that they attended it, and a month suffices."""
    if stated is None:
        return Finding(Requirement.COURSE)
    why = why_unusable(stated.grounds, as_of)
    if why is not None:
        return unknown(Requirement.COURSE, why)
    return Finding(Requirement.COURSE, missing=Missing(Requirement.COURSE, 1), takes=1)


def certifications(stated: CertificationsStated, held: Collection[str], as_of: date) -> Finding:
    """The certifications that a route asks for: any one of them, or all."""
    why = why_unusable(stated.grounds, as_of)
    if why is not None:
        return unknown(Requirement.CERTIFICATIONS, why)
    lacking = tuple(sorted(set(stated.slugs).difference(held)))
    others = tuple(sorted(set(stated.others)))
    if stated.any_one:
        if len(lacking) < len(set(stated.slugs)):
            return Finding(Requirement.CERTIFICATIONS)
        amount = 1
    else:
        amount = len(lacking) + len(others)
        if not amount:
            return Finding(Requirement.CERTIFICATIONS)
    return Finding(
        Requirement.CERTIFICATIONS,
        missing=Missing(Requirement.CERTIFICATIONS, amount, slugs=lacking, others=others),
    )


def unknown(requirement: Requirement, why: Why, kind: str = "") -> Finding:
    """A requirement of which nobody can say whether it is met."""
    return Finding(requirement, unknown=Unknown(requirement, why, kind))


def _asked(stated: Stated | None, as_of: date) -> Told:
    """What a statement asks for, or why it cannot be used."""
    why = why_unusable(stated.grounds if stated else None, as_of)
    if stated is None or why is not None:
        return why or Why.NO_FACT
    return stated.value


def _months_of(kind: str, amount: int, words: str, years: Told, person: Person) -> Finding:
    if amount == 0:
        return Finding(Requirement.MONTHS, kind)
    own = person.months.get(kind)
    total = own.total if own else Why.NOT_ASKED
    if own is None or isinstance(total, Why):
        why = total if isinstance(total, Why) and kind else Why.NOT_ASKED
        return Finding(Requirement.MONTHS, kind, unknown=Unknown(Requirement.MONTHS, why, kind or words))
    low, high = _within(total, own, years)
    gap = amount - high
    # Where no window is known the facts are silent, not the person.
    why = years if isinstance(years, Why) else Why.WINDOW
    return Finding(
        Requirement.MONTHS,
        kind,
        missing=Missing(Requirement.MONTHS, gap, kind) if gap > 0 else None,
        unknown=Unknown(Requirement.MONTHS, why, kind) if low < amount and low < high else None,
        takes=months_of_experience(gap, own.a_year) if gap > 0 else None,
    )


def _within(total: int, own: OwnMonths, years: Told) -> tuple[int, int]:
    """How many months lie within the last years, at least and at most."""
    if own.recent is None or isinstance(years, Why):
        return 0, total
    # Of the years before a shorter window no more months can be than they have.
    before = MONTHS_A_YEAR * max(own.recent_years - years, 0)
    return max(own.recent - before, 0), own.recent if years <= own.recent_years else total
