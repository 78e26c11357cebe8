"""Statements, education, training and courses: met, missing or unknown."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessments.domain.outcomes.outcome import Requirement, Standing, Why
from assessments.domain.snapshots.snapshot import Grounds
from tests.builders.backgrounds import sheet
from tests.builders.judging import DECEMBER, HELD, HOURS, TOMORROW, YESTERDAY, gaps, judged, unknowns
from tests.builders.snapshots import (
    AS_OF,
    LAST_DAY,
    STALE,
    SURE,
    UNSURE,
    any_of,
    months,
    route,
    stated,
)


@pytest.mark.parametrize("name", ["education", "months", "training_hours"])
def test_null_is_unknown_and_never_none(name: str) -> None:
    nothing: dict[str, Any] = {name: None}
    found = judged(replace(route(), **nothing), answers=sheet(5, training_hours=500, project_months=500))

    assert found.standing is Standing.UNKNOWN
    assert unknowns(found) == [(Requirement(name), Why.NO_FACT)]
    assert (found.earliest, found.not_before) == (None, DECEMBER)


@pytest.mark.parametrize(
    ("grounds", "why"),
    [
        (UNSURE, Why.LOW_CONFIDENCE),
        (STALE, Why.STALE),
        (Grounds("low", YESTERDAY), Why.LOW_CONFIDENCE),
    ],
)
def test_unusable_statement_makes_its_requirement_unknown_even_where_it_asks_for_nothing(
    grounds: Grounds, why: Why
) -> None:
    found = judged(
        route(
            education=stated(0, grounds),
            months=months(("project", 0), ("business", 0), grounds=grounds),
            training_hours=stated(0, grounds),
            course=stated(1, grounds),
            certifications=(any_of("capm", grounds=grounds),),
        ),
        held=("capm",),
    )

    assert found.standing is Standing.UNKNOWN
    assert unknowns(found) == [
        (HELD, why),
        (Requirement.COURSE, why),
        (Requirement.EDUCATION, why),
        (Requirement.MONTHS, why),
        (HOURS, why),
    ]


@pytest.mark.parametrize("grounds", [SURE, LAST_DAY, Grounds("medium", AS_OF)])
def test_statement_is_usable_up_to_and_including_its_last_day(grounds: Grounds) -> None:
    found = judged(route(training_hours=stated(0, grounds), education=stated(0, grounds)))

    assert found.standing is Standing.ELIGIBLE


def test_statement_is_stale_from_the_day_after_its_last_day() -> None:
    way = route(training_hours=stated(0, LAST_DAY))

    assert judged(way, as_of=AS_OF).standing is Standing.ELIGIBLE
    assert unknowns(judged(way, as_of=TOMORROW)) == [(HOURS, Why.STALE)]


@pytest.mark.parametrize("asked", range(6))
@pytest.mark.parametrize("own", range(6))
def test_level_of_education_meets_what_it_stands_for(asked: int, own: int) -> None:
    met = own == asked if asked == 4 else own >= asked
    found = judged(route(education=stated(asked)), answers=sheet(own))

    assert gaps(found) == ([] if met else [(Requirement.EDUCATION, asked)])
    assert found.standing is (Standing.ELIGIBLE if met else Standing.NOT_YET)


def test_education_that_is_missing_has_no_month_at_all() -> None:
    found = judged(route(education=stated(3), training_hours=stated(35)), answers=sheet(1, training_hours=0))

    assert (found.earliest, found.not_before) == (None, None)


def test_education_that_nobody_answered_is_unknown_unless_none_is_asked() -> None:
    assert unknowns(judged(route(education=stated(1)))) == [(Requirement.EDUCATION, Why.NOT_ANSWERED)]
    assert judged(route(education=stated(0))).standing is Standing.ELIGIBLE


def test_education_in_words_that_no_level_stands_for_is_unknown() -> None:
    found = judged(route(education=stated(-1)), answers=sheet(5))

    assert unknowns(found) == [(Requirement.EDUCATION, Why.NOT_EXPRESSED)]


@pytest.mark.parametrize(("own", "gap"), [(35, []), (36, []), (34, [(HOURS, 1)]), (0, [(HOURS, 35)])])
def test_hours_of_training_are_counted(own: int, gap: list[tuple[Requirement, int]]) -> None:
    assert gaps(judged(route(training_hours=stated(35)), answers=sheet(training_hours=own))) == gap


def test_hours_that_nobody_told_are_unknown_unless_none_are_asked() -> None:
    assert unknowns(judged(route(training_hours=stated(35)))) == [(HOURS, Why.NOT_ANSWERED)]
    assert judged(route(training_hours=stated(0))).standing is Standing.ELIGIBLE


@pytest.mark.parametrize(
    ("a_week", "month"),
    [(None, date(2027, 3, 1)), (0, date(2027, 3, 1)), (1, date(2027, 9, 1)), (40, date(2027, 1, 1))],
)
def test_training_takes_as_long_as_the_hours_of_a_week_allow(a_week: int | None, month: date) -> None:
    found = judged(route(training_hours=stated(35)), answers=sheet(training_hours=0, hours_a_week=a_week))

    assert found.earliest == found.not_before == month


def test_course_is_something_still_to_do_and_can_be_done_by_next_month() -> None:
    found = judged(route(course=stated(1)))

    assert gaps(found) == [(Requirement.COURSE, 1)]
    assert found.earliest == date(2027, 1, 1)


def test_the_longest_of_what_is_missing_counts() -> None:
    found = judged(
        route(
            course=stated(1),
            training_hours=stated(35),
            months=months(("project", 2)),
            window_years=stated(8),
        ),
        answers=sheet(training_hours=0, project_months=0, recent_project_months=0),
    )

    assert found.earliest == date(2027, 3, 1)
