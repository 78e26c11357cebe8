"""What stands beside the facts of certifications: whom they serve, what rivals them, what outgrows them.

Judgements and statements, each with what it rests on. Certifications outside the catalogue have a name only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from certifications.domain.facts import SHELF_LIFE_DAYS, Confidence, FactKind
from certifications.domain.statements import Grounds
from certifications.domain.vocabulary import (
    Basis,
    CircumstanceKind,
    GroupRule,
    KindOfWork,
    OutgrownWhen,
    RecognitionTopic,
    Service,
    Stage,
    Strength,
)

_DATE = re.compile(r"^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$")
MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A certification: of the catalogue by slug, else by name alone."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """Who stands for a judgement, since when."""

    author: str
    made_on: date


@dataclass(frozen=True, slots=True)
class RoleService:
    """How well a certification serves a role at a stage.

    `regions` are keys; empty for everywhere. `circumstance` is the key of what has to belong to the work,
    empty where nothing has to; `is_read` is false where `when` says something in words that no list reads.
    """

    certification: Named
    stage: Stage
    service: Service
    why: str
    when: str
    circumstance: str
    is_read: bool
    regions: tuple[str, ...]
    basis: Basis
    source_url: str
    source_date: str
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """A certification that is not for a role, and why."""

    certification: Named
    why: str


@dataclass(frozen=True, slots=True)
class RoleFamily:
    """Jobs that are alike in what they ask; services in the editors' order."""

    key: str
    name: str
    description: str
    titles: tuple[str, ...]
    synonyms: tuple[str, ...]
    week: tuple[str, ...]
    kind_of_work: KindOfWork
    kind_note: str
    counsel: str
    services: tuple[RoleService, ...]
    misfits: tuple[Misfit, ...]
    judged: JudgedBy


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of a group, and what tells it from the others. What is empty is unknown."""

    certification: Named
    form: str
    cost: str
    renewal: str
    recognition: str
    best_if: str
    caution: str
    basis: Basis
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlternativeGroup:
    """Certifications of which a plan takes one, unless its rule says otherwise.

    Which one where nothing else decides: `default`, or `default_words` where that is no single one.
    """

    key: str
    name: str
    rule: GroupRule
    question: str
    why_rivals: str
    members: tuple[Alternative, ...]
    default: Named | None
    default_unless: tuple[str, ...]
    judged: JudgedBy
    lock_in: str = ""
    default_words: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutgrownCondition:
    """One condition. What it does not read is empty, months None.

    `name` is that of the region, the circumstance or the role that it reads.
    """

    strength: Strength
    when: OutgrownWhen
    certification: Named | None = None
    kind: str = ""
    months: int | None = None
    education: str = ""
    unless_holds: tuple[str, ...] = ()
    region: str = ""
    circumstance: str = ""
    circumstance_kind: CircumstanceKind | None = None
    role: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class OutgrownRule:
    """Who has no use for a certification, and why. `certification` is its slug."""

    certification: str
    because: str
    still_sensible_if: tuple[str, ...]
    conditions: tuple[OutgrownCondition, ...]
    basis: Basis
    judged: JudgedBy
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a source says of where certifications count; `regions` are keys."""

    statement: str
    topic: RecognitionTopic
    certifications: tuple[Named, ...]
    regions: tuple[str, ...]
    grounds: Grounds

    @property
    def fresh_until(self) -> date:
        """The last day of its shelf life: that of what a certification holds."""
        return self.grounds.runs_from + timedelta(days=SHELF_LIFE_DAYS[FactKind.CONTENT])


@dataclass(frozen=True, slots=True)
class DatedChange:
    """What changes, and from when: a year, quarter, month or day as the source gives it, or empty.

    It is about one certification, or about all of an issuer, by key.
    """

    what: str
    before: str
    after: str
    in_force_from: str
    grounds: Grounds
    about: Named | None = None
    issuer: str = ""

    def is_ahead(self, today: date) -> bool:
        """Whether it is known to come into force after a day."""
        first = first_day_of(self.in_force_from)
        return first is not None and first > today


@dataclass(frozen=True, slots=True)
class Region:
    """Where people work. `within` is the key of a wider one, or empty."""

    key: str
    name: str
    within: str


@dataclass(frozen=True, slots=True)
class Circumstance:
    """What belongs to somebody's work."""

    key: str
    name: str
    kind: CircumstanceKind


def first_day_of(words: str) -> date | None:
    """The first day of a year, quarter, month or day; None for none."""
    found = _DATE.match(words)
    if found is None:
        return None
    year, quarter, month, day = (int(part) if part else None for part in found.groups())
    first_month = month or (((quarter or 1) - 1) * MONTHS_OF_A_QUARTER + 1)
    return date(year or 1, first_month, day or 1)


def last_day_of(words: str) -> date | None:
    """The last day of a year, quarter, month or day; None for none."""
    first = first_day_of(words)
    found = _DATE.match(words)
    if first is None or found is None:
        return None
    _year, quarter, month, day = found.groups()
    if day:
        return first
    months = MONTHS_OF_A_QUARTER if quarter else 1 if month else 12
    ahead = first.year * 12 + first.month - 1 + months
    return date(ahead // 12, ahead % 12 + 1, 1) - timedelta(days=1)


def around(region: str, regions: dict[str, Region]) -> tuple[str, ...]:
    """A region and the wider ones that it is part of, by key, itself first."""
    found: list[str] = []
    while region and region not in found:
        found.append(region)
        region = regions[region].within if region in regions else ""
    return tuple(found)


def whole_of(regions: Sequence[Region]) -> str:
    """The key of the region that all others are part of; empty where there is none."""
    widest = [region.key for region in regions if not region.within]
    return widest[0] if len(widest) == 1 < len(regions) else ""
