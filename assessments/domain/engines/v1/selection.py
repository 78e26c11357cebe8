"""Which of a sequence make the plan, so that every group of the path has one where that can be done."""

from collections.abc import Iterable, Mapping
from itertools import chain

from assessments.domain.definitions.definition import Group
from assessments.domain.engines.v1.sequence import Candidate, supports_in
from assessments.domain.snapshots.snapshot import Certified


def is_named_by(group: Group, certified: Certified) -> bool:
    """Whether a group names a certification, by its discipline or by its slug."""
    return certified.discipline in group.disciplines or certified.slug in group.certifications


def select(sequence: tuple[Candidate, ...], groups: Iterable[Group], size: int) -> tuple[Candidate, ...]:
    """At most `size` of a sequence, in its order: the first, and one of each group."""
    members = [
        tuple(candidate.slug for candidate in sequence if is_named_by(group, candidate.certified))
        for group in groups
    ]
    selection = _Selection(sequence, members, size)
    for slugs in members:
        selection.take_one_of(slugs)
    return tuple(candidate for candidate in sequence if candidate.slug in selection.plan)


class _Selection:
    """The slugs of a plan, in their order, while room is made for groups."""

    def __init__(self, sequence: tuple[Candidate, ...], members: list[tuple[str, ...]], size: int) -> None:
        self.plan = [candidate.slug for candidate in sequence[:size]]
        self._order = [candidate.slug for candidate in sequence]
        self._supports = supports_in(sequence)
        self._members = members
        self._size = size

    def take_one_of(self, slugs: tuple[str, ...]) -> None:
        """Take the first of a group into the plan, if it has none and room can be made."""
        if not slugs or not set(slugs).isdisjoint(self.plan):
            return
        wanted = _with_support(slugs[0], self._supports)
        plan = list(self.plan)
        while len(wanted.union(plan)) > self._size:
            going = next((slug for slug in reversed(plan) if self._may_go(slug, wanted, plan)), None)
            if going is None:
                return
            plan.remove(going)
        kept = wanted.union(plan)
        self.plan = [slug for slug in self._order if slug in kept]

    def _may_go(self, slug: str, wanted: frozenset[str], plan: list[str]) -> bool:
        others = wanted.union(plan) - {slug}
        return (
            slug not in wanted
            and all(not others.isdisjoint(group) for group in self._members if slug in group)
            and slug not in chain.from_iterable(self._supports[other] for other in others)
        )


def _with_support(slug: str, supports: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """A candidate, its support, the support of that, and so on."""
    found: set[str] = set()
    left = [slug]
    while left:
        taken = left.pop()
        if taken not in found:
            found.add(taken)
            left.extend(supports[taken])
    return frozenset(found)
