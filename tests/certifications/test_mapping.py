"""Rows to facts. No database: the rows are not saved."""

from datetime import date

import pytest

from certifications.domain.facts import Confidence, FactKind
from certifications.mapping import REQUIRED, fact_from_row, facts_from_rows
from tests.factories.pages import fact_row


def test_row_becomes_a_fact_with_every_field() -> None:
    fact = fact_from_row(fact_row(verified_on=date(2026, 11, 23), kind="fee", confidence="low", unit="USD"))

    assert fact.kind is FactKind.FEE
    assert fact.confidence is Confidence.LOW
    assert (fact.key, fact.label, fact.value, fact.unit) == ("exam-questions", "Questions", "180", "USD")
    assert (fact.source_url, fact.source_date) == ("https://www.example.org/exams/pmp/", "2026-07")
    assert (fact.collected_on, fact.verified_on) == (date(2026, 11, 22), date(2026, 11, 23))


def test_undated_source_is_none_not_an_empty_text() -> None:
    assert fact_from_row(fact_row(source_date="")).source_date is None


@pytest.mark.parametrize("name", REQUIRED)
def test_unfinished_row_of_a_draft_is_left_out(name: str) -> None:
    unfinished = fact_row(**{name: None if name == "collected_on" else ""})

    assert facts_from_rows([unfinished, fact_row(key="whole")]) == (fact_from_row(fact_row(key="whole")),)


@pytest.mark.parametrize("field", ["kind", "confidence"])
def test_unknown_kind_or_confidence_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match="guess"):
        fact_from_row(fact_row(**{field: "guess"}))
