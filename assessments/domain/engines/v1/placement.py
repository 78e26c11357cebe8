"""Where every certification of a snapshot belongs, before candidates are ordered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import Path
from assessments.domain.engines.v1.selection import is_named_by
from assessments.domain.outcomes.outcome import Placement
from assessments.domain.snapshots.snapshot import Certified, Snapshot

ACTIVE = "active"
ANNOUNCED = "announced-or-early"
BEING_SUPERSEDED = "being-superseded"
TOOL_SPECIFIC = "tool-specific"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A snapshot on a day, and what somebody holds of it."""

    certifications: tuple[Certified, ...]
    held: frozenset[str]
    surpassed: frozenset[str]
    as_of: date

    def is_bookable(self, certified: Certified) -> bool:
        """Whether it is offered, and a fact that shows something to book is fresh."""
        return certified.status == ACTIVE and any(day >= self.as_of for day in certified.bookings)


def shelf_of(snapshot: Snapshot, held: Iterable[Held], as_of: date) -> Shelf:
    """A snapshot, in the order of slugs whatever order it came in, and what somebody holds."""
    slugs = frozenset(item.slug for item in held)
    known = {certified.slug: certified for certified in snapshot.certifications}
    return Shelf(
        certifications=tuple(known[slug] for slug in sorted(known)),
        held=slugs,
        surpassed=frozenset(
            step.start
            for step in snapshot.steps
            if step.end in slugs
            and step.start in known
            and step.end in known
            and _surpasses(known[step.end], known[step.start])
        ),
        as_of=as_of,
    )


def placement_of(certified: Certified, path: Path, shelf: Shelf) -> Placement | None:
    """Why a certification is no candidate for a path's plan, the first that applies; None when it is one."""
    groups = path.groups
    reasons = (
        (Placement.HELD, certified.slug in shelf.held),
        (Placement.ANNOUNCED, certified.status == ANNOUNCED),
        (Placement.SUPERSEDED, certified.status == BEING_SUPERSEDED),
        (Placement.TOOL_SPECIFIC, certified.orientation == TOOL_SPECIFIC),
        (Placement.NO_PLAN, not groups),
        (Placement.OTHER_DISCIPLINE, not any(is_named_by(group, certified) for group in groups)),
        (Placement.NOT_BOOKABLE, not shelf.is_bookable(certified)),
        (Placement.SURPASSED, certified.slug in shelf.surpassed),
    )
    return next((placement for placement, applies in reasons if applies), None)


def _surpasses(higher: Certified, lower: Certified) -> bool:
    return (
        higher.issuer == lower.issuer and higher.discipline == lower.discipline and higher.level > lower.level
    )
