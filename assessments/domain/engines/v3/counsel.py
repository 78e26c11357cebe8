"""What stands beside the facts of a snapshot, made ready for looking up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assessments.domain.engines.v3.person import Person
from assessments.domain.snapshots.snapshot import (
    Certified,
    Counsel,
    Outgrowing,
    Rivals,
    Role,
    Snapshot,
    Step,
)

# Rules of groups of which somebody needs one.
EXCLUSIVE = frozenset({"pick-one", "pick-one-first", "pick-one-ladder", "successor"})
KEPT = 4


@dataclass(frozen=True, slots=True)
class Guidance:
    """A snapshot by slug and by key. `groups_of` has the groups of a certification, in order."""

    certifications: Mapping[str, Certified]
    steps: tuple[Step, ...]
    roles: Mapping[str, Role]
    outgrowing: Mapping[str, tuple[Outgrowing, ...]]
    groups_of: Mapping[str, tuple[Rivals, ...]]
    recognised: frozenset[tuple[str, str]]
    within: Mapping[str, str]
    tools: frozenset[str]

    def around(self, region: str) -> tuple[str, ...]:
        """A region and the wider ones that it is part of, itself first; for none the widest of all."""
        found: list[str] = []
        here = region or next((key for key in sorted(self.within) if not self.within[key]), "")
        while here and here not in found:
            found.append(here)
            here = self.within.get(here, "")
        return tuple(found)

    def may_be_in(self, person: Person, region: str) -> bool:
        """Whether a region is part of the one that somebody named, and of none that they could have named."""
        wider = self.around(region)
        if not person.region or person.region not in wider:
            return False
        return person.other_regions.isdisjoint(wider[: wider.index(person.region)])

    def rivals_of(self, slug: str) -> frozenset[str]:
        """The certifications of which nobody needs two, by one that they have or plan."""
        return frozenset(
            other
            for group in self.groups_of.get(slug, ())
            if group.rule in EXCLUSIVE
            for other in group.slugs
            if other != slug
        )


class _Same:
    """A snapshot that is compared by identity: it is large, and a process has few."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def __hash__(self) -> int:
        return id(self.snapshot)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.snapshot is self.snapshot


def advice_of(snapshot: Snapshot) -> Guidance:
    """A snapshot made ready; kept for the last few."""
    return _advice_of(_Same(snapshot))


@lru_cache(maxsize=KEPT)
def _advice_of(same: _Same) -> Guidance:
    snapshot = same.snapshot
    counsel = snapshot.counsel or Counsel()
    known = {certified.slug: certified for certified in snapshot.certifications}
    return Guidance(
        certifications={slug: known[slug] for slug in sorted(known)},
        steps=snapshot.steps,
        roles={role.slug: role for role in counsel.roles},
        outgrowing=_by_slug(counsel.outgrowing),
        groups_of=_groups_of(counsel.rivals),
        recognised=frozenset((item.slug, item.region) for item in counsel.recognised),
        within={region.key: region.within for region in counsel.regions},
        tools=frozenset(counsel.tools),
    )


def _by_slug(items: Iterable[Outgrowing]) -> dict[str, tuple[Outgrowing, ...]]:
    found: dict[str, list[Outgrowing]] = defaultdict(list)
    for item in items:
        found[item.slug].append(item)
    return {slug: tuple(each) for slug, each in found.items()}


def _groups_of(groups: Iterable[Rivals]) -> dict[str, tuple[Rivals, ...]]:
    found: dict[str, list[Rivals]] = defaultdict(list)
    for group in groups:
        for slug in group.slugs:
            found[slug].append(group)
    return {slug: tuple(each) for slug, each in found.items()}
