from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.held_document import MOST_HELD, held_document, parse_held
from assessments.domain.answers.parser import AnswerRefusedError
from assessments.domain.answers.sheet import Held

SLUGS = st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,20}\Z")


@st.composite
def held_certifications(draw: st.DrawFn) -> Held:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return Held(draw(SLUGS), draw(st.sampled_from((days[0], None))), draw(st.sampled_from((days[1], None))))


@given(st.lists(held_certifications(), max_size=6))
@settings(max_examples=60)
def test_what_is_stored_reads_back_as_the_same_whatever_the_order(given_: list[Held]) -> None:
    held = parse_held(held_document(given_))

    assert set(held) == set(given_)
    assert parse_held(held_document(held)) == held
    assert parse_held(held_document(reversed(given_))) == held


def test_dates_that_are_not_told_are_left_out() -> None:
    held = parse_held([{"slug": "pmp", "earned_on": "", "expires_on": None}])

    assert held == (Held("pmp"),)
    assert held_document(held) == [{"slug": "pmp"}]


def test_dates_are_days() -> None:
    raw = [{"slug": "capm", "earned_on": "2024-02-29", "expires_on": "2027-02-28"}]

    assert parse_held(raw) == (Held("capm", date(2024, 2, 29), date(2027, 2, 28)),)
    assert held_document(parse_held(raw)) == raw


def test_same_certification_named_twice_counts_once_and_with_other_dates_twice() -> None:
    pmp, dated = {"slug": "pmp"}, {"slug": "pmp", "earned_on": "2020-01-01"}

    assert held_document(parse_held([pmp, dated, pmp])) == [pmp, dated]


@pytest.mark.parametrize(
    ("raw", "because", "code"),
    [
        ("pmp", "list of certifications", "not_a_list"),
        ({"slug": "pmp"}, "list of certifications", "not_a_list"),
        (["pmp"], "list of certifications", "not_a_list"),
        ([{"slug": "pmp", "name": "PMP"}], "list of certifications", "not_a_list"),
        ([{}], "Name each certification", "no_certification"),
        ([{"slug": ""}], "Name each certification", "no_certification"),
        ([{"slug": "Not A Slug"}], "Name each certification", "no_certification"),
        ([{"slug": "x" * 101}], "Name each certification", "no_certification"),
        ([{"slug": 7}], "Name each certification", "no_certification"),
        ([{"slug": "pmp", "earned_on": "2025-02-29"}], "Give dates as", "not_a_date"),
        ([{"slug": "pmp", "earned_on": "20250228"}], "Give dates as", "not_a_date"),
        ([{"slug": "pmp", "expires_on": 2025}], "Give dates as", "not_a_date"),
        (
            [{"slug": "pmp", "earned_on": "2025-01-02", "expires_on": "2025-01-01"}],
            "cannot expire before",
            "expires_before",
        ),
        ([{"slug": "pmp"}] * (MOST_HELD + 1), "No more than 100", "too_many"),
    ],
)
def test_anything_else_is_refused_in_a_sentence_and_a_code(raw: Any, because: str, code: str) -> None:
    with pytest.raises(AnswerRefusedError, match=because) as refused:
        parse_held(raw)

    assert refused.value.code == code
