"""What a fact is, and when it goes stale."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certifications.domain.education import Education
from certifications.domain.values import Value


class FactKind(StrEnum):
    """What a fact is about; each kind has its own shelf life."""

    EXAM = "exam"
    FEE = "fee"
    PREREQUISITE = "prerequisite"
    RENEWAL = "renewal"
    CONTENT = "content"


class Confidence(StrEnum):
    """How sure a fact is: issuer page or two that agree, one usable source, one weak source."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Freshness(StrEnum):
    """Whether a fact is within its shelf life, and from which date that runs."""

    CHECKED = "checked"
    COLLECTED = "collected"
    STALE = "stale"


# Days. Fees change with a price list, the rest with a new edition of the rules.
SHELF_LIFE_DAYS: dict[FactKind, int] = {
    FactKind.FEE: 180,
    FactKind.EXAM: 365,
    FactKind.PREREQUISITE: 365,
    FactKind.RENEWAL: 365,
    FactKind.CONTENT: 365,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable statement about a certification.

    `label` says what is stated in readers' words ("Questions"), `key` in ours ("exam.questions"); `value` is
    the text, `typed` what it stands for (`certifications.domain.values`). `source_note` describes a source
    that has no address.
    `source_date` is the source's own text ("2026") and None when the source is undated;
    `verified_on` is None until a person checked the live source. `education` is the level that editors list
    for the words of a route's education; None while they list none. It holds from `in_force_from` to
    `in_force_until`, both included; None where nobody states a first or a last day.
    """

    key: str
    kind: FactKind
    label: str
    value: str
    unit: str
    typed: Value
    source_url: str
    source_note: str
    source_date: str | None
    collected_on: date
    verified_on: date | None
    confidence: Confidence
    also: tuple[str, ...] = ()
    caution: str = ""
    note: str = ""
    education: Education | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None

    def is_ahead(self, day: date) -> bool:
        """Whether its value comes into force after a day."""
        return self.in_force_from is not None and self.in_force_from > day

    def is_over(self, day: date) -> bool:
        """Whether its value was in force before a day only."""
        return self.in_force_until is not None and self.in_force_until < day

    @property
    def stated(self) -> str:
        """The value with its unit, as the source has them."""
        return f"{self.value} {self.unit}".strip()

    def is_in_force(self, day: date) -> bool:
        """Whether what it states holds on a day."""
        return not self.is_ahead(day) and not self.is_over(day)


@dataclass(frozen=True, slots=True)
class Currency:
    """How current a set of facts is on a day.

    `oldest` is the earliest date from which the shelf life of one of them runs; None without facts.
    """

    checked: int
    collected: int
    stale: int
    oldest: date | None

    @property
    def total(self) -> int:
        return self.checked + self.collected + self.stale

    @property
    def worst(self) -> Freshness | None:
        """The freshness of the least current fact; None without facts."""
        if self.stale:
            return Freshness.STALE
        if self.collected:
            return Freshness.COLLECTED
        return Freshness.CHECKED if self.checked else None


def runs_from(fact: Fact) -> date:
    """The day from which a fact's shelf life runs: when it was checked, else when it was collected."""
    return fact.verified_on or fact.collected_on


def fresh_until(fact: Fact) -> date:
    """The last day of a fact's shelf life."""
    return runs_from(fact) + timedelta(days=SHELF_LIFE_DAYS[fact.kind])


def freshness(fact: Fact, today: date) -> Freshness:
    """Freshness of a fact on a day."""
    return freshness_until(fresh_until(fact), fact.verified_on, today)


def freshness_until(last_day: date, verified_on: date | None, today: date) -> Freshness:
    """Freshness on a day: fresh on the last day of its shelf life, stale from the day after."""
    if today > last_day:
        return Freshness.STALE
    return Freshness.CHECKED if verified_on else Freshness.COLLECTED


def currency(facts: Iterable[Fact], today: date) -> Currency:
    """How many of the facts are checked, only collected, and stale on a day."""
    known = tuple(facts)
    states = [freshness(fact, today) for fact in known]
    return Currency(
        checked=states.count(Freshness.CHECKED),
        collected=states.count(Freshness.COLLECTED),
        stale=states.count(Freshness.STALE),
        oldest=min((runs_from(fact) for fact in known), default=None),
    )


def digest_of(key: str, value: str, source: str) -> str:
    """SHA-256 of a statement, hexadecimal: what a verification of it speaks of."""
    return hashlib.sha256("\n".join((key, value, source)).encode()).hexdigest()


def digest_of_fact(fact: Fact) -> str:
    """The digest of a fact's statement."""
    return digest_of(fact.key, fact.value, fact.source_url or fact.source_note)
