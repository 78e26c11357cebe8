"""The fact sheet. No database."""

from dataclasses import replace
from datetime import date, timedelta

from certifications.domain.facts import Confidence, FactKind, fresh_until
from certifications.models.facts import CONFIDENCE_LABELS, KIND_LABELS
from certifications.presenters.fact_sheet import GROUPS, LONGEST_FIGURE, fact_groups, fact_mark, fact_row
from tests.certifications.domain.test_facts import a_fact

DAY = date(2026, 11, 22)
FEE = a_fact(DAY, None)


def test_every_kind_and_confidence_has_words() -> None:
    assert set(GROUPS) == set(KIND_LABELS) == set(FactKind)
    assert set(CONFIDENCE_LABELS) == set(Confidence)


def test_groups_stand_in_the_readers_order_and_keep_the_editors_within() -> None:
    facts = (replace(FEE, label="Second"), replace(FEE, kind=FactKind.EXAM), replace(FEE, label="Fee again"))

    groups = fact_groups(facts, DAY)

    assert [group.anchor for group in groups] == ["prerequisite", "exam", "fee", "renewal"]
    assert [row.label for row in groups[2].rows] == ["Second", "Fee again"]


def test_group_without_facts_is_there_and_empty() -> None:
    assert [group.rows for group in fact_groups((), DAY)] == [(), (), (), ()]


def test_value_and_unit_stand_together() -> None:
    assert fact_row(FEE, DAY).value == "675 USD"
    assert fact_row(replace(FEE, unit=""), DAY).value == "675"


def test_value_longer_than_a_figure_is_set_as_text() -> None:
    assert not fact_row(replace(FEE, value="x" * LONGEST_FIGURE, unit=""), DAY).is_long
    assert fact_row(replace(FEE, value="x" * (LONGEST_FIGURE + 1), unit=""), DAY).is_long


def test_row_turns_stale_the_day_after_the_last_day_that_its_mark_names() -> None:
    last = fresh_until(FEE)

    assert not fact_row(FEE, last).is_stale
    assert fact_row(FEE, last + timedelta(days=1)).is_stale
    assert fact_row(FEE, last + timedelta(days=1)).mark.state == "stale"
    assert fact_mark(FEE, DAY).good_until == "21 May 2027"


def test_mark_names_source_dates_who_checked_and_confidence() -> None:
    mark = fact_mark(replace(FEE, verified_on=date(2026, 11, 23), source_date="2026"), DAY)

    assert (mark.source_name, mark.source_date) == ("example.org", "2026")
    assert mark.collected == "22 November 2026"
    assert mark.checked == "23 November 2026, by a person who read the source"
    assert mark.confidence.startswith("High")


def test_mark_of_an_unchecked_undated_fact_says_both() -> None:
    mark = fact_mark(FEE, DAY)

    assert (mark.checked, mark.source_date) == ("not yet", "undated")
    assert mark.status == "collected 22 November 2026, not checked"
