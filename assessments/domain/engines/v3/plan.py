"""The plan of an outcome, and where everything else went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assessments.domain.answers.sheet import Held, Sheet
from assessments.domain.definitions.definition import Definition, Path, Stage
from assessments.domain.engines.v3.candidates import Candidate, Terrain
from assessments.domain.engines.v3.counsel import advice_of
from assessments.domain.engines.v3.entry import Applicant, is_endless, misses_certification, reached_by
from assessments.domain.engines.v3.person import Person, person_of
from assessments.domain.engines.v3.prepared import Prepared, prepare
from assessments.domain.engines.v3.reasons import reasons_for_step
from assessments.domain.engines.v3.rungs import Planned, ladder_of
from assessments.domain.engines.v3.services import TOOL_SPECIFIC
from assessments.domain.engines.v3.visibility import visible_sheet
from assessments.domain.outcomes.outcome import (
    Instead,
    Placed,
    Placement,
    PlanEntry,
)
from assessments.domain.snapshots.snapshot import Certified, Snapshot

# What is said of a certification on every path.
_EARLY = frozenset({Placement.ANNOUNCED, Placement.SUPERSEDED, Placement.NOT_BOOKABLE})


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan, and where everything else of the snapshot went: slugs sorted, placements by slug."""

    plan: tuple[PlanEntry, ...]
    tools: tuple[str, ...]
    announced: tuple[str, ...]
    placements: tuple[Placed, ...]


def make_plan(
    prepared: Prepared,
    path: Path,
    stages: Mapping[str, Stage],
    person: Person,
    *,
    held: tuple[Held, ...],
    snapshot: Snapshot,
    as_of: date,
) -> PlanResult:
    """The plan for a path, its groups in the order in which their kinds of work count, with their stages."""
    advice = advice_of(snapshot)
    ground = Terrain(
        advice, Applicant(person, held, as_of), prepared.groups, is_of_one_kind=len(path.groups) == 1
    )
    steps = ladder_of(ground, path.groups, stages, prepared.definition.plan_size) if path.groups else ()
    places = _Places(ground, path, steps)
    return PlanResult(
        plan=_entries(ground, steps),
        tools=_tools(ground),
        announced=tuple(
            slug
            for slug, certified in advice.certifications.items()
            if places.of(slug) is Placement.ANNOUNCED
            and any(ground.services.is_drawn(group, certified) for group in path.groups)
        ),
        placements=tuple(Placed(slug, places.of(slug)) for slug in advice.certifications),
    )


def plan_for_certification(
    definition: Definition,
    slug: str,
    sheet: Sheet,
    *,
    held: tuple[Held, ...],
    snapshot: Snapshot,
    as_of: date,
) -> tuple[PlanEntry, ...]:
    """The plan for a certification: it stands last, after what it asks for.

    Empty when it is not in the snapshot, not bookable or held.
    """
    visible, seen = visible_sheet(prepare(definition), sheet)
    advice = advice_of(snapshot)
    person = person_of(definition, seen, visible, as_of)
    ground = Terrain(advice, Applicant(person, held, as_of), ())
    way = _way_to(ground, slug, ())
    return tuple(
        PlanEntry(
            slug=each,
            own_offer=advice.certifications[each].own_offer,
            eligibility=ground.entry(each),
            fit_numerator=0,
            fit_denominator=1,
            level=advice.certifications[each].level,
            opens=_opened(ground, each, way[number + 1 :]),
        )
        for number, each in enumerate(way)
    )


def _way_to(ground: Terrain, slug: str, reached: tuple[str, ...]) -> tuple[str, ...]:
    """A certification after one that it accepts where it asks for any, after all where it asks for all."""
    certified = ground.advice.certifications.get(slug)
    if certified is None or not ground.is_bookable(certified) or slug in ground.held or slug in reached:
        return ()
    way: tuple[str, ...] = ()
    for missing in ground.entry(slug).missing:
        wanted = sorted(missing.slugs, key=lambda other: _nearest(ground, certified, other))
        ways = [found for other in wanted if (found := _way_to(ground, other, (*reached, slug)))]
        for found in ways if missing.amount > 1 else ways[:1]:
            way += tuple(each for each in found if each not in way)
    return (*way, slug)


