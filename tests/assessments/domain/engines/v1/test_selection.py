"""A plan over several groups names one of each where it can."""

from typing import Any

from assessments.domain.definitions.definition import Group, Path
from assessments.domain.outcomes.outcome import Placement
from assessments.domain.snapshots.snapshot import Certified, Route
from tests.builders.planning import TWO, UNKNOWN, asking, asking_one, order, placement, planned
from tests.builders.snapshots import (
    certified,
)


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


def test_certification_of_two_groups_stays_where_one_of_them_would_lose_its_only_one() -> None:
    groups = (Group(("first",)), Group(("second",), ("b",)), Group(("third",)))
    late = certified("z", UNKNOWN, discipline="third")

    result = planned(first("a"), first("b"), late, path=Path("three", groups), size=2)

    assert order(result) == ["b", "z"]
