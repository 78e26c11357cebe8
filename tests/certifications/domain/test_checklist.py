from dataclasses import replace
from datetime import date, timedelta

import pytest

from certifications.domain.checklist import (
    SOON_DAYS,
    ListedStatement,
    Need,
    Order,
    SourceKind,
    WantedStatements,
    by_source,
    is_about,
    needs_of,
    ordered,
    source_kind_of,
)

TODAY = date(2026, 11, 30)
ONE = ListedStatement(
    certification="1",
    digest="a",
    title="PMP",
    issuer="pmi",
    kind="fee",
    source="https://www.pmi.org/pmp",
    source_kind=SourceKind.ISSUER,
    ages_from=date(2026, 1, 1),
    place=0,
    needs=frozenset({Need.NEVER}),
    words="PMP Exam fee USD 675 pmi.org/pmp",
)


def needs(last_day: date, verified_on: date | None = None) -> frozenset[Need]:
    return needs_of(last_day, verified_on, TODAY, contradicted=False, found=False)


def test_shelf_life_ends_soon_within_thirty_days_and_is_over_on_the_day_after() -> None:
    assert needs(TODAY - timedelta(days=1), TODAY) == {Need.STALE}
    assert needs(TODAY, TODAY) == {Need.SOON}
    assert needs(TODAY + timedelta(days=SOON_DAYS), TODAY) == {Need.SOON}
    assert needs(TODAY + timedelta(days=SOON_DAYS + 1), TODAY) == frozenset()


def test_what_nobody_checked_says_so_beside_its_age() -> None:
    assert needs(TODAY - timedelta(days=1)) == {Need.STALE, Need.NEVER}
    assert needs_of(TODAY, TODAY, TODAY, contradicted=True, found=True) >= {Need.CONTRADICTED, Need.FOUND}


@pytest.mark.parametrize(
    ("wanted", "takes"),
    [
        (WantedStatements(), True),
        (WantedStatements(text="exam pmp"), True),
        (WantedStatements(text="renewal"), False),
        (WantedStatements(needs=frozenset({"never", "stale"})), True),
        (WantedStatements(needs=frozenset({"stale"})), False),
        (WantedStatements(issuers=frozenset({"pmi"}), kinds=frozenset({"exam"})), False),
        (WantedStatements(source_kinds=frozenset({"issuer"}), certifications=frozenset({"1"})), True),
    ],
)
def test_filters_are_alternatives_within_and_conditions_among_each_other(
    wanted: WantedStatements, takes: bool
) -> None:
    assert wanted.takes(ONE) is takes


def test_order_is_by_age_by_name_or_by_source() -> None:
    older = replace(ONE, digest="b", title="CAPM", ages_from=date(2025, 1, 1), source="https://z.org/")
    assert ordered([ONE, older], Order.AGE) == [older, ONE]
    assert ordered([ONE, older], Order.CERTIFICATION) == [older, ONE]
    assert ordered([older, ONE], Order.SOURCE) == [ONE, older]


def test_source_on_which_most_rests_comes_first() -> None:
    other = replace(ONE, digest="b", source="https://a.org/")
    third = replace(ONE, digest="c", place=1)
    groups = by_source([other, third, ONE])
    assert [(group.source, len(group.statements)) for group in groups] == [
        (ONE.source, 2),
        ("https://a.org/", 1),
    ]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("", SourceKind.WORDS),
        ("https://www.pmi.org/x", SourceKind.ISSUER),
        ("https://store.pmi.org/x", SourceKind.ISSUER),
        ("https://notpmi.org/x", SourceKind.OTHER),
    ],
)
def test_source_is_the_issuers_own_by_its_host(url: str, kind: SourceKind) -> None:
    assert source_kind_of(url, "https://pmi.org", is_machine_written=False) is kind


def test_issuer_without_a_website_has_no_page_of_its_own() -> None:
    assert source_kind_of("https://pmi.org", "", is_machine_written=False) is SourceKind.OTHER
    assert source_kind_of("https://pmi.org", "https://pmi.org", is_machine_written=True) is SourceKind.MACHINE


@pytest.mark.parametrize(
    ("topic", "label", "key", "names"),
    [
        ("pass mark", "Pass mark", "exam.pass_mark", True),
        ("length and pass mark", "Questions", "exam.questions", False),
        ("fee", "Fee for members", "fees.member", True),
        ("exam", "Questions", "exam.questions", True),
        ("exam fee", "Questions", "exam.questions", False),
        ("name", "Exam fee", "fees.exam", False),
    ],
)
def test_contradiction_names_a_fact_by_words_that_tell_facts_apart(
    topic: str, label: str, key: str, names: bool
) -> None:
    assert is_about(topic, label, key) is names
