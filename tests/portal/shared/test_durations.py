"""Years and months, read and said."""

import pytest

from portal.shared.durations import duration_words, read_duration


@pytest.mark.parametrize(
    ("years", "months", "total"),
    [
        ("8", "", 96),
        ("8 years", "", 96),
        ("", "18 months", 18),
        ("2 y 6 m", "", 30),
        ("2y6m", "", 30),
        ("2 years, 6 months", "", 30),
        ("2 Years and 6 Months", "", 30),
        ("", "1 yr 3 mos", 15),
        ("2.5", "", 30),
        ("2,5 years", "", 30),
        ("2½", "", 30),
        ("½", "", 6),
        ("1", "6", 18),
        ("", "36", 36),
        ("", "", 0),
    ],
)
def test_time_is_read_as_people_type_it(years: str, months: str, total: int) -> None:
    assert read_duration(years, months) == total


@pytest.mark.parametrize(
    ("years", "months"),
    [("long", ""), ("", "1.5"), ("-1", ""), ("2 weeks", ""), ("6 m 2 y", ""), ("1e3", "")],
)
def test_what_is_no_time_is_none(years: str, months: str) -> None:
    assert read_duration(years, months) is None


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (0, "0 months"),
        (1, "1 month"),
        (12, "1 year"),
        (30, "2 years and 6 months"),
        (25, "2 years and 1 month"),
    ],
)
def test_time_is_said_in_years_and_months(months: int, words: str) -> None:
    assert duration_words(months) == words
