"""Why another path was not taken, and which reasons are given: cases by hand.

The worked tables of docs/algorithms/explanation.md are run by test_worked_scores.py.
"""

from dataclasses import replace

from assessments.domain.answers.sheet import Sheet
from assessments.domain.definitions.conditions import (
    AnswerCondition,
    AnyOf,
    Bound,
    Condition,
    DifferenceCondition,
    Matching,
    NumberCondition,
    ScoreCondition,
    When,
)
from assessments.domain.definitions.definition import Definition, Dimension, ExploreKind, Path, Rule
from assessments.domain.definitions.questions import AgreementScale
from assessments.domain.engines.v1 import evaluate, prepare
from assessments.domain.outcomes.outcome import OtherPath, Outcome
from assessments.domain.snapshots.snapshot import Snapshot
from tests.builders.snapshots import AS_OF
from tests.builders.worked_instrument import worked_instrument

LAST = Rule("last", "explore", kind=ExploreKind.UNDECIDED)


def at_least(dimension: str, percent: int) -> ScoreCondition:
    return ScoreCondition(dimension, Bound.AT_LEAST, percent)


def at_most(dimension: str, percent: int) -> ScoreCondition:
    return ScoreCondition(dimension, Bound.AT_MOST, percent)


def chosen(choice: str) -> AnswerCondition:
    return AnswerCondition("q2", Matching.ANY_OF, (choice,))


def to_work(key: str, *when: Condition | AnyOf) -> Rule:
    return Rule(key, "work", when)


def with_rules(*rules: Rule) -> Definition:
    return replace(worked_instrument(), rules=rules)


def outcome_of(definition: Definition, sheet: Sheet) -> Outcome:
    return evaluate(prepare(definition), sheet, (), Snapshot((), ()), AS_OF)


def why_not_work(rules: tuple[Rule, ...], sheet: Sheet) -> OtherPath:
    (other,) = (item for item in outcome_of(with_rules(*rules), sheet).others if item.path == "work")
    return other


def test_first_later_rule_that_holds_is_named() -> None:
    rules = (
        to_work("earlier", at_least("work", 100)),
        Rule("decides", "project", (at_most("work", 99),)),
        to_work("fails", at_least("work", 90)),
        to_work("holds", at_most("work", 50)),
        to_work("holds_too", at_most("work", 60)),
        LAST,
    )
    assert why_not_work(rules, {"q1": "2"}) == OtherPath("work", "holds", True, None)


def test_rule_before_the_one_that_decided_may_be_the_nearest() -> None:
    rules = (
        to_work("earlier", at_least("work", 50)),
        Rule("decides", "project", (at_most("work", 99),)),
        to_work("later", at_least("work", 90)),
        LAST,
    )
    # 6 of 14 points: 7 are half, 13 are 90%.
    other = why_not_work(rules, {"q1": "4", "q2": "first"})

    assert (other.rule, other.held) == ("earlier", False)
    assert other.failing
    assert (other.failing.condition, other.failing.lacking) == (at_least("work", 50), 1)


def test_of_equally_near_conditions_the_earlier_rule_counts_then_the_canonical_order() -> None:
    # 51 and 57% both ask for 8 points.
    rules = (to_work("one", at_least("work", 57), at_least("work", 51)), to_work("two", at_least("work", 51)))
    other = why_not_work((*rules, LAST), {"q1": "4", "q2": "first"})

    assert other.rule == "one"
    assert other.failing
    assert (other.failing.condition, other.failing.lacking) == (at_least("work", 51), 2)
    assert why_not_work((*rules[::-1], LAST), {"q1": "4", "q2": "first"}).rule == "two"


def test_condition_without_points_is_named_only_where_no_other_fails() -> None:
    number = NumberCondition("months", Bound.AT_LEAST, 12)
    both = (to_work("one", number, chosen("third")), to_work("two", at_least("work", 100)))
    alone = (to_work("one", number, chosen("third")), to_work("two", chosen("third")))

    assert why_not_work((*both, LAST), {"q1": "1", "q2": "first"}).rule == "two"
    other = why_not_work((*alone, LAST), {"q1": "1", "q2": "first"})
    assert other.rule == "one"
    # {"answer": …} comes before {"at_least": …, "number": …}.
    assert other.failing
    assert (other.failing.condition, other.failing.lacking) == (chosen("third"), None)


