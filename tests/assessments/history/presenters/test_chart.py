from dataclasses import replace
from datetime import UTC, datetime

from assessments.history.presenters.chart import HEIGHT, WIDTH, Point, line_chart


def at(year: int, month: int, percent: int) -> Point:
    return Point(datetime(year, month, 1, tzinfo=UTC), percent)


def test_distances_are_those_of_the_calendar_and_heights_those_of_percent() -> None:
    chart = line_chart("project", "Project work", [at(2024, 1, 0), at(2024, 7, 50), at(2026, 1, 100)])

    assert [(mark.x, mark.y) for mark in chart.marks] == [(0, HEIGHT), (69, 50), (WIDTH, 0)]
    assert chart.lines == (f"0,{HEIGHT} 69,50 {WIDTH},0",)
    assert chart.sentence == "Project work rose from 0% to 100%."
    assert (chart.first, chart.last) == ("January 2024", "January 2026")
    assert chart.marks[1].title == "July 2024: 50%"


def test_fall_and_standstill_are_said() -> None:
    assert (
        "fell from 60% to 40%"
        in line_chart("work", "Ongoing work", [at(2024, 1, 60), at(2025, 1, 40)]).sentence
    )
    assert (
        "is at 40%, as it was at first."
        in line_chart("work", "Work", [at(2024, 1, 40), at(2025, 1, 40)]).sentence
    )


def test_results_of_one_moment_and_none_at_all_can_be_drawn() -> None:
    assert [mark.x for mark in line_chart("work", "Work", [at(2024, 1, 10), at(2024, 1, 20)]).marks] == [0, 0]
    assert line_chart("work", "Work", []).sentence == "Work has no score."


def test_label_that_a_later_one_would_cover_is_left_out() -> None:
    points = [at(2024, 1, 40), at(2026, 10, 75), at(2026, 11, 75)]

    marks = line_chart("work", "Ongoing work", points).marks

    assert [mark.text for mark in marks] == ["40%", "", "75%"]
    assert marks[1].title == "October 2026: 75%"


def test_labels_one_above_the_other_both_stand() -> None:
    marks = line_chart("work", "Ongoing work", [at(2024, 1, 40), at(2026, 10, 80), at(2026, 11, 40)]).marks

    assert [mark.text for mark in marks] == ["40%", "80%", "40%"]


def test_line_ends_where_other_questions_begin() -> None:
    first, second = at(2024, 1, 40), at(2025, 1, 80)
    alone, more = replace(at(2026, 1, 60), asked=1), replace(at(2027, 1, 20), asked=1)

    chart = line_chart("work", "Ongoing work", [first, second, alone])

    assert chart.lines == (f"0,60 {chart.marks[1].x},20", f"{WIDTH},40")
    assert chart.sentence == "Ongoing work rose from 40% to 80%. With the new questions, it is at 60%."
    assert line_chart("work", "Ongoing work", [first, alone, more]).sentence == (
        "Ongoing work was at 40%. With the new questions, it went from 60% to 20%."
    )


def test_without_points_there_is_no_line() -> None:
    assert line_chart("work", "Work", []).lines == ()
