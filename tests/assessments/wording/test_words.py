"""Dates, times and lists in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser

from assessments.wording.words import (
    clock_words,
    day_words,
    either,
    listed,
    moment_words,
    month_words,
    number_words,
    percent_of,
    zone_of,
)
from portal.users.models import User

WINTER = datetime(2026, 11, 25, 13, 2, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 12, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "zone", "words"),
    [
        (WINTER, "Europe/Berlin", "14:02 CET"),
        (SUMMER, "Europe/Berlin", "14:02 CEST"),
        (WINTER, "UTC", "13:02 UTC"),
        # A zone that has no short name.
        (WINTER, "Asia/Tashkent", "18:02 UTC+05"),
        (WINTER, "America/Sao_Paulo", "10:02 UTC-03"),
    ],
)
def test_time_of_day_names_its_zone(moment: datetime, zone: str, words: str) -> None:
    assert clock_words(moment, ZoneInfo(zone)) == words


def test_moment_is_the_day_where_the_reader_is() -> None:
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)

    assert moment_words(late, ZoneInfo("Europe/Berlin")) == "26 November 2026, 00:30 CET"


def test_person_reads_times_in_their_own_zone_and_a_visitor_in_the_sites() -> None:
    assert zone_of(User(time_zone="Asia/Tokyo")) == ZoneInfo("Asia/Tokyo")
    assert str(zone_of(AnonymousUser())) == "UTC"


def test_days_and_months() -> None:
    assert day_words(date(2026, 11, 2)) == "2 November 2026"
    assert month_words(date(2028, 7, 1)) == "July 2028"


@pytest.mark.parametrize(
    ("words", "both", "one"), [([], "", ""), (["a"], "a", "a"), (["a", "b", "c"], "a, b and c", "a, b or c")]
)
def test_lists_read_as_sentences(words: list[str], both: str, one: str) -> None:
    assert (listed(words), either(words)) == (both, one)


def test_percentages_are_rounded_down_and_numbers_grouped() -> None:
    assert [percent_of(points, 63) for points in (31, 62, 63)] == [49, 98, 100]
    assert number_words(1250) == "1,250"
