"""A plan in time: distances are true, and what has no date is not given one."""

from datetime import date

from assessments.results.presenters.timeline import (
    EDGE,
    WIDTH,
    PlaceInTime,
    TimelineEntry,
    TimelineView,
    present_timeline,
)
from portal.shared.components import PathMark
from tests.builders.decisions import material

TODAY = date(2026, 11, 30)
NOW = TimelineEntry("CAPM", "Now", PlaceInTime.NOW, PathMark.SQUARE)


def dated(name: str, year: int, month: int) -> TimelineEntry:
    return TimelineEntry(name, f"{month}/{year}", PlaceInTime.DATED, PathMark.SQUARE, date(year, month, 1))


def shown(*steps: TimelineEntry) -> TimelineView:
    return present_timeline(steps, material(as_of=TODAY, today=TODAY).asked, "In words.")


def test_distances_are_as_their_months_are() -> None:
    rows = shown(NOW, dated("PMP", 2027, 11), dated("PgMP", 2028, 11)).rows

    assert [row.end for row in rows] == [EDGE, WIDTH // 2, WIDTH - EDGE]
    assert [row.when for row in rows] == ["Now", "11/2027, in 12 months", "11/2028, in 24 months"]


def test_what_comes_after_another_is_open_from_there_and_has_no_point() -> None:
    after = TimelineEntry("PgMP", "Then", PlaceInTime.AFTER, PathMark.SQUARE)
    first, second = shown(dated("PMP", 2027, 5), after).rows

    assert (second.start, second.end) == (first.end, WIDTH - EDGE)


def test_unknown_date_has_no_place_on_the_scale() -> None:
    unknown = TimelineEntry("WMP", "Later", PlaceInTime.UNKNOWN, PathMark.CIRCLE)
    row = shown(NOW, unknown).rows[1]

    assert (row.start, row.end, row.when) == (EDGE, EDGE, "no date known")


def test_scale_has_whole_years_and_few_marks() -> None:
    assert [mark.label for mark in shown(dated("PMP", 2027, 1)).marks] == ["Now", "1 year"]
    assert [mark.label for mark in shown(NOW).marks] == ["Now", "later"]
    assert [mark.label for mark in shown(dated("PMP", 2033, 1)).marks] == [
        "Now",
        "2 years",
        "4 years",
        "6 years",
    ]


def test_months_are_counted_from_month_to_month_and_never_back() -> None:
    assert [row.when for row in shown(dated("PMP", 2026, 12), dated("PgMP", 2025, 1)).rows] == [
        "12/2026, in 1 month",
        "1/2025",
    ]
