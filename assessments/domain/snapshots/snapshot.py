"""The facts that the engine reads, as they stood on a day: content-addressed by their canonical JSON.

Values only; assessments.mapping makes them from the catalogue. What no source states is None: unknown, never
"none". A statement may be used as long as it is not of low confidence and not past its shelf life.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from assessments.domain.documents.stored import Day, Flag, Names, Number, spread

ENTRY, PRACTITIONER, ADVANCED = 0, 1, 2
LOW = "low"
# Of a document: what is unknown is not there.
LEFT_OUT = Field(default=None)


@dataclass(frozen=True, slots=True)
class Grounds:
    """How sure a statement is ("high", "medium", "low"), and the last day of its shelf life."""

    confidence: str
    fresh_until: Day


@spread("grounds")
@dataclass(frozen=True, slots=True)
class Stated:
    """A whole number that a fact states."""

    value: Number
    grounds: Grounds


@spread("grounds")
@dataclass(frozen=True, slots=True)
class MonthsStated:
    """Months of experience that a fact states, by kind; the kind is empty when no question asks for it.

    `words` are the source's own for the kind, for showing.
    """

    parts: tuple[Annotated[tuple[str, Number], Names(("kind", "months"))], ...]
    words: str
    grounds: Grounds


@spread("grounds")
@dataclass(frozen=True, slots=True)
class CertificationsStated:
    """Certifications that a route asks for: any one of them, or all.

    `slugs` are those of the catalogue, sorted; `others` the names of the rest, sorted.
    """

    any_one: Flag
    slugs: tuple[str, ...]
    others: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Route:
    """One way in. None is unknown; an empty `certifications` asks for none.

    `education` is a level of certifications.domain.education. `course` tells that the issuer's own course
    is required (value 1); `training_hours` are then those asked beside it. `is_expressed` is false where the
    source counts points or writes what no field holds: then nobody is known to fulfil it.
    """

    number: Number
    is_expressed: Flag
    education: Annotated[Stated | None, LEFT_OUT]
    months: Annotated[MonthsStated | None, LEFT_OUT]
    window_years: Annotated[Stated | None, LEFT_OUT]
    training_hours: Annotated[Stated | None, LEFT_OUT]
    course: Annotated[Stated | None, LEFT_OUT]
    certifications: tuple[CertificationsStated, ...]


@spread("grounds")
@dataclass(frozen=True, slots=True)
class Price:
    """What a certification costs to get, in whole units of a currency: from `low` to `high`."""

    currency: str
    low: Number
    high: Number
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Course:
    """The course before the exam. `is_required` where it is the issuer's own and every route asks for it.

    `price` is its own; where facts state no price of an exam, `Certified.prices` hold it already. None is
    unknown.
    """

    is_required: Flag
    hours: Annotated[Stated | None, LEFT_OUT]
    price: Annotated[Price | None, LEFT_OUT]


@dataclass(frozen=True, slots=True)
class Edition:
    """What holds from a day on: the entry routes and the prices, as far as they are announced."""

    since: Day
    routes: tuple[Route, ...]
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """How far a focus area is covered ("none", "partial", "core", "unknown"), and whether only the issuer
    says so.
    """

    area: str
    coverage: str
    issuer_only: Flag


@dataclass(frozen=True, slots=True)
class Certified:
    """A certification. `bookings` are the last fresh days of facts that show something to book, sorted.

    `status` and `orientation` as in certifications.domain.vocabulary; `coverage` sorted by area; `routes` by
    number, empty when no entry rule is known.
    """

    slug: str
    name: str
    issuer: str
    own_offer: Flag
    status: str
    orientation: str
    discipline: str
    level: Number
    coverage: tuple[Covered, ...]
    bookings: tuple[Day, ...]
    routes: tuple[Route, ...]
    # Of format 2: prices to get it, sorted by currency; its course; what is announced, sorted by day.
    prices: tuple[Price, ...] = ()
    course: Annotated[Course | None, LEFT_OUT] = None
    editions: tuple[Edition, ...] = ()


@spread("grounds")
@dataclass(frozen=True, slots=True)
class Step:
    """What holding `start` means for `end`, both slugs of the catalogue.

    `kind` as in certifications.domain.vocabulary.ProgressionKind. `waives` names what of the entry rules it
    replaces: "training_hours", "months" (all kinds) or "months:KIND". `needs_active`: only while active.
    """

    start: str
    end: str
    kind: str
    waives: tuple[str, ...]
    needs_active: Flag
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class RoleService:
    """How well a certification serves a role at a stage: "usual", "good" or "special".

    Services stand in the editors' order. `regions` are keys, empty for everywhere; `circumstance` is what has
    to belong to the work, empty where nothing has to; `is_read` is false where the judgement names a
    condition that no list reads.
    """

    slug: str
    stage: str
    service: str
    regions: tuple[str, ...] = ()
    circumstance: str = ""
    is_read: Flag = True


@dataclass(frozen=True, slots=True)
class Role:
    """A role family: its kind of work, what serves it, and slugs of what is not for it, sorted."""

    slug: str
    kind: str
    services: tuple[RoleService, ...]
    misfits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rivals:
    """A group of alternatives: its rule as in certifications.domain.vocabulary.GroupRule, slugs in the
    editors' order, and the slug that is taken where nothing else decides, or none.
    """

    key: str
    rule: str
    slugs: tuple[str, ...]
    default: str = ""


@dataclass(frozen=True, slots=True)
class Outgrowing:
    """One condition by which a certification is of no use to somebody ("never") or hardly ("discourage").

    `when` as in certifications.domain.vocabulary.OutgrownWhen; what it does not read is empty, months -1.
    `named` is the certification, the region, the circumstance or the role that it reads.
    """

    slug: str
    strength: str
    when: str
    named: str = ""
    kind: str = ""
    months: Number = -1
    education: str = ""
    unless_held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """That a source says of a certification that it counts in a region. `grounds` are the surest known."""

    slug: str
    region: str
    grounds: Annotated[Grounds | None, LEFT_OUT] = None


@dataclass(frozen=True, slots=True)
class Region:
    """A region; `within` is a wider one, or empty."""

    key: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Counsel:
    """What stands beside the facts: roles by slug, groups by key, the rest sorted by its fields."""

    roles: tuple[Role, ...] = ()
    rivals: tuple[Rivals, ...] = ()
    outgrowing: tuple[Outgrowing, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    regions: tuple[Region, ...] = ()
    # Circumstances that are tools.
    tools: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The catalogue as the engine reads it; certifications sorted by slug bytewise, steps by their fields.

    `counsel` is None in snapshots of format 1.
    """

    certifications: tuple[Certified, ...]
    steps: tuple[Step, ...]
    counsel: Annotated[Counsel | None, LEFT_OUT] = None
