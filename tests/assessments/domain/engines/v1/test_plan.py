"""The plan for one certification."""

from datetime import date

import pytest

from assessments.domain.answers.sheet import Held
from assessments.domain.engines.v1.plan import plan_for_certification
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.backgrounds import sheet
from tests.builders.planning import DEFINITION, YESTERDAY, asking
from tests.builders.snapshots import (
    AS_OF,
    certified,
    months,
    route,
    snapshot,
    stated,
    step,
)


def way_to(slug: str, shelf: Snapshot, *held: str) -> list[str]:
    found = plan_for_certification(
        DEFINITION,
        slug,
        sheet(project_months=0, recent_project_months=0),
        held=tuple(Held(item) for item in held),
        snapshot=shelf,
        as_of=AS_OF,
    )
    return [entry.slug for entry in found]


LADDER = snapshot(
    certified("low", level=0, discipline="another", orientation="tool-specific"),
    certified("middle", asking("low"), level=1),
    certified("high", asking("middle"), level=2),
    certified("beside"),
    certified("announced", status="announced-or-early"),
    certified("stale", bookings=(YESTERDAY,)),
    steps=(step("middle", "high"),),
)


def test_plan_for_one_certification_is_it_after_its_prerequisites() -> None:
    assert way_to("high", LADDER) == ["low", "middle", "high"]
    assert way_to("high", LADDER, "middle") == ["high"]
    assert way_to("beside", LADDER) == ["beside"]
    assert way_to("low", LADDER) == ["low"]


@pytest.mark.parametrize("slug", ["announced", "stale", "nowhere"])
def test_plan_for_what_cannot_be_booked_is_empty(slug: str) -> None:
    assert way_to(slug, LADDER) == []


def test_plan_for_a_held_certification_is_empty_and_for_a_surpassed_one_is_not() -> None:
    assert way_to("high", LADDER, "high") == []
    assert way_to("middle", LADDER, "high") == ["low", "middle"]


def test_plan_for_one_certification_tells_what_is_missing() -> None:
    shelf = snapshot(certified("pmp", route(months=months(("project", 36)), window_years=stated(8))))
    (entry,) = plan_for_certification(
        DEFINITION,
        "pmp",
        sheet(project_months=22, recent_project_months=22),
        held=(),
        snapshot=shelf,
        as_of=AS_OF,
    )

    assert entry.eligibility.earliest == date(2028, 2, 1)
    assert (entry.fit_numerator, entry.fit_denominator) == (0, 1)
