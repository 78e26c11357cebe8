"""Plans of small catalogues, for tests of a single rule."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import Path
from assessments.domain.engines.v1.plan import PlanResult, make_plan
from assessments.domain.outcomes.outcome import Placement
from assessments.domain.snapshots.snapshot import Certified, Route, Step
from tests.builders.backgrounds import background_definition, path_of, sheet
from tests.builders.snapshots import (
    AS_OF,
    all_of,
    any_of,
    route,
    snapshot,
)

DEFINITION = background_definition()
ALONE, TWO, NONE = (path_of(DEFINITION, key) for key in ("alone", "two", "none"))
YESTERDAY = AS_OF - timedelta(days=1)


def planned(
    *certifications: Certified,
    steps: tuple[Step, ...] = (),
    held: tuple[str, ...] = (),
    path: Path = ALONE,
    size: int = 20,
    scores: Mapping[str, tuple[int, int]] | None = None,
    **answers: int | None,
) -> PlanResult:
    """A plan for answers given by name, on the path of the discipline that certifications are of."""
    return make_plan(
        replace(DEFINITION, plan_size=size),
        path,
        scores or {},
        sheet(**answers),
        held=tuple(Held(slug) for slug in held),
        snapshot=snapshot(*certifications, steps=steps),
        as_of=AS_OF,
    )


def order(result: PlanResult) -> list[str]:
    """The slugs of a plan."""
    return [entry.slug for entry in result.plan]


def placement(result: PlanResult, slug: str) -> Placement:
    """Where a certification was placed."""
    return next(item.placement for item in result.placements if item.slug == slug)


def asking(*slugs: str) -> Route:
    """A route that asks for all of these certifications."""
    return route(certifications=(all_of(*slugs),))


def asking_one(*slugs: str) -> Route:
    """A route that asks for one of these certifications."""
    return route(certifications=(any_of(*slugs),))


# What nobody can say of somebody: whether they may enter, and when.
UNKNOWN = route(education=None)
