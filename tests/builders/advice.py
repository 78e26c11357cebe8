"""Counsel, people and ladders by hand, for tests of engine 3: what a test does not name is not there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import Group, Path, Stage
from assessments.domain.engines.v3.candidates import Terrain
from assessments.domain.engines.v3.counsel import advice_of
from assessments.domain.engines.v3.entry import Applicant, eligibility_of
from assessments.domain.engines.v3.person import OwnMonths, Person, Told
from assessments.domain.engines.v3.plan import PlanResult, make_plan
from assessments.domain.engines.v3.prepared import prepare
from assessments.domain.engines.v3.rungs import Planned, ladder_of
from assessments.domain.outcomes.outcome import Eligibility, Placement
from assessments.domain.snapshots.snapshot import (
    Certified,
    Counsel,
    Edition,
    Outgrowing,
    Price,
    Region,
    Rivals,
    Role,
    RoleService,
    Route,
    Snapshot,
)
from assessments.domain.snapshots.snapshot import Step as Progression
from tests.builders.backgrounds import background_definition
from tests.builders.snapshots import AS_OF, SURE, certified, snapshot

REGIONS = (
    Region("asia", "world"),
    Region("berlin", "europe"),
    Region("europe", "world"),
    Region("world"),
)
PROJECT = Group(("discipline",), (), "project")
ONGOING = Group(("second",), (), "ongoing")
GROUPS = (PROJECT, ONGOING)
ALONE, BOTH, NOTHING = Path("alone", (PROJECT,)), Path("two", GROUPS), Path("none")
RECENT_YEARS = 8


def serves(slug: str, stage: str = Stage.START, service: str = "usual", **fields: Any) -> RoleService:
    """How a certification serves a role: at a start, everywhere, whatever the work."""
    return RoleService(slug, str(stage), service, **fields)


def role(slug: str, *services: RoleService, kind: str = "project", misfits: tuple[str, ...] = ()) -> Role:
    """A role family of project work."""
    return Role(slug, kind, services, misfits)


def rivals(*slugs: str, rule: str = "pick-one") -> Rivals:
    """A group of certifications of which somebody needs one."""
    return Rivals("-".join(slugs), rule, slugs)


def outgrown(slug: str, when: str = "nobody_new", strength: str = "never", **fields: Any) -> Outgrowing:
    """A condition by which a certification is of no use."""
    return Outgrowing(slug, strength, when, **fields)


def advised(
    *certifications: Certified, steps: tuple[Progression, ...] = (), **counsel: tuple[Any, ...]
) -> Snapshot:
    """A snapshot of format 2. Roles are sorted, as they are in one."""
    values = {"regions": REGIONS, **counsel}
    values["roles"] = tuple(sorted(values.get("roles", ()), key=lambda item: item.slug))
    return replace(snapshot(*certifications, steps=steps), counsel=Counsel(**values))


def price(low: int, high: int | None = None, **fields: Any) -> Price:
    """A price in US dollars."""
    return Price(**{"currency": "USD", "low": low, "high": high or low, "grounds": SURE, **fields})


def edition(since: date, *routes: Route, prices: tuple[Price, ...] = ()) -> Edition:
    """What holds from a day on."""
    return Edition(since, routes, prices)


def own(total: Told, a_year: int = 12, recent: int | None = None) -> OwnMonths:
    """Months of one kind, all of them recent unless it is told otherwise."""
    within = total if recent is None and isinstance(total, int) else recent
    return OwnMonths(total, within, RECENT_YEARS, a_year)


def person(**fields: Any) -> Person:
    """Someone without months and training, who told nothing else that a test does not name."""
    values: dict[str, Any] = {
        "education": 0,
        "months": {"project": own(0)},
        "training_hours": 0,
        "hours_a_week": 4,
        **fields,
    }
    return Person(**values)


def holding(*slugs: str) -> tuple[Held, ...]:
    """Certifications that somebody holds, with no end that is known."""
    return tuple(Held(slug) for slug in slugs)


def entered(
    *routes: Route, who: Person | None = None, held: tuple[str, ...] = (), **fields: Any
) -> Eligibility:
    """The entry for a certification that has these routes."""
    applicant = Applicant(who or person(), holding(*held), AS_OF)
    return eligibility_of(certified("target", *routes, **fields), (), applicant)


def ground(
    facts: Snapshot,
    who: Person | None = None,
    held: tuple[str, ...] = (),
    path: Path = ALONE,
) -> Terrain:
    """The certifications of a snapshot as they stand to somebody on a path."""
    applicant = Applicant(who or person(), holding(*held), AS_OF)
    return Terrain(advice_of(facts), applicant, GROUPS, is_of_one_kind=len(path.groups) == 1)


def laddered(
    facts: Snapshot,
    who: Person | None = None,
    *,
    stage: Stage = Stage.START,
    held: tuple[str, ...] = (),
    path: Path = ALONE,
    size: int = 3,
) -> tuple[Planned, ...]:
    """The ladder of somebody who is at one stage of every kind of work."""
    stages = {group.kind: stage for group in path.groups}
    return ladder_of(ground(facts, who, held, path), path.groups, stages, size)


def advised_plan(
    facts: Snapshot,
    who: Person | None = None,
    *,
    stages: Mapping[str, Stage] | None = None,
    held: tuple[str, ...] = (),
    path: Path = ALONE,
    size: int = 3,
) -> PlanResult:
    """The plan of somebody, who starts in every kind of work unless it is told otherwise."""
    definition = background_definition(paths=(ALONE, BOTH, NOTHING), plan_size=size)
    return make_plan(
        prepare(definition),
        path,
        {group.kind: Stage.START for group in path.groups} | dict(stages or {}),
        who or person(),
        held=holding(*held),
        snapshot=facts,
        as_of=AS_OF,
    )


def told(steps: tuple[Planned, ...]) -> str:
    """A ladder as tables write it: rung and slug, and in brackets what may be taken instead."""

    def _one(step: Planned) -> str:
        instead = ", ".join(item.slug for item in step.instead) or "–"
        said = f"{step.rung} {step.candidate.slug}"
        return f"{said} ({instead})" if step.rung == "first" else said

    return "; ".join(map(_one, steps)) or "–"


def places(result: PlanResult) -> dict[str, Placement]:
    """Where each certification went."""
    return {item.slug: item.placement for item in result.placements}
