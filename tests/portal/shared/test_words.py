"""Dates, numbers and percentages as every room says them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from portal.shared import words
from portal.shared.words import (
    author_words,
    clock_words,
    day_words,
    either,
    listed,
    moment_words,
    month_words,
    number_words,
    organisation_words,
    percent_of,
    percent_words,
    short_moment_words,
    short_month_words,
    site_day_words,
)
from tests.support.repository import ROOT

WINTER = datetime(2026, 11, 25, 13, 2, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, 12, 2, tzinfo=UTC)


def test_month_where_there_is_little_room() -> None:
    assert short_month_words(date(2028, 7, 1)) == "Jul 2028"


@pytest.mark.parametrize(("tenths", "said"), [(0, "0.0%"), (125, "12.5%"), (1000, "100.0%")])
def test_percentage_has_one_decimal(tenths: int, said: str) -> None:
    assert percent_words(tenths) == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [("Europe/Berlin", "23 Nov 2026, 00:30 CET"), ("Asia/Dubai", "23 Nov 2026, 03:30 UTC+04")],
)
def test_moment_is_said_in_the_zone_of_the_reader(zone: str, said: str) -> None:
    with timezone.override(zone):
        assert short_moment_words(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == said


def test_day_of_a_moment_is_the_sites_and_empty_without_one() -> None:
    with timezone.override("Pacific/Auckland"):
        assert site_day_words(datetime(2026, 11, 22, 12, tzinfo=UTC)) == "22 November 2026"
    assert site_day_words(None) == ""


def test_no_room_formats_dates_and_numbers_by_itself() -> None:
    own = [
        path
        for room in ("assessments", "certifications", "portal")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"\b(?:date|number)_format\(", path.read_text())
    ]

    assert own == [Path(words.__file__)]


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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Work Management Institute", "the Work Management Institute"),
        ("The Open Group", "The Open Group"),
        ("PeopleCert", "PeopleCert"),
        ("Scrum Alliance", "Scrum Alliance"),
    ],
)
def test_described_organisations_have_an_article(name: str, words: str) -> None:
    assert organisation_words(name) == words


def test_authors_are_named_inside_a_sentence() -> None:
    assert (author_words("Our editors"), author_words("Ines Moreno")) == ("our editors", "Ines Moreno")
