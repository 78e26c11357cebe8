"""What a comparison of two disciplines is made of: cells with the grounds they were computed from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from certifications.domain.certification import Certification
from certifications.domain.facts import Fact, Freshness, freshness


class ComparisonCellKind(StrEnum):
    """What a cell says."""

    RANGE = "range"
    MAJORITY = "majority"
    TALLY = "tally"
    LISTING = "listing"
    UNKNOWN = "unknown"


class GroundBasis(StrEnum):
    """What a ground rests on: a sourced fact, an editor's judgement, or the catalogue's own record."""

    FACT = "fact"
    JUDGEMENT = "judgement"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class CellGround:
    """One thing a cell rests on. `value` is the fact's text, or the code of what was judged or recorded.

    `issuer_only` marks a judgement that nobody but the issuer supports.
    """

    certification: Certification
    value: str
    basis: GroundBasis
    fact: Fact | None = None
    issuer_only: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """One cell. `known` of `total` certifications say something about the row.

    RANGE fills low, high and unit. MAJORITY and TALLY fill `counts` with each value and how many
    certifications have it: for a majority the most common first and each certification once, for a tally
    in the row's own order. LISTING fills `items` with what each certification states. `stale` counts
    facts left out because their shelf life has passed.
    """

    kind: ComparisonCellKind
    known: int
    total: int
    grounds: tuple[CellGround, ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    items: tuple[CellGround, ...] = ()
    stale: int = 0

    @property
    def claimed(self) -> tuple[Certification, ...]:
        """The certifications of which it says something that nobody but the issuer supports."""
        found = {
            ground.certification.slug: ground.certification for ground in self.grounds if ground.issuer_only
        }
        return tuple(found.values())

    @property
    def answer(self) -> tuple[object, ...]:
        """What two cells must share to say the same: not who says it, nor how many."""
        match self.kind:
            case ComparisonCellKind.MAJORITY:
                return self.kind, self.counts[0][0], frozenset(value for value, _count in self.counts)
            case ComparisonCellKind.TALLY:
                return self.kind, frozenset(value for value, count in self.counts if 2 * count > self.known)
            case ComparisonCellKind.LISTING:
                return self.kind, frozenset(item.value for item in self.items)
        return self.kind, self.low, self.high, self.unit


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One question asked of both disciplines. `key` names it for labels and tests."""

    key: str
    first: ComparisonCell
    second: ComparisonCell

    @property
    def differs(self) -> bool:
        """Whether the two answers differ; unknown beside an answer is a difference too."""
        return self.first.answer != self.second.answer

    @property
    def is_one_sided(self) -> bool:
        """Whether one answer is known and the other is not: nothing is known to differ then."""
        unknown = [cell.kind is ComparisonCellKind.UNKNOWN for cell in (self.first, self.second)]
        return any(unknown) and not all(unknown)

    @property
    def is_unknown(self) -> bool:
        """Whether neither answer is known: then nobody knows whether they are the same."""
        return all(cell.kind is ComparisonCellKind.UNKNOWN for cell in (self.first, self.second))

    @property
    def is_known_to_differ(self) -> bool:
        """Whether both answers are known and differ."""
        return self.differs and not self.is_one_sided


@dataclass(frozen=True, slots=True)
class Member:
    """A certification with its facts parted into those within their shelf life and those past it."""

    certification: Certification
    fresh: tuple[Fact, ...]
    stale: tuple[Fact, ...]

    @classmethod
    def on(cls, certification: Certification, today: date) -> "Member":
        """As it stands on a day."""
        fresh: list[Fact] = []
        stale: list[Fact] = []
        for fact in certification.facts:
            (stale if freshness(fact, today) is Freshness.STALE else fresh).append(fact)
        return cls(certification, tuple(fresh), tuple(stale))
