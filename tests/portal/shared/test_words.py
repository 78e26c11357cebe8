"""Dates, numbers and percentages as every room says them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from portal.shared import words
from portal.shared.words import percent_words, short_moment_words, short_month_words, site_day_words
from tests.support.repository import ROOT


def test_month_where_there_is_little_room() -> None:
    assert short_month_words(date(2028, 7, 1)) == "Jul 2028"


@pytest.mark.parametrize(("tenths", "said"), [(0, "0.0 %"), (125, "12.5 %"), (1000, "100.0 %")])
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
