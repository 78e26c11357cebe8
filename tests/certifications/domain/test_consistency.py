"""What facts of one certification cannot all be true, and what is unlikely about them."""

from datetime import date

import pytest
import yaml

from certifications.domain.consistency import (
    ConsistencyRule,
    DatedStatement,
    inconsistencies,
    says_nothing,
)
from certifications.domain.fact_base.parser import parse_fact_base
from certifications.domain.values import format_value
from certifications.domain.vocabulary import Status
from portal.demo.content import FACT_BASE

LAST_DAY, FIRST_DAY = date(2026, 7, 8), date(2026, 7, 9)


def found(*facts: tuple[str, str], status: Status = Status.ACTIVE) -> list[ConsistencyRule]:
    statements = [DatedStatement(key, value) for key, value in facts]
    return [one.rule for one in inconsistencies(statements, status)]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ([("exam.minutes", "240"), ("exam.minutes", "230")], ConsistencyRule.TWICE),
        ([("fees.exam", "USD 200"), ("fees.exam", "USD 250")], ConsistencyRule.TWICE),
        ([("exam.questions", "170"), ("exam.scored_questions", "180")], ConsistencyRule.SCORED_ABOVE_ALL),
        (
            [("routes.1.experience_months", "36"), ("routes.1.window_years", "2")],
            ConsistencyRule.MONTHS_OUTSIDE_WINDOW,
        ),
        ([("fees.member", "USD 675"), ("fees.non_member", "USD 425")], ConsistencyRule.MEMBERS_PAY_MORE),
        (
            [("renewal.fee", "member: USD 150; non-member: USD 60"), ("renewal.cycle_years", "3")],
            ConsistencyRule.MEMBERS_PAY_MORE,
        ),
        ([("exam.minutes", "4")], ConsistencyRule.LENGTH),
        ([("routes.1.training_hours", "2100")], ConsistencyRule.TRAINING),
        ([("validates", "A 40 %, B 40 %, C 30 %")], ConsistencyRule.WEIGHTS),
        ([("validates", "A (60 %)"), ("validates", "B (50 %)")], ConsistencyRule.WEIGHTS),
        ([("renewal.fee", "USD 60")], ConsistencyRule.FEE_WITHOUT_CYCLE),
    ],
)
def test_each_rule_finds_what_breaks_it(facts: list[tuple[str, str]], rule: ConsistencyRule) -> None:
    assert found(*facts) == [rule]


@pytest.mark.parametrize(
    "facts",
    [
        [("validates", "Planning"), ("validates", "Leading")],
        [("fees.exam", "USD 200"), ("fees.exam", "EUR 180")],
        [("fees.exam", "member: USD 200"), ("fees.exam", "non-member: USD 250")],
        [("fees.exam", "USD 200"), ("fees.exam", "USD 210 (Austria)")],
        [("routes.1.education", "degree"), ("routes.2.education", "degree")],
        [("routes.1.experience_months", "36"), ("routes.1.window_years", "8")],
        [("routes.1.experience_months", "36"), ("routes.2.window_years", "2")],
        [("fees.member", "USD 425"), ("fees.non_member", "USD 675")],
        [("fees.member", "USD 425"), ("fees.non_member", "EUR 399")],
        [("renewal.fee", "USD 60 a year")],
        [("renewal.fee", "USD 0")],
        [("validates", "A (33 %)"), ("validates", "B (41 %)"), ("validates", "C (26 %, up from 8 %)")],
        [("exam.minutes", "four hours"), ("exam.questions", "180")],
    ],
)
def test_what_can_stand_side_by_side_is_left_in_peace(facts: list[tuple[str, str]]) -> None:
    assert found(*facts) == []


def test_values_of_different_days_do_not_contradict_each_other() -> None:
    old = DatedStatement("exam.minutes", "230", in_force_until=LAST_DAY)
    new = DatedStatement("exam.minutes", "240", in_force_from=FIRST_DAY)
    assert inconsistencies([old, new], Status.ACTIVE) == ()

    (both,) = inconsistencies(
        [old, DatedStatement("exam.minutes", "240", in_force_from=LAST_DAY)], Status.ACTIVE
    )
    assert both.rule is ConsistencyRule.TWICE
    assert both.is_impossible


@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.WITHDRAWN])
def test_what_nobody_can_book_has_no_fee_in_force(status: Status) -> None:
    assert found(("fees.exam", "USD 200"), status=status) == [ConsistencyRule.NOT_ON_OFFER_WITH_BOOKING]
    ended = DatedStatement("fees.exam", "USD 200", in_force_until=LAST_DAY)
    assert inconsistencies([ended], status) == ()


@pytest.mark.parametrize("value", ["unknown", "Unknown.", "n/a", "TBD", "?", "??", "–", "to be  announced"])
def test_words_for_not_known_are_no_value(value: str) -> None:
    assert says_nothing(value)


@pytest.mark.parametrize("value", ["none", "no", "0", "unknown to most employers", "not published", "180"])
def test_other_words_are_values(value: str) -> None:
    assert not says_nothing(value)


def test_nothing_in_the_whole_fact_base_is_inconsistent() -> None:
    base = parse_fact_base(yaml.load(FACT_BASE.read_bytes(), Loader=yaml.CSafeLoader))
    facts = 0
    for record in base.records:
        stated = [DatedStatement(fact.key, format_value(fact.value)) for fact in record.facts]
        facts += len(stated)
        assert inconsistencies(stated, record.status) == (), record.slug
        assert [fact for fact in stated if says_nothing(fact.value)] == [], record.slug
    assert facts > 1000
