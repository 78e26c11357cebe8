"""Who is in a plan, and why the others are not."""

from typing import Any

import pytest

from assessments.domain.definitions.definition import Group, Path
from assessments.domain.outcomes.outcome import Placement
from assessments.domain.snapshots.snapshot import Step
from tests.builders.planning import NONE, YESTERDAY, order, placement, planned
from tests.builders.snapshots import (
    AS_OF,
    UNSURE,
    certified,
    step,
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, Placement.PLANNED),
        ({"status": "announced-or-early"}, Placement.ANNOUNCED),
        ({"status": "being-superseded"}, Placement.SUPERSEDED),
        ({"orientation": "tool-specific"}, Placement.TOOL_SPECIFIC),
        ({"orientation": "framework-specific"}, Placement.PLANNED),
        ({"discipline": "another"}, Placement.OTHER_DISCIPLINE),
        ({"bookings": ()}, Placement.NOT_BOOKABLE),
        ({"bookings": (YESTERDAY,)}, Placement.NOT_BOOKABLE),
        ({"bookings": (YESTERDAY, AS_OF)}, Placement.PLANNED),
        # The first that applies.
        (
            {"status": "announced-or-early", "orientation": "tool-specific", "bookings": ()},
            Placement.ANNOUNCED,
        ),
        ({"orientation": "tool-specific", "discipline": "another"}, Placement.TOOL_SPECIFIC),
        ({"discipline": "another", "bookings": ()}, Placement.OTHER_DISCIPLINE),
    ],
)
def test_certification_is_placed_by_the_first_reason_that_applies(
    fields: dict[str, Any], expected: Placement
) -> None:
    result = planned(certified("oak", **fields))

    assert placement(result, "oak") is expected
    assert order(result) == (["oak"] if expected is Placement.PLANNED else [])


def test_held_certification_is_never_named_whatever_else_it_is() -> None:
    result = planned(
        certified("oak"),
        certified("ash", status="announced-or-early"),
        certified("elm", orientation="tool-specific"),
        held=("oak", "ash", "elm"),
    )

    assert {item.placement for item in result.placements} == {Placement.HELD}
    assert (result.plan, result.also_useful, result.announced) == ((), (), ())


def test_path_without_groups_has_no_plan_and_nothing_apart() -> None:
    result = planned(
        certified("oak"),
        certified("ash", status="announced-or-early"),
        certified("elm", orientation="tool-specific"),
        path=NONE,
    )

    assert placement(result, "oak") is Placement.NO_PLAN
    assert (result.plan, result.also_useful, result.announced) == ((), (), ())


def test_group_may_name_a_certification_of_another_discipline() -> None:
    path = Path("named", (Group(("another",), ("oak",)),))

    assert order(planned(certified("oak"), certified("elm"), path=path)) == ["oak"]


def test_what_is_apart_is_sorted_and_never_ranked() -> None:
    result = planned(
        certified("tool-b", orientation="tool-specific"),
        certified("tool-a", orientation="tool-specific", discipline="another"),
        certified("tool-c", orientation="tool-specific", bookings=(YESTERDAY,)),
        certified("new-b", status="announced-or-early"),
        certified("new-a", status="announced-or-early"),
        certified("new-c", status="announced-or-early", discipline="another"),
        certified("tool-d", orientation="tool-specific", status="being-superseded"),
    )

    assert result.plan == ()
    assert result.also_useful == ("tool-a", "tool-b")
    assert result.announced == ("new-a", "new-b")


@pytest.mark.parametrize(
    ("step_between", "fields", "surpassed"),
    [
        (step("low", "high"), {}, True),
        (step("low", "high", "typical-next", grounds=UNSURE), {}, True),
        (step("high", "low"), {}, False),
        (step("low", "elsewhere"), {}, False),
        (step("low", "high"), {"level": 1}, False),
        (step("low", "high"), {"issuer": "another"}, False),
        (step("low", "high"), {"discipline": "another"}, False),
    ],
)
def test_lower_level_that_leads_to_a_held_one_is_surpassed(
    step_between: Step, fields: dict[str, Any], *, surpassed: bool
) -> None:
    high = certified("high", **{"level": 2, **fields})
    result = planned(certified("low", level=1), high, steps=(step_between,), held=("high",))

    assert placement(result, "low") is (Placement.SURPASSED if surpassed else Placement.PLANNED)


def test_plan_takes_its_size_and_the_rest_is_beyond_it() -> None:
    result = planned(*(certified(slug) for slug in ("a", "b", "c")), size=2)

    assert order(result) == ["a", "b"]
    assert placement(result, "c") is Placement.BEYOND_PLAN
