"""Sections, paths and rules that lead nowhere or stand in the wrong order."""

from typing import Any

import pytest

from tests.assessments.domain.definitions.checks.refused import refused, refused_of
from tests.builders.changes import changed
from tests.builders.instruments import document, multiple, number, rule, scale

ASKED = scale("flows")
SCORE = {"score": "work", "at_least": 50}
ONE = {"key": "one", "groups": [{"disciplines": ["risk"]}]}
WITHOUT = {"key": "later"}


def test_question_of_a_section_that_is_not_there_is_refused() -> None:
    made = (ASKED, number("months", section="gone"))

    assert refused_of(*made, sections=[{"key": "main"}]) == [
        ("questions/months/section", "There is no section “gone”.")
    ]


@pytest.mark.parametrize(
    ("sections", "late"),
    [
        (("first", "second"), []),
        (("second", "first"), ["q2"]),
        (("first", "second", "first"), ["q3"]),
        (("second", "first", "second", "first"), ["q2", "q4"]),
    ],
    ids=str,
)
def test_questions_of_a_section_stand_together_in_the_order_of_sections(
    sections: tuple[str, ...], late: list[str]
) -> None:
    made = (number(f"q{place}", section=section) for place, section in enumerate(sections, start=1))

    assert refused_of(*made, sections=[{"key": "first"}, {"key": "second"}]) == [
        (
            f"questions/{key}/section",
            "Questions of a section stand together, sections in their order: this comes too late.",
        )
        for key in late
    ]


def test_section_without_a_question_is_refused() -> None:
    assert refused_of(ASKED, sections=[{"key": "main"}, {"key": "empty"}]) == [
        ("sections/empty", "No question stands in this section.")
    ]


def test_path_that_no_rule_leads_to_is_refused() -> None:
    assert refused_of(ASKED, paths=[ONE, WITHOUT]) == [("paths/one", "No rule leads to this path.")]


def test_rule_to_a_path_that_is_not_there_is_refused() -> None:
    assert refused_of(ASKED, rules=[rule("first", "gone", SCORE)], paths=[WITHOUT]) == [
        ("rules/first/path", "There is no path “gone”.")
    ]


@pytest.mark.parametrize(
    ("made", "place", "sentence"),
    [
        (
            rule("first", "one", SCORE, kind="undecided"),
            "rules/first/kind",
            "A kind is for paths without certifications; this one has a plan.",
        ),
        (
            rule("first", "later", SCORE),
            "rules/first/kind",
            "A path without certifications needs a kind that says why.",
        ),
        (
            rule("first", "later", kind="undecided"),
            "rules/first",
            "This rule always holds, so that no later one",
        ),
        (rule("first", "one"), "rules/first", "This rule always holds, so that no later one could."),
    ],
)
def test_rule_at_odds_with_its_path_or_place_is_refused(made: Any, place: str, sentence: str) -> None:
    found = refused_of(ASKED, rules=[made])

    assert [where for where, _sentence in found] == [place]
    assert found[0][1].startswith(sentence)


def test_last_rule_with_a_condition_is_refused() -> None:
    assert refused(changed(document(ASKED), "rules/0/when", [SCORE])) == [
        ("rules/later/when", "The last rule decides what no other did, so it has no condition.")
    ]


def test_rules_that_lead_to_plans_and_to_none_are_accepted() -> None:
    rules = [rule("first", "one", SCORE), rule("second", "later", SCORE, kind="neither_yet", steps=["read"])]

    assert refused_of(ASKED, rules=rules) == []


def test_multiple_choice_that_is_growing_is_refused() -> None:
    assert refused_of(ASKED, multiple("tasks", change="growing")) == [
        ("questions/tasks/change", "“tasks” has no order of choices, so it cannot be growing.")
    ]
    assert refused_of(ASKED, multiple("tasks", change="fixed"), number("months", change="growing")) == []
