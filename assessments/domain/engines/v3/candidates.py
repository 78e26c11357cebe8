"""Who serves a role at a stage, and in which order: docs/algorithms/ladder.md, word for word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import Group, Stage
from assessments.domain.engines.v3.counsel import Advice
from assessments.domain.engines.v3.entry import (
    Applicant,
    eligibility_of,
    is_endless,
    misses_certification,
    reached_by,
)
from assessments.domain.engines.v3.limits import FIRST_WITHIN, is_within, limits_beyond, price_of
from assessments.domain.engines.v3.months import month_of
from assessments.domain.engines.v3.outgrown import Judgement
from assessments.domain.outcomes.outcome import Eligibility, Limit, Missing, Placement, Requirement, Standing
from assessments.domain.snapshots.snapshot import Certified, Role, RoleService

ACTIVE, ANNOUNCED, BEING_SUPERSEDED = "active", "announced-or-early", "being-superseded"
TOOL_SPECIFIC = "tool-specific"
GRADES = ("usual", "good", "special")
# Where a certification is usual elsewhere: behind all that count where somebody works.
ELSEWHERE = 99
# What somebody has left behind, or is about to.
BEHIND = frozenset({Placement.OUTGROWN, Placement.DISCOURAGED})
# How many roles a certification serves at a stage before it is recommended to people without one.
OF_GENERAL_USE = 2
# Sorts behind every price that is known.
NO_PRICE = 10**6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A certification that serves somebody. `place` sorts it among those that serve at the same stage."""

    certified: Certified
    eligibility: Eligibility
    limits: tuple[Limit, ...]
    service: RoleService
    # The role family that it serves; empty where no role is known.
    role: str
    place: tuple[object, ...]

    @property
    def slug(self) -> str:
        """The certification's slug."""
        return self.certified.slug

    @property
    def asks_for(self) -> tuple[Missing, ...]:
        """The certifications that its best route misses."""
        return tuple(
            item for item in self.eligibility.missing if item.requirement is Requirement.CERTIFICATIONS
        )


# The place of a service among all that serve somebody, the role family, and the service.
Offer = tuple[int, str, RoleService]


