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
    is required (value 1). `is_expressed` is false where the source counts points or writes what no field
    holds: then nobody is known to fulfil it.
    """

    number: Number
    is_expressed: Flag
    education: Annotated[Stated | None, LEFT_OUT]
    months: Annotated[MonthsStated | None, LEFT_OUT]
    window_years: Annotated[Stated | None, LEFT_OUT]
    training_hours: Annotated[Stated | None, LEFT_OUT]
    course: Annotated[Stated | None, LEFT_OUT]
    certifications: tuple[CertificationsStated, ...]


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
class Snapshot:
    """The catalogue as the engine reads it; certifications sorted by slug bytewise, steps by their fields."""

    certifications: tuple[Certified, ...]
    steps: tuple[Step, ...]