def _nearest(ground: Terrain, certified: Certified, slug: str) -> tuple[bool, bool, date, int, str]:
    """Of one issuer first, then what can be entered soonest and is lowest."""
    other = ground.advice.certifications.get(slug)
    if other is None or not ground.is_bookable(other):
        return True, True, date.max, 0, slug
    entry = ground.entry(slug)
    return (
        other.issuer != certified.issuer,
        misses_certification(entry),
        reached_by(entry) or date.max,
        other.level,
        slug,
    )


def _opened(ground: Terrain, slug: str, later: tuple[str, ...]) -> tuple[str, ...]:
    """Which later certifications ask for one."""
    return tuple(
        sorted(
            other for other in later if any(slug in missing.slugs for missing in ground.entry(other).missing)
        )
    )


def _entries(ground: Terrain, steps: tuple[Planned, ...]) -> tuple[PlanEntry, ...]:
    return tuple(
        PlanEntry(
            slug=step.candidate.slug,
            own_offer=step.candidate.certified.own_offer,
            eligibility=step.candidate.eligibility,
            fit_numerator=0,
            fit_denominator=1,
            level=step.candidate.certified.level,
            opens=_opened(
                ground, step.candidate.slug, tuple(later.candidate.slug for later in steps[number + 1 :])
            ),
            rung=step.rung,
            kind=step.kind,
            instead=tuple(map(_instead, step.instead)),
            reasons=reasons_for_step(step, ground),
            limits=step.candidate.limits,
        )
        for number, step in enumerate(steps)
    )


def _instead(item: Candidate) -> Instead:
    return Instead(item.slug, item.certified.own_offer, item.eligibility, item.limits)


def _tools(ground: Terrain) -> tuple[str, ...]:
    """Certifications of the tools that somebody named, as role families have them in order."""
    wanted = ground.applicant.person.circumstances & ground.advice.tools
    found = dict.fromkeys(
        service.slug
        for role in ground.advice.roles.values()
        for service in role.services
        if service.circumstance in wanted
        and (certified := ground.advice.certifications.get(service.slug))
        and certified.slug not in ground.held
        and ground.is_bookable(certified)
    )
    return tuple(found)


class _Places:
    """Why each certification is in the plan or not."""

    def __init__(self, ground: Terrain, path: Path, steps: tuple[Planned, ...]) -> None:
        self._ground = ground
        self._services = ground.services
        self._path = path
        self._planned = tuple(step.candidate.slug for step in steps)
        self._instead = {item.slug for step in steps for item in step.instead}
        self._rivals = {rival for slug in self._planned for rival in ground.advice.rivals_of(slug)}
        self._pools = [(group, self._services.of(group)) for group in path.groups]

    def of(self, slug: str) -> Placement:
        """Where a certification ended up, the first that applies."""
        certified = self._ground.advice.certifications[slug]
        against = self._ground.against(slug)
        placements = (
            (Placement.PLANNED, slug in self._planned),
            (Placement.HELD, slug in self._ground.held),
            (against if against in _EARLY else Placement.NO_PLAN, not self._path.groups),
            (Placement.ALTERNATIVE, slug in self._instead),
            (against, against is not None),
            (Placement.RIVAL_PLANNED, slug in self._rivals),
            (Placement.TOOL_SPECIFIC, certified.orientation == TOOL_SPECIFIC),
            (Placement.OTHER_DISCIPLINE, not self._is_drawn(certified)),
        )
        found = next((placement for placement, applies in placements if applies), None)
        return found or self._of_service(certified)

    def _is_drawn(self, certified: Certified) -> bool:
        return any(self._services.is_drawn(group, certified) for group in self._path.groups)

    def _of_service(self, certified: Certified) -> Placement:
        pools = [services for group, services in self._pools if self._services.is_drawn(group, certified)]
        own = [service for pool in pools for _role, service in pool if service.slug == certified.slug]
        if not own and all(pools):
            return Placement.OTHER_ROLE
        if own and not any(map(self._services.applies, own)):
            return Placement.OTHER_CIRCUMSTANCE
        if is_endless(self._ground.entry(certified.slug)):
            return Placement.OUT_OF_REACH
        return Placement.BEYOND_PLAN
