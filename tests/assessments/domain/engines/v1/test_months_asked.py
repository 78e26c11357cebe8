"""Months of experience within a window, one boundary at a time."""

from datetime import date

import pytest

from assessments.domain.outcomes.outcome import Missing, Requirement, Standing, Unknown, Why
from assessments.domain.snapshots.snapshot import Stated
from tests.builders.backgrounds import sheet
from tests.builders.judging import judged
from tests.builders.snapshots import (
    STALE,
    UNSURE,
    months,
    route,
    stated,
)


def months_of(
    window: Stated | None, total: int | None, recent: int | None, *, asked: int = 36
) -> tuple[int | None, Why | None]:
    """The gap and the unknown of months within a window, where recent ones are told for 8 years."""
    found = judged(
        route(months=months(("project", asked)), window_years=window),
        answers=sheet(project_months=total, recent_project_months=recent),
    )
    gap = next((item.amount for item in found.missing), None)
    return gap, next((item.why for item in found.unknown), None)


@pytest.mark.parametrize(
    ("recent", "gap"),
    [(36, None), (35, 1), (0, 36)],
)
def test_window_as_long_as_the_question_counts_recent_months(recent: int, gap: int | None) -> None:
    assert months_of(stated(8), 100, recent) == (gap, None)


@pytest.mark.parametrize(
    ("total", "recent", "gap", "why"),
    [(100, 36, None, None), (100, 35, None, Why.WINDOW), (35, 35, 1, None), (35, 34, 1, Why.WINDOW)],
)
def test_longer_window_holds_at_least_the_recent_months(
    total: int, recent: int, gap: int | None, why: Why | None
) -> None:
    assert months_of(stated(9), total, recent) == (gap, why)


@pytest.mark.parametrize(
    ("total", "recent", "gap", "why"),
    [(100, 100, None, Why.WINDOW), (100, 35, 1, Why.WINDOW), (100, 0, 36, None), (0, 0, 36, None)],
)
def test_shorter_window_holds_at_most_the_recent_months(
    total: int, recent: int, gap: int | None, why: Why | None
) -> None:
    assert months_of(stated(7), total, recent) == (gap, why)


@pytest.mark.parametrize("window", [None, stated(8, UNSURE), stated(8, STALE)])
def test_unknown_window_lets_nobody_in_and_makes_a_gap_a_least_one(window: Stated | None) -> None:
    assert months_of(window, 100, 100) == (None, Why.WINDOW)
    assert months_of(window, 35, 35) == (1, Why.WINDOW)
    assert months_of(window, 0, 0) == (36, None)


def test_recent_months_that_nobody_told_make_a_gap_a_least_one() -> None:
    assert months_of(stated(8), 36, None) == (None, Why.WINDOW)
    assert months_of(stated(8), 35, None) == (1, Why.WINDOW)
    assert months_of(stated(8), None, 36) == (None, Why.NOT_ANSWERED)


@pytest.mark.parametrize("window", [None, stated(7)])
def test_single_month_may_lie_outside_a_window_that_is_unknown_or_shorter(window: Stated | None) -> None:
    assert months_of(window, 1, 1, asked=1) == (None, Why.WINDOW)


def test_gap_of_one_month_is_closed_next_month() -> None:
    found = judged(
        route(months=months(("project", 36)), window_years=stated(8)),
        answers=sheet(project_months=35, recent_project_months=35),
    )

    assert found.earliest == date(2027, 1, 1)


def test_no_months_are_asked_of_nobody() -> None:
    assert months_of(None, None, None, asked=0) == (None, None)


def test_gap_that_may_be_larger_names_no_earliest_month() -> None:
    found = judged(
        route(months=months(("project", 36)), window_years=stated(8)), answers=sheet(project_months=22)
    )

    assert found.standing is Standing.NOT_YET
    assert (found.earliest, found.not_before) == (None, date(2028, 2, 1))


def test_kind_that_nobody_asks_for_is_unknown_in_the_words_of_the_source() -> None:
    found = judged(route(months=months(("", 12), words="juggling")))

    assert found.unknown == (Unknown(Requirement.MONTHS, Why.NOT_ASKED, "juggling"),)


def test_kind_that_a_questionnaire_leaves_out_is_unknown_by_its_name() -> None:
    found = judged(route(months=months(("portfolio", 12), words="managing portfolios")))

    assert found.unknown == (Unknown(Requirement.MONTHS, Why.NOT_ASKED, "portfolio"),)


def test_months_of_several_kinds_run_at_the_same_time() -> None:
    found = judged(
        route(months=months(("project", 36), ("programme", 48)), window_years=stated(8)),
        answers=sheet(project_months=0, recent_project_months=0, programme_months=0),
    )

    assert found.missing == (
        Missing(Requirement.MONTHS, 36, "project"),
        Missing(Requirement.MONTHS, 48, "programme"),
    )
    assert found.earliest == date(2030, 12, 1)


def test_months_beyond_all_calendars_have_no_month() -> None:
    found = judged(
        route(months=months(("project", 999_999_999)), window_years=stated(8)),
        answers=sheet(project_months=0, recent_project_months=0),
    )

    assert found.standing is Standing.NOT_YET
    assert (found.earliest, found.not_before) == (None, None)
