"""A certification as other rooms see it."""

from dataclasses import dataclass
from datetime import date

from certifications.domain.facts import Fact
from certifications.domain.vocabulary import Coverage, Orientation, Status


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a list: permanent key, name, place in the order; of a level its rank."""

    key: str
    name: str
    order: int = 0
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who awards a certification; `is_publisher` marks the own offers of whoever runs the site."""

    key: str
    name: str
    website: str
    is_publisher: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who stands for the editorial statements about a certification, since when, on what basis."""

    author: str
    made_on: date
    basis: str


@dataclass(frozen=True, slots=True)
class CoveredArea:
    """How far one focus area is covered; `issuer_only` when nobody independent confirms it."""

    area: Term
    coverage: Coverage
    issuer_only: bool


@dataclass(frozen=True, slots=True)
class Certification:
    """One credential with its judgements and its facts, in the editors' order. `url` is where it is read.

    `facts` are in force on the day of reading; `facts_ahead` come into force on a later one.
    """

    slug: str
    title: str
    abbreviation: str
    url: str
    issuer: Issuer
    status: Status
    orientation: Orientation
    discipline: Term
    also_fits: tuple[Term, ...]
    level: Term
    who_it_suits: str
    judgement: Judgement
    coverage: tuple[CoveredArea, ...]
    facts: tuple[Fact, ...]
    naming_note: str = ""
    facts_ahead: tuple[Fact, ...] = ()
    verdict: str = ""
    who_it_does_not_suit: str = ""

    @property
    def short_name(self) -> str:
        """The abbreviation, or the full name where there is none."""
        return self.abbreviation or self.title

    @property
    def summary(self) -> str:
        """Whom it suits, as lists show it."""
        return self.who_it_suits

    def facts_of(self, key: str) -> tuple[Fact, ...]:
        """The facts of one key, in the editors' order."""
        return tuple(fact for fact in self.facts if fact.key == key)

    def fact(self, key: str) -> Fact | None:
        """The first fact of one key; None when it is unknown."""
        return next((fact for fact in self.facts if fact.key == key), None)


# A fact of one of these shows that there is something to sit, attend or register for.
BOOKABLE_KEYS = (
    "exam.",
    "fees.exam",
    "fees.course",
    "fees.attempt",
    "fees.bundle",
    "fees.subscription_per_month",
)


def is_bookable(certification: Certification) -> bool:
    """Whether somebody can book it: the issuer offers it, and an exam, course or registration fact exists.

    Derived, never stored. What is announced but cannot be verified is not bookable.
    """
    return certification.status is Status.ACTIVE and any(shows_booking(fact) for fact in certification.facts)


def shows_booking(fact: Fact) -> bool:
    """Whether a fact shows that there is something to sit, attend or register for."""
    return fact.key.startswith(BOOKABLE_KEYS) or fact.key.endswith(".course_required")
