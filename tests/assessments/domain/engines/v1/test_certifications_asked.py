"""Certifications that a route asks for, by itself or by what leads to it."""

from datetime import date

import pytest

from assessments.domain.answers.sheet import Held
from assessments.domain.outcomes.outcome import Missing, Standing, Why
from assessments.domain.snapshots.snapshot import Step
from tests.builders.backgrounds import sheet
from tests.builders.judging import HELD, TOMORROW, YESTERDAY, gaps, judged, unknowns
from tests.builders.snapshots import (
    STALE,
    UNSURE,
    all_of,
    any_of,
    route,
    stated,
    step,
)


@pytest.mark.parametrize("end", [None, YESTERDAY, TOMORROW])
def test_held_certification_counts_expired_or_not(end: date | None) -> None:
    held = (Held("csm", None, end),)

    assert judged(route(certifications=(all_of("csm"),)), held=held).standing is Standing.ELIGIBLE


def test_any_one_of_several_certifications_suffices() -> None:
    way = route(certifications=(any_of("a", "b", others=("C",)),))

    assert judged(way, held=("b",)).standing is Standing.ELIGIBLE
    assert judged(way, held=("c",)).missing == (Missing(HELD, 1, "", ("a", "b"), ("C",)),)


def test_all_of_several_certifications_are_needed_and_the_missing_ones_named() -> None:
    way = route(certifications=(all_of("a", "b", "c"),))

    assert judged(way, held=("b",)).missing == (Missing(HELD, 2, "", ("a", "c")),)
    assert judged(way, held=("a", "b", "c")).standing is Standing.ELIGIBLE


def test_name_outside_the_catalogue_is_never_held() -> None:
    assert gaps(judged(route(certifications=(any_of(others=("A",)),)), held=("A",))) == [(HELD, 1)]
    assert judged(route(certifications=(all_of("a", others=("B", "C")),)), held=("a", "B")).missing == (
        Missing(HELD, 2, "", (), ("B", "C")),
    )


def test_missing_certification_has_no_earliest_month_and_leaves_the_first_possible_standing() -> None:
    found = judged(
        route(certifications=(all_of("a"),), training_hours=stated(35)), answers=sheet(training_hours=0)
    )

    assert found.standing is Standing.NOT_YET
    assert (found.earliest, found.not_before) == (None, date(2027, 3, 1))


@pytest.mark.parametrize("kind", ["satisfies-prerequisite", "required"])
def test_step_adds_its_start_to_what_is_accepted(kind: str) -> None:
    way, steps = route(certifications=(any_of("a"),)), (step("b", "target", kind),)

    assert judged(way, steps=steps, held=("b",)).standing is Standing.ELIGIBLE
    assert judged(way, steps=steps).missing == (Missing(HELD, 1, "", ("a", "b")),)


@pytest.mark.parametrize(
    "added",
    [
        step("b", "target", "recommended"),
        step("b", "elsewhere", "required"),
        step("b", "target", "required", grounds=UNSURE),
        step("b", "target", "satisfies-prerequisite", grounds=STALE),
    ],
)
def test_step_of_another_kind_or_without_usable_grounds_adds_nothing(added: Step) -> None:
    found = judged(route(certifications=(any_of("a"),)), steps=(added,), held=("b",))

    assert found.missing == (Missing(HELD, 1, "", ("a",)),)


def test_step_adds_nothing_where_it_could_fulfil_another_statement() -> None:
    steps, held = (step("c", "target", "satisfies-prerequisite"),), ("c", "a")

    assert gaps(judged(route(certifications=(all_of("a", "b"),)), steps=steps, held=held)) == [(HELD, 1)]
    both = route(certifications=(any_of("a", "b"), any_of("d", "e")))
    assert judged(both, steps=steps, held=held).missing == (Missing(HELD, 1, "", ("d", "e")),)


def test_required_step_asks_for_its_start_where_the_route_names_none() -> None:
    steps = (step("a", "target", "required"), step("b", "target", "required"))

    assert judged(route(), steps=steps, held=("a", "b")).standing is Standing.ELIGIBLE
    assert judged(route(), steps=steps, held=("b",)).missing == (Missing(HELD, 1, "", ("a",)),)


def test_required_step_without_usable_grounds_is_unknown_where_the_route_names_none() -> None:
    found = judged(route(), steps=(step("a", "target", "required", grounds=UNSURE),), held=("a",))

    assert unknowns(found) == [(HELD, Why.LOW_CONFIDENCE)]
