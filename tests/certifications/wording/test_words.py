"""Dates, sources and states in words. No database."""

from datetime import date

import pytest

from certifications.domain.facts import Currency
from certifications.domain.vocabulary import ProgressionKind
from certifications.queries.fact_sources import source_name
from certifications.wording.words import (
    PROGRESSION_WORDS,
    currency_sentence,
    date_words,
    key_words,
    row_status,
    source_date_words,
    status_sentence,
)
from tests.factories.facts import make_fact

DAY = date(2026, 11, 22)


def test_dates_are_written_out() -> None:
    assert date_words(DAY) == "22 November 2026"
    assert date_words(None) == ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, "undated"),
        ("", "undated"),
        ("2026", "2026"),
        ("2026-07", "July 2026"),
        ("2026-07-09", "9 July 2026"),
        ("2026-13", "2026-13"),
        ("spring", "spring"),
    ],
)
def test_date_of_a_source_keeps_its_own_precision(given: str | None, expected: str) -> None:
    assert source_date_words(given) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.pmi.org/certifications/pmp/", "pmi.org/certifications/pmp"),
        ("https://example.org", "example.org"),
        ("https://example.org/a?b=c#d", "example.org/a"),
    ],
)
def test_source_is_named_by_host_and_path(url: str, expected: str) -> None:
    assert source_name(url) == expected


def test_status_says_when_it_was_checked_or_that_nobody_did() -> None:
    assert status_sentence(make_fact(verified_on=date(2026, 11, 3))) == "checked 3 November 2026"
    assert status_sentence(make_fact()) == "collected 22 November 2026, not checked"


@pytest.mark.parametrize(
    ("state", "sentence", "status"),
    [
        (Currency(0, 0, 0, None), "", "no facts yet"),
        (Currency(1, 0, 0, DAY), "1 fact: 1 checked.", "checked 22 November 2026"),
        (
            Currency(0, 2, 0, DAY),
            "2 facts, all collected but not checked.",
            "collected 22 November 2026, not checked",
        ),
        (Currency(1, 2, 0, DAY), "3 facts: 1 checked, 2 collected but not checked.", "1 of 3 facts checked"),
        (
            Currency(1, 1, 1, DAY),
            "3 facts: 1 checked, 1 collected but not checked, 1 stale.",
            "1 of 3 facts stale",
        ),
    ],
)
def test_currency_is_said_in_a_sentence_and_in_a_few_words(
    state: Currency, sentence: str, status: str
) -> None:
    assert currency_sentence(state) == sentence
    assert row_status(state) == status


def test_every_kind_of_progression_has_words() -> None:
    assert set(PROGRESSION_WORDS) == set(ProgressionKind)


def test_fact_of_a_route_says_which() -> None:
    assert key_words("routes.2.education") == "Education, route 2"
    assert key_words("fees.member") == "Fee for members"