def test_item_of_which_one_condition_holds_offers_none() -> None:
    rules = (to_work("one", AnyOf((at_most("work", 99), at_least("work", 50))), at_least("work", 100)), LAST)
    other = why_not_work(rules, {"q1": "4", "q2": "first"})

    assert other.failing
    assert other.failing.condition == at_least("work", 100)


def test_item_that_fails_offers_each_of_its_conditions() -> None:
    rules = (to_work("one", AnyOf((chosen("third"), at_least("work", 100), at_least("work", 50)))), LAST)
    other = why_not_work(rules, {"q1": "4", "q2": "first"})

    assert other.failing
    assert other.failing.condition == at_least("work", 50)


def test_path_that_no_rule_leads_to_has_neither_rule_nor_check() -> None:
    assert why_not_work((LAST,), {}) == OtherPath("work", "", False, None)


def test_other_paths_stand_by_key() -> None:
    outcome = outcome_of(with_rules(LAST), {})

    assert [other.path for other in outcome.others] == ["both", "project", "work"]


def reasons_with(when: When, sheet: Sheet) -> list[tuple[str, ...]]:
    outcome = outcome_of(with_rules(to_work("decides", *when), LAST), sheet)
    assert outcome.decided_by.rule == "decides"
    return [
        (reason.code, *(str(value) for name, value in reason.parameters if name in NAMED))
        for reason in outcome.reasons
    ]


NAMED = ("rule", "dimension", "first", "percent", "question", "count", "of")
ALL_WORK: Sheet = {"q1": "5", "q2": "third", "q3": "1", "q4": "3"}


def test_two_checks_on_scores_are_reasons_at_most() -> None:
    checks = (at_least("work", 30), at_least("work", 20), at_least("work", 10))
    reasons = reasons_with(checks, ALL_WORK)

    assert [reason for reason in reasons if reason[0] == "score"] == [
        ("score", "work", "10"),
        ("score", "work", "20"),
    ]


def test_check_that_does_not_hold_is_no_reason() -> None:
    reasons = reasons_with((AnyOf((at_most("work", 50), at_least("project", 60))),), ALL_WORK)

    assert [reason for reason in reasons if reason[0] == "score"] == [("score", "project", "60")]
    assert ("answer", "project", "q3") in reasons
    assert not any("work" in reason for reason in reasons)


def test_answers_speak_for_both_dimensions_of_a_difference() -> None:
    difference = DifferenceCondition("project", "work", Bound.AT_MOST, 0)
    reasons = reasons_with((difference,), ALL_WORK)

    assert reasons == [
        ("rule", "decides"),
        ("difference", "project", "0"),
        ("answer", "work", "q1"),
        ("answer", "work", "q2"),
        ("answer", "project", "q3"),
    ]


def test_not_sure_takes_the_place_of_the_fifth_reason() -> None:
    difference = DifferenceCondition("project", "work", Bound.AT_MOST, 0)
    reasons = reasons_with((difference,), {**ALL_WORK, "q4": "not_sure"})

    assert reasons == [
        ("rule", "decides"),
        ("difference", "project", "0"),
        ("answer", "work", "q1"),
        ("answer", "work", "q2"),
        ("not_sure", "1", "4"),
    ]


def test_answers_of_equal_points_stand_by_question_then_dimension() -> None:
    weights = (("project", 1), ("work", 1))
    questions = tuple(AgreementScale(key, "all", 3, weights) for key in ("b", "a"))
    definition = replace(with_rules(LAST), questions=questions)
    outcome = outcome_of(definition, {"a": "3", "b": "3"})
    named = [dict(reason.parameters) for reason in outcome.reasons[1:]]

    assert [(reason["question"], reason["dimension"]) for reason in named] == [
        ("a", "project"),
        ("a", "work"),
        ("b", "project"),
        ("b", "work"),
    ]


def test_need_for_a_focus_area_is_no_reason_where_no_check_speaks_of_it() -> None:
    definition = with_rules(LAST)
    dimensions = (Dimension("work", "flow"), Dimension("project"), Dimension("care"))
    outcome = outcome_of(replace(definition, dimensions=dimensions), ALL_WORK)

    assert [dict(reason.parameters)["dimension"] for reason in outcome.reasons[1:]] == ["project", "care"]


def test_kind_and_next_steps_are_those_of_the_rule() -> None:
    definition = replace(
        with_rules(replace(LAST, steps=("count_weeks", "ask"))), paths=(Path("explore"), Path("work"))
    )
    outcome = outcome_of(definition, {})

    assert (outcome.path, outcome.kind) == ("explore", ExploreKind.UNDECIDED)
    assert outcome.steps == ("count_weeks", "ask")
