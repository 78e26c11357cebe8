"""What editors name for somebody, and whether it applies: docs/algorithms/ladder.md, word for word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from assessments.domain.definitions.definition import Group, Stage
from assessments.domain.engines.v3.counsel import Guidance
from assessments.domain.engines.v3.person import Person
from assessments.domain.snapshots.snapshot import Certified, Role, RoleService

TOOL_SPECIFIC = "tool-specific"
# Where a certification is usual elsewhere: behind all that count where somebody works.
ELSEWHERE = 99
# How many roles a certification serves at a stage before it is recommended to people without one.
OF_GENERAL_USE = 2

# The place of a service among all that serve somebody, the role family, and the service.
Offer = tuple[int, str, RoleService]


class Services:
    """The services of role families as they stand to one person. `groups` are those of all paths."""

    def __init__(
        self, advice: Guidance, person: Person, groups: Iterable[Group], *, is_of_one_kind: bool
    ) -> None:
        self.advice = advice
        self.person = person
        self._groups = tuple(groups)
        self._is_of_one_kind = is_of_one_kind
        self._kinds = frozenset(group.kind for group in self._groups)
        self._named = frozenset(slug for group in self._groups for slug in group.certifications)

    @cached_property
    def told_of(self) -> Counter[str]:
        """How many services name each circumstance: the fewer, the closer it describes somebody's work."""
        return Counter(
            service.circumstance for role in self.advice.roles.values() for service in role.services
        )

    @cached_property
    def around(self) -> tuple[str, ...]:
        """Where somebody works, and the wider regions that it is part of."""
        return self.advice.around(self.person.region)

    def is_drawn(self, group: Group, certified: Certified) -> bool:
        """Whether a group draws a certification; one that a group names by slug belongs to that one alone."""
        if certified.slug in self._named:
            return certified.slug in group.certifications
        return certified.discipline in group.disciplines

    def roles_of(self, group: Group) -> tuple[Role, ...]:
        """The role families that somebody named, as far as their kind of work is a group's."""
        found = (self.advice.roles.get(slug) for slug in self.person.roles)
        return tuple(
            role for role in found if role and (role.kind == group.kind or role.kind not in self._kinds)
        )

    def of(self, group: Group) -> tuple[tuple[Role, RoleService], ...]:
        """What serves the role families that somebody named, as far as a group draws it, in order.

        Where a path has one kind of work, a family of both kinds is served by what editors name for it,
        whichever kind that is filed under.
        """
        roles = self.roles_of(group)
        drawn = tuple((role, service) for role in roles for service in self._drawn(group, role))
        if drawn or not self._is_of_one_kind:
            return drawn
        return tuple(
            (role, service)
            for role in roles
            if role.kind not in self._kinds
            for other in self._groups
            for service in self._drawn(other, role)
        )

    def applies(self, service: RoleService) -> bool:
        """Whether what a service asks of the work is there; what no list reads is not known to be.

        A certification of one product serves nobody without that product.
        """
        if service.circumstance:
            return service.circumstance in self.person.circumstances
        is_of_product = self.advice.certifications[service.slug].orientation == TOOL_SPECIFIC
        return service.is_read and not is_of_product

    def distance(self, service: RoleService) -> int:
        """How near to where somebody works a certification is usual: 0 right there."""
        if not service.regions:
            return max(0, len(self.around) - 1)
        near = [self.around.index(region) for region in service.regions if region in self.around]
        person = self.person
        inside = [1 for region in service.regions if self.advice.may_be_in(person, region)]
        return min([*near, *inside], default=ELSEWHERE)

    def _drawn(self, group: Group, role: Role) -> tuple[RoleService, ...]:
        return tuple(
            service
            for service in role.services
            if (certified := self.advice.certifications.get(service.slug)) and self.is_drawn(group, certified)
        )

    def of_kind(self, group: Group) -> tuple[tuple[Role, RoleService], ...]:
        """What editors name for all role families of a kind of work."""
        roles = (role for role in self.advice.roles.values() if role.kind == group.kind)
        return tuple((role, service) for role in roles for service in self._drawn(group, role))

    def offered(self, group: Group, stage: Stage) -> list[Offer]:
        """What editors name for somebody at a stage, with its place and the role family that it serves.

        For people who named no role family that a group serves: what editors name for several families of
        its kind of work or of both, and the rivals of that.
        """
        own = self._own(group)
        if own:
            here = [(place, role, service) for place, role, service in own if service.stage == stage]
            return [*here, *self._nearer(group, stage, here, len(self.of(group)))]
        general = [
            service
            for service in self._of_many(group)
            if service.stage == stage and not service.circumstance and self.applies(service)
        ]
        named = Counter(service.slug for service in general)
        common = {slug for slug, count in named.items() if count >= OF_GENERAL_USE}
        instead = {rival for slug in common for rival in self.advice.rivals_of(slug)}
        return [(0, "", service) for service in general if service.slug in common | instead]

    def _of_many(self, group: Group) -> Iterator[RoleService]:
        """What editors name for families of a kind of work, and for those of both kinds."""
        for role in self.advice.roles.values():
            if role.kind == group.kind or role.kind not in self._kinds:
                yield from self._drawn(group, role)

    def _own(self, group: Group) -> list[Offer]:
        """What editors name for the role families that somebody named, as far as it applies to them."""
        return [
            (place, role.slug, service)
            for place, (role, service) in enumerate(self.of(group))
            if service.slug not in role.misfits
            and self.applies(service)
            and self.distance(service) < ELSEWHERE
        ]

    def _nearer(self, group: Group, stage: Stage, own: Sequence[Offer], place: int) -> Iterator[Offer]:
        """Rivals of what serves somebody that are usual nearer to where they work, by other roles."""
        rivals = {
            rival: role for _place, role, service in own for rival in self.advice.rivals_of(service.slug)
        }
        nearest = min((self.distance(service) for _place, _role, service in own), default=0)
        named = {service.slug for _place, _role, service in own}
        for _role, service in self.of_kind(group):
            if (
                service.stage == stage
                and service.slug in rivals
                and service.slug not in named
                and service.regions
                and self.applies(service)
                and self.distance(service) < nearest
            ):
                yield place, rivals[service.slug], service
