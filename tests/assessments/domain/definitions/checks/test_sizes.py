"""Sizes that no questionnaire has are refused, in a sentence with its place; real ones are far from it."""

from typing import Any

import pytest

from assessments.domain.definitions.checks import sizes
from tests.assessments.domain.definitions.checks.refused import refused, refused_of
from tests.builders.instruments import document, multiple, number, rule, scale, single
from tests.support.repository import ROOT

ASKED = scale("flows")
SCORE = {"score": "work", "at_least": 50}


def test_more_questions_than_anybody_answers_are_refused() -> None:
    made = [number(f"q{place}") for place in range(201)]

    assert refused_of(*made) == [("questions", "There are 201 questions; at most 200 are allowed.")]


def test_more_rules_than_can_be_proved_are_refused() -> None:
    rules = [rule(f"r{place}", "work", SCORE) for place in range(1000 - 1)]

    assert refused_of(ASKED, rules=rules) == [("rules", "There are 1,000 rules; at most 150 are allowed.")]


@pytest.mark.parametrize("kind", [single, multiple])
def test_more_choices_than_anybody_reads_are_refused(kind: Any) -> None:
    made = kind("job", [f"c{place}" for place in range(41)])

    assert refused_of(made) == [
        ("questions/job/choices", "This question has 41 choices; at most 40 are allowed.")
    ]


def test_conditions_are_counted_with_their_alternatives() -> None:
    when: list[dict[str, Any]] = [
        SCORE,
        {"any": [{"score": "work", "at_least": least} for least in range(40)]},
    ]

    assert refused_of(ASKED, rules=[rule("long", "work", *when)]) == [
        ("rules/long/when", "There are 41 conditions here; at most 40 are allowed.")
    ]


def test_more_text_than_anybody_reads_is_refused() -> None:
    made = document(*(number(f"q{place}") for place in range(65)))
    made["texts"]["en"] |= {f"questions/q{place}/help": "x" * 4_000 for place in range(65)}

    ((place, sentence),) = refused(made)

    assert place == "texts/en"
    assert sentence.endswith("characters together; at most 250,000 are allowed.")


def test_editors_are_told_every_bound() -> None:
    told = (ROOT / "docs" / "for-editors" / "assessments.md").read_text()
    bounds = {
        **sizes.MOST,
        "choices in a question": sizes.MOST_CHOICES,
        "conditions in a rule": sizes.MOST_CONDITIONS,
    }

    missing = [f"{most} {name}" for name, most in bounds.items() if f"{most} {name}" not in told]

    assert not missing
    assert f"{sizes.LONGEST_TEXTS:,} characters" in told
