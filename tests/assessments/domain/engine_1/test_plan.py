"""Who is in a plan, where, and why the others are not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from assessments.domain.answers import Held
from assessments.domain.definition import Dimension, Group, Path
from assessments.domain.engine_1.fit import fit_of
from assessments.domain.engine_1.plan import PlanResult, make_plan, plan_for_certification
from assessments.domain.outcome import Placement
from assessments.domain.snapshot import Certified, Covered, Route, Snapshot, Step
from tests.builders.backgrounds import background_definition, path_of, sheet
from tests.builders.snapshots import (
    AS_OF,
    UNSURE,
    all_of,
    any_of,
    certified,
    months,
    route,
    snapshot,
    stated,
    step,
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
    return [entry.slug for entry in result.plan]


def placement(result: PlanResult, slug: str) -> Placement:
    return next(item.placement for item in result.placements if item.slug == slug)


def asking(*slugs: str) -> Route:
    return route(certifications=(all_of(*slugs),))


def asking_one(*slugs: str) -> Route:
    return route(certifications=(any_of(*slugs),))


# What nobody can say of somebody: whether they may enter, and when.
UNKNOWN = route(education=None)


# Who is in -------------------------------------------------------------------------------------


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


# Fit -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coverage", "issuer_only", "value"),
    [
        ("none", False, 0),
        ("partial", False, 1),
        ("core", False, 2),
        ("unknown", False, 0),
        ("core", True, 1),
        ("partial", True, 1),
        ("none", True, 0),
    ],
)
def test_fit_is_need_times_coverage_and_an_issuers_word_counts_half(
    coverage: str, value: int, *, issuer_only: bool
) -> None:
    tree = certified("oak", coverage=(Covered("flow", coverage, issuer_only),))
    dimensions = (Dimension("need_flow", "flow"),)

    assert fit_of(tree, dimensions, {"need_flow": (3, 12)}) * 4 == value


def test_fit_adds_up_over_dimensions_that_name_an_area_and_have_a_score() -> None:
    tree = certified("oak", coverage=(Covered("flow", "core", False), Covered("people", "partial", False)))
    dimensions = (
        Dimension("need_flow", "flow"),
        Dimension("need_people", "people"),
        Dimension("need_other", "other"),
        Dimension("work"),
    )
    scores = {"need_flow": (1, 2), "need_people": (1, 3), "need_other": (5, 5), "work": (4, 4)}

    assert str(fit_of(tree, dimensions, scores)) == "4/3"
    assert fit_of(tree, dimensions, {**scores, "need_flow": (0, 0)}) == fit_of(
        tree, dimensions, {"need_people": (1, 3)}
    )


def test_entry_tells_its_fit_in_lowest_terms_its_level_and_whose_offer_it_is() -> None:
    (entry,) = planned(
        certified("oak", flow="core", level=2, own_offer=True), scores={"need_flow": (4, 16)}
    ).plan

    assert (entry.fit_numerator, entry.fit_denominator) == (1, 2)
    assert (entry.level, entry.own_offer, entry.opens) == (2, True, ())


# Order -----------------------------------------------------------------------------------------


def test_order_is_by_missing_certification_then_month_then_fit_then_level_then_slug() -> None:
    result = planned(
        certified("k", asking("nowhere"), flow="core"),
        certified("j", UNKNOWN, flow="core"),
        certified("i", route(education=stated(5)), flow="core"),
        certified("h", route(education=None, course=stated(1)), flow="core"),
        certified("g", route(course=stated(1)), flow="core"),
        certified("f", flow="core", level=2),
        certified("e", flow="partial", level=0),
        certified("d", flow="partial", level=0),
        certified("c", flow="partial", level=1),
        scores={"need_flow": (1, 2)},
        education=1,
    )

    # k asks for a certification outside; i for a degree, which has no month at all.
    assert order(result) == ["f", "d", "e", "c", "g", "j", "h", "i", "k"]


def test_own_offers_have_no_advantage() -> None:
    assert order(planned(certified("a"), certified("b", own_offer=True))) == ["a", "b"]


def test_prerequisite_comes_before_what_it_opens_and_says_so() -> None:
    result = planned(
        certified("a", asking("z")), certified("b", asking("z", "y")), certified("y", UNKNOWN), certified("z")
    )

    assert order(result) == ["z", "y", "a", "b"]
    assert {entry.slug: entry.opens for entry in result.plan} == {
        "z": ("a", "b"),
        "y": ("b",),
        "a": (),
        "b": (),
    }


def test_what_an_entry_opens_is_told_by_slug_whatever_its_place() -> None:
    result = planned(certified("a", asking("z"), level=2), certified("b", asking("z")), certified("z"))

    assert order(result) == ["z", "b", "a"]
    assert result.plan[0].opens == ("a", "b")


def test_all_of_several_come_first_beside_a_name_outside_the_catalogue() -> None:
    asks = route(certifications=(all_of("y", "z", others=("Another",)),))
    result = planned(
        certified("a", asks), certified("y", asking("nowhere")), certified("z", asking("nowhere"))
    )

    assert order(result) == ["y", "z", "a"]


def test_prerequisites_of_prerequisites_come_first_each_once() -> None:
    result = planned(certified("a", asking("b")), certified("b", asking("c")), certified("c", asking("d")))

    assert order(result) == ["c", "b", "a"]


def test_one_of_several_accepted_suffices_and_one_that_stands_before_anyway_is_taken() -> None:
    result = planned(certified("a", asking_one("y", "z")), certified("y", UNKNOWN, level=2), certified("z"))

    # z is taken without being asked for; y comes in its own order.
    assert order(result) == ["z", "y", "a"]


def test_of_several_accepted_those_of_the_same_issuer_come_first_then_the_order() -> None:
    foreign = certified("f", asking("k"), issuer="another")
    own_late, own_soon = certified("m", asking("k"), level=2), certified("n", asking("k"), level=1)
    top = certified("a", asking_one("f", "m", "n"))
    result = planned(top, foreign, own_late, own_soon)

    assert order(result) == ["n", "a", "f", "m"]


def test_accepted_certification_that_is_no_candidate_is_not_placed() -> None:
    result = planned(
        certified("a", asking_one("b", "c")), certified("b", bookings=()), certified("c", asking("nowhere"))
    )

    assert order(result) == ["c", "a"]


def test_circle_of_prerequisites_is_cut_at_the_one_reached_first() -> None:
    result = planned(certified("a", asking("b")), certified("b", asking("c")), certified("c", asking("a")))

    assert order(result) == ["c", "b", "a"]
    assert {entry.slug: entry.opens for entry in result.plan} == {"c": ("b",), "b": ("a",), "a": ()}


def test_circle_takes_another_accepted_one_where_there_is_one() -> None:
    result = planned(
        certified("a", asking("b")), certified("b", asking_one("a", "z")), certified("z", asking("nowhere"))
    )

    assert order(result) == ["z", "b", "a"]


# Groups ----------------------------------------------------------------------------------------


def first(slug: str, *routes: Route, **fields: Any) -> Certified:
    return certified(slug, *routes, discipline="first", **fields)


def second(slug: str, *routes: Route, **fields: Any) -> Certified:
    return certified(slug, *routes, discipline="second", **fields)


def test_group_without_an_entry_takes_the_last_place() -> None:
    result = planned(first("a"), first("b"), first("c"), second("x", UNKNOWN), path=TWO, size=3)

    assert order(result) == ["a", "b", "x"]
    assert placement(result, "c") is Placement.BEYOND_PLAN


def test_group_that_has_an_entry_changes_nothing() -> None:
    result = planned(first("a"), first("b"), second("c"), second("x", UNKNOWN), path=TWO, size=3)

    assert order(result) == ["a", "b", "c"]


def test_group_without_a_candidate_changes_nothing() -> None:
    result = planned(first("a"), first("b"), second("x", bookings=()), path=TWO, size=1)

    assert order(result) == ["a"]


def test_group_brings_its_prerequisites_and_keeps_the_order() -> None:
    result = planned(
        first("a"),
        first("b"),
        first("c"),
        second("x", asking("y")),
        first("y", UNKNOWN),
        path=TWO,
        size=3,
    )

    assert order(result) == ["a", "y", "x"]


def test_group_takes_no_place_from_what_a_kept_entry_rests_on() -> None:
    three = Path("three", (Group(("first",)), Group(("second",)), Group(("third",))))
    result = planned(
        first("a"),
        first("b"),
        second("x", asking("b")),
        certified("z", asking("nowhere"), discipline="third"),
        path=three,
        size=3,
    )

    assert order(result) == ["b", "x", "z"]


def test_group_brings_all_that_its_entry_needs_and_of_several_accepted_the_first() -> None:
    needs_both = planned(
        *(first(slug) for slug in "abcd"),
        second("x", asking("y", "z")),
        *(first(slug, UNKNOWN) for slug in "yz"),
        path=TWO,
        size=4,
    )
    needs_one = planned(
        *(first(slug) for slug in "abcd"),
        second("x", asking_one("y", "z")),
        first("y", UNKNOWN, level=1),
        first("z", UNKNOWN),
        path=TWO,
        size=4,
    )

    assert order(needs_both) == ["a", "y", "z", "x"]
    assert order(needs_one) == ["a", "b", "z", "x"]


def test_group_that_finds_no_room_leaves_the_plan_as_it_was() -> None:
    assert order(planned(first("a"), second("x", UNKNOWN), path=TWO, size=1)) == ["a"]
    long_way = (second("x", asking("y")), first("y", asking("z")), first("z", UNKNOWN))
    assert order(planned(first("a"), first("b"), *long_way, path=TWO, size=2)) == ["a", "b"]


def test_group_may_take_every_place_that_another_does_not_need() -> None:
    long_way = (second("x", asking("y")), second("y", UNKNOWN))

    assert order(planned(first("a"), first("b"), first("c"), *long_way, path=TWO, size=3)) == ["a", "b", "y"]
    assert order(planned(*long_way, first("a", asking("nowhere")), path=TWO, size=2)) == ["y", "a"]


def test_certification_of_both_groups_stands_for_both() -> None:
    path = Path("both", (Group(("first",)), Group(("second",), ("a",))))

    assert order(planned(first("a"), first("b"), second("x", UNKNOWN), path=path, size=2)) == ["a", "b"]


# One certification -----------------------------------------------------------------------------


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