class Field:
    """The certifications of a snapshot as they stand to one person."""

    def __init__(
        self, advice: Advice, applicant: Applicant, groups: Iterable[Group], *, is_of_one_kind: bool = True
    ) -> None:
        self.advice = advice
        self.applicant = applicant
        self._groups = tuple(groups)
        self._is_of_one_kind = is_of_one_kind
        self._kinds = frozenset(group.kind for group in self._groups)
        self._named = frozenset(slug for group in self._groups for slug in group.certifications)
        self.held = frozenset(item.slug for item in applicant.held)
        self._against: dict[tuple[str, tuple[str, ...]], Placement | None] = {}
        self._entries: dict[str, Eligibility] = {}

    @cached_property
    def rivals_of_held(self) -> frozenset[str]:
        """Of what somebody holds, the certifications of which nobody needs a second."""
        return frozenset(rival for slug in self.held for rival in self.advice.rivals_of(slug)) - self.held

    @cached_property
    def _around(self) -> tuple[str, ...]:
        return self.advice.around(self.applicant.person.region)

    @property
    def as_of(self) -> date:
        """The day on which somebody asks."""
        return self.applicant.as_of

    def entry(self, slug: str, also_held: tuple[str, ...] = ()) -> Eligibility:
        """Whether somebody may enter, holding some more certifications than they do."""
        if not also_held:
            if slug not in self._entries:
                self._entries[slug] = self._entry(slug, self.applicant)
            return self._entries[slug]
        return self._entry(slug, self._later(also_held))

    def is_bookable(self, certified: Certified) -> bool:
        """Whether it is offered, and a fact that shows something to book is fresh."""
        return certified.status == ACTIVE and any(day >= self.as_of for day in certified.bookings)

    def against(self, slug: str, also_held: tuple[str, ...] = ()) -> Placement | None:
        """What keeps somebody from a certification, the first that applies; None when nothing does."""
        key = (slug, also_held)
        if key not in self._against:
            self._against[key] = self._reason_against(self.advice.certifications[slug], also_held)
        return self._against[key]

    def is_drawn(self, group: Group, certified: Certified) -> bool:
        """Whether a group draws a certification; one that a group names by slug belongs to that one alone."""
        if certified.slug in self._named:
            return certified.slug in group.certifications
        return certified.discipline in group.disciplines

    def roles_of(self, group: Group) -> tuple[Role, ...]:
        """The role families that somebody named, as far as their kind of work is a group's."""
        found = (self.advice.roles.get(slug) for slug in self.applicant.person.roles)
        return tuple(
            role for role in found if role and (role.kind == group.kind or role.kind not in self._kinds)
        )

    def services_of(self, group: Group) -> tuple[tuple[Role, RoleService], ...]:
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

    def serving(self, group: Group, stage: Stage, also_held: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """What serves somebody at a stage of a kind of work, best first."""
        best: dict[str, Candidate] = {}
        for candidate in sorted(
            self._candidates(group, stage, also_held), key=lambda item: (item.place, item.slug)
        ):
            best.setdefault(candidate.slug, candidate)
        return tuple(best.values())

    def has_had(self, group: Group, stage: Stage) -> bool:
        """Whether somebody holds what serves at a stage, or a rival of it."""
        services = self.services_of(group) or self._services_of_kind(group)
        slugs = {service.slug for _role, service in services if service.stage == stage}
        return not slugs.isdisjoint(self.held | self.rivals_of_held)

    def has_outgrown(self, group: Group, stage: Stage) -> bool:
        """Whether editors name something for somebody at a stage, and all of it is behind them."""
        slugs = {service.slug for _place, _role, service in self._offered(group, stage)}
        return bool(slugs) and all(self.against(slug) in BEHIND for slug in slugs)

    def applies(self, service: RoleService) -> bool:
        """Whether what a service asks of the work is there; what no list reads is not known to be.

        A certification of one product serves nobody without that product.
        """
        if service.circumstance:
            return service.circumstance in self.applicant.person.circumstances
        is_of_product = self.advice.certifications[service.slug].orientation == TOOL_SPECIFIC
        return service.is_read and not is_of_product

    def _entry(self, slug: str, applicant: Applicant) -> Eligibility:
        return eligibility_of(self.advice.certifications[slug], self.advice.steps, applicant)

    def _later(self, also_held: tuple[str, ...]) -> Applicant:
        """The same person, holding some certifications more."""
        earned = tuple(Held(item, expires_on=date.max) for item in also_held)
        return Applicant(self.applicant.person, (*self.applicant.held, *earned), self.as_of)

    def _reason_against(self, certified: Certified, also_held: tuple[str, ...]) -> Placement | None:
        slug = certified.slug
        closed = (
            (Placement.HELD, slug in self.held),
            (Placement.ANNOUNCED, certified.status == ANNOUNCED),
            (Placement.SUPERSEDED, certified.status == BEING_SUPERSEDED),
            (Placement.NOT_BOOKABLE, not self.is_bookable(certified)),
        )
        placement = next((placement for placement, applies in closed if applies), None)
        if placement is not None:
            return placement
        found = Judgement(self.advice, self._later(also_held), self.held.union(also_held)).against(slug)
        if found in {Placement.OUTGROWN, Placement.WRONG_ROLE}:
            return found
        if self._is_misfit(slug):
            return Placement.WRONG_ROLE
        if slug in self.rivals_of_held:
            return Placement.RIVAL_HELD
        return found

    def _is_misfit(self, slug: str) -> bool:
        """Whether a certification is for none of the role families that somebody named."""
        roles = [role for key in self.applicant.person.roles if (role := self.advice.roles.get(key))]
        return bool(roles) and all(slug in role.misfits for role in roles)

    def _drawn(self, group: Group, role: Role) -> tuple[RoleService, ...]:
        return tuple(
            service
            for service in role.services
            if (certified := self.advice.certifications.get(service.slug)) and self.is_drawn(group, certified)
        )

    def _services_of_kind(self, group: Group) -> tuple[tuple[Role, RoleService], ...]:
        roles = (role for role in self.advice.roles.values() if role.kind == group.kind)
        return tuple((role, service) for role in roles for service in self._drawn(group, role))

    def _offered(self, group: Group, stage: Stage) -> list[Offer]:
        """What editors name for somebody at a stage, with its place and the role family that it serves.

        For people who named no role family that a group serves: what editors name for several of its kind
        of work.
        """
        own = self._own(group)
        if own:
            here = [(place, role, service) for place, role, service in own if service.stage == stage]
            return [*here, *self._nearer(group, stage, here, len(self.services_of(group)))]
        general = [
            service
            for _role, service in self._services_of_kind(group)
            if service.stage == stage and not service.circumstance and self.applies(service)
        ]
        named = Counter(service.slug for service in general)
        return [(0, "", service) for service in general if named[service.slug] >= OF_GENERAL_USE]

    def _own(self, group: Group) -> list[Offer]:
        """What editors name for the role families that somebody named, as far as it applies to them."""
        return [
            (place, role.slug, service)
            for place, (role, service) in enumerate(self.services_of(group))
            if service.slug not in role.misfits
            and self.applies(service)
            and self._distance(service) < ELSEWHERE
        ]

    def _nearer(self, group: Group, stage: Stage, own: Sequence[Offer], place: int) -> Iterator[Offer]:
        """Rivals of what serves somebody that are usual nearer to where they work, by other roles."""
        rivals = {
            rival: role for _place, role, service in own for rival in self.advice.rivals_of(service.slug)
        }
        nearest = min((self._distance(service) for _place, _role, service in own), default=0)
        named = {service.slug for _place, _role, service in own}
        for _role, service in self._services_of_kind(group):
            if (
                service.stage == stage
                and service.slug in rivals
                and service.slug not in named
                and service.regions
                and self.applies(service)
                and self._distance(service) < nearest
            ):
                yield place, rivals[service.slug], service

    def _candidates(self, group: Group, stage: Stage, also_held: tuple[str, ...]) -> Iterator[Candidate]:
        offered = self._offered(group, stage)
        named = Counter(service.slug for _place, _role, service in offered)
        for place, role, service in offered:
            if self.against(service.slug, also_held) is None and self._distance(service) < ELSEWHERE:
                grade = GRADES.index(service.service)
                graded = (grade, place) if role else (-named[service.slug], grade)
                yield self._candidate(service, role, graded, also_held)

    def _candidate(
        self, service: RoleService, role: str, graded: tuple[int, int], also_held: tuple[str, ...]
    ) -> Candidate:
        certified = self.advice.certifications[service.slug]
        eligibility = self.entry(service.slug, also_held)
        limits = limits_beyond(certified, eligibility, self.applicant.person, self.as_of)
        reached = reached_by(eligibility)
        price = price_of(certified, reached or month_of(self.as_of))
        known = price.low if price else NO_PRICE
        distance = self._distance(service)
        is_over = Limit.OVER_BUDGET in limits
        return Candidate(
            certified,
            eligibility,
            limits,
            service,
            role,
            (
                self._is_late(eligibility, limits),
                is_over,
                known if is_over else 0,
                eligibility.standing is Standing.ASK_ISSUER,
                not service.circumstance,
                distance,
                not self._builds_on_held(certified),
                *graded,
                not self._is_recognised(service.slug),
                reached or date.max,
                known,
                certified.level,
            ),
        )

    def _builds_on_held(self, certified: Certified) -> bool:
        """Whether an entry route accepts a certification that somebody holds."""
        accepted = {
            slug for route in certified.routes for stated in route.certifications for slug in stated.slugs
        }
        return not accepted.isdisjoint(self.held)

    def _is_late(self, eligibility: Eligibility, limits: Iterable[Limit]) -> bool:
        if is_endless(eligibility):
            return True
        if self.applicant.person.latest is not None:
            return Limit.AFTER_DEADLINE in limits
        return not misses_certification(eligibility) and not is_within(eligibility, self.as_of, FIRST_WITHIN)

    def _distance(self, service: RoleService) -> int:
        """How near to where somebody works a certification is usual: 0 right there."""
        if not service.regions:
            return max(0, len(self._around) - 1)
        near = [self._around.index(region) for region in service.regions if region in self._around]
        person = self.applicant.person
        inside = [1 for region in service.regions if self.advice.may_be_in(person, region)]
        return min([*near, *inside], default=ELSEWHERE)

    def _is_recognised(self, slug: str) -> bool:
        return any((slug, region) in self.advice.recognised for region in self._around)
