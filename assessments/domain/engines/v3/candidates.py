"""What serves somebody at a stage, and in which order: docs/algorithms/ladder.md, word for word."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import Group, Stage
from assessments.domain.engines.v3.counsel import Guidance
from assessments.domain.engines.v3.entry import (
    Applicant,
    eligibility_of,
    is_endless,
    misses_certification,
    reached_by,
)
from assessments.domain.engines.v3.limits import FIRST_WITHIN, is_within, limits_beyond, price_of
from assessments.domain.engines.v3.months import month_of
from assessments.domain.engines.v3.outgrown import Objections
from assessments.domain.engines.v3.services import ELSEWHERE, Services
from assessments.domain.outcomes.outcome import Eligibility, Limit, Missing, Placement, Requirement, Standing
from assessments.domain.snapshots.snapshot import Certified, RoleService

ACTIVE, ANNOUNCED, BEING_SUPERSEDED = "active", "announced-or-early", "being-superseded"
GRADES = ("usual", "good", "special")
# What somebody has left behind, or is about to.
BEHIND = frozenset({Placement.OUTGROWN, Placement.DISCOURAGED})
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


class Terrain:
    """The certifications of a snapshot as they stand to one person."""

    def __init__(
        self, advice: Guidance, applicant: Applicant, groups: Iterable[Group], *, is_of_one_kind: bool = True
    ) -> None:
        self.advice = advice
        self.applicant = applicant
        self.services = Services(advice, applicant.person, groups, is_of_one_kind=is_of_one_kind)
        self.held = frozenset(item.slug for item in applicant.held)
        self._against: dict[tuple[str, tuple[str, ...]], Placement | None] = {}
        self._entries: dict[str, Eligibility] = {}

    @cached_property
    def rivals_of_held(self) -> frozenset[str]:
        """Of what somebody holds, the certifications of which nobody needs a second."""
        return frozenset(rival for slug in self.held for rival in self.advice.rivals_of(slug)) - self.held

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

    def is_near(self, eligibility: Eligibility) -> bool:
        """Whether somebody can begin with it: in some months, or by the later day that they named."""
        reached, latest = reached_by(eligibility), self.applicant.person.latest
        return is_within(eligibility, self.as_of, FIRST_WITHIN) or (
            reached is not None and latest is not None and reached <= latest
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
        services = self.services.of(group) or self.services.of_kind(group)
        slugs = {service.slug for _role, service in services if service.stage == stage}
        return not slugs.isdisjoint(self.held | self.rivals_of_held)

    def has_outgrown(self, group: Group, stage: Stage) -> bool:
        """Whether editors name something for somebody at a stage, and all of it is behind them."""
        slugs = {service.slug for _place, _role, service in self.services.offered(group, stage)}
        return bool(slugs) and all(self.against(slug) in BEHIND for slug in slugs)

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
        found = Objections(self.advice, self._later(also_held), self.held.union(also_held)).against(slug)
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

    def _candidates(self, group: Group, stage: Stage, also_held: tuple[str, ...]) -> Iterator[Candidate]:
        offered = self.services.offered(group, stage)
        named = Counter(service.slug for _place, _role, service in offered)
        for place, role, service in offered:
            if self.against(service.slug, also_held) is None and self.services.distance(service) < ELSEWHERE:
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
        distance = self.services.distance(service)
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
                not service.circumstance,
                self.services.told_of[service.circumstance] if service.circumstance else 0,
                eligibility.standing is Standing.ASK_ISSUER,
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

    def _is_recognised(self, slug: str) -> bool:
        return any((slug, region) in self.advice.recognised for region in self.services.around)
