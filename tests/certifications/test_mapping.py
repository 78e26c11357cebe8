"""Rows to facts. No database: the rows are not saved."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from certifications.domain.education import Education
from certifications.domain.facts import Confidence, Fact, FactKind, digest_of
from certifications.domain.readings import Readings
from certifications.domain.statements import DatedAddress
from certifications.domain.values import Money
from certifications.mapping import dated_addresses, fact_from_row, facts_from_rows
from certifications.models import CertificationFact
from tests.factories.pages import fact_row

CERTIFICATION = UUID("00000000-0000-4000-8000-000000000001")
OTHER = UUID("00000000-0000-4000-8000-000000000002")
LISTS = Readings(educations={"a good school": Education.SECONDARY})
SOURCE = "https://www.example.org/exams/pmp/"
CHECKED_ON = date(2026, 11, 23)


def fact_of(row: CertificationFact) -> Fact:
    fact = fact_from_row(row, CERTIFICATION, {}, LISTS)
    assert fact is not None
    return fact


def test_row_becomes_a_fact_whose_kind_label_and_unit_are_those_of_its_field() -> None:
    fact = fact_of(fact_row(confidence="low"))

    assert (fact.key, fact.kind, fact.label, fact.unit) == (
        "exam.questions",
        FactKind.EXAM,
        "Questions",
        "questions",
    )
    assert (fact.value, fact.typed) == ("180", 180)
    assert (fact.source_url, fact.source_date) == (SOURCE, "2026-07")
    assert (fact.collected_on, fact.confidence) == (date(2026, 11, 22), Confidence.LOW)


def test_value_is_read_as_its_field_asks() -> None:
    assert fact_of(fact_row("fees.exam", "USD 675")).typed == (Money(675, "USD"),)


def test_undated_source_is_none_not_an_empty_text() -> None:
    assert fact_of(fact_row(source_date="")).source_date is None


def test_check_counts_for_the_statement_that_was_checked_and_no_other() -> None:
    checks = {(CERTIFICATION, digest_of("exam.questions", "180", SOURCE)): CHECKED_ON}

    def checked_on(row: CertificationFact, certification: UUID = CERTIFICATION) -> date | None:
        (fact,) = facts_from_rows([row], certification, checks, LISTS)
        return fact.verified_on

    assert checked_on(fact_row()) == CHECKED_ON
    assert checked_on(fact_row(value="175")) is None
    assert checked_on(fact_row(source_url="https://www.example.org/other/")) is None
    assert checked_on(fact_row(), OTHER) is None


def test_source_in_words_stands_for_a_missing_address() -> None:
    fact = fact_of(fact_row(source_url="", source_note="a printed list"))

    assert (fact.source_url, fact.source_note) == ("", "a printed list")


@pytest.mark.parametrize(
    "unfinished",
    [
        {"value": ""},
        {"value": "many"},
        {"source_url": ""},
        {"collected_on": None},
        {"confidence": ""},
    ],
)
def test_unfinished_row_of_a_draft_is_left_out(unfinished: dict[str, Any]) -> None:
    whole = fact_row("exam.minutes", "240")

    facts = facts_from_rows([fact_row(**unfinished), whole], CERTIFICATION, {}, LISTS)
    assert [fact.key for fact in facts] == ["exam.minutes"]


def test_row_of_an_unknown_field_is_left_out() -> None:
    row = fact_row()
    row.key = "exam.colour"

    assert facts_from_rows([row], CERTIFICATION, {}, LISTS) == ()


def test_line_that_holds_no_address_is_no_link() -> None:
    lines = "2025 https://example.org/a\nhttps://example.org/b\n\n2024 a forum post\n2024 javascript:alert(1)"

    assert dated_addresses(lines) == (
        DatedAddress("https://example.org/a", "2025"),
        DatedAddress("https://example.org/b", ""),
    )


def test_education_is_the_level_that_the_given_lists_say() -> None:
    key = "routes.1.education"
    assert fact_of(fact_row(key, "a good school")).education is Education.SECONDARY
    assert fact_of(fact_row(key, "a school nobody judged")).education is None
