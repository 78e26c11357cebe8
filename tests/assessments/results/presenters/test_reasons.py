"""Reasons as sentences: one for each code that an engine gives."""

import pytest

from assessments.domain.definitions.questions import choice_keys
from assessments.domain.documents.values import NOT_SURE
from assessments.domain.outcomes.outcome import Outcome, Reason, Score
from assessments.results.presenters.reasons import SENTENCES, reason_sentence
from assessments.wording.texts import Wording
from tests.assessments.find_your_path import DEFINITION, SCORED, outcome_of
from tests.builders.decisions import ONGOING_WORK, second_edition
from tests.builders.decisions import outcome_of as decided

SCORES = (Score("project", 27, 32), Score("work", 7, 32))


def sentence(code: str, worth: int = 0, **parameters: str | int) -> str:
    reason = Reason(code, tuple(sorted(parameters.items())), worth)
    return reason_sentence(reason, Wording(DEFINITION), SCORES)


def test_rule_is_said_in_the_definitions_own_words() -> None:
    assert sentence("rule", rule="project_ahead").startswith("Project work has half of the points or more")


@pytest.mark.parametrize(("bound", "words"), [("at_least", "50% or more"), ("at_most", "50% or less")])
def test_score_is_said_with_both_sides_and_rounded_down(bound: str, words: str) -> None:
    said = sentence("score", 27, dimension="project", points=27, attainable=32, percent=50, bound=bound)

    assert said == f"Project work has 27 of 32 points, or 84%. This path needs {words}."


@pytest.mark.parametrize(
    ("bound", "percent", "words"),
    [
        ("at_least", 10, "is at least 10 percentage points above that for"),
        ("at_least", 1, "is at least 1 percentage point above that for"),
        ("at_least", -20, "is at most 20 percentage points below that for"),
        ("at_most", 20, "is at most 20 percentage points above that for"),
        ("at_most", -5, "is at least 5 percentage points below that for"),
    ],
)
def test_difference_is_said_from_the_side_of_its_sign(bound: str, percent: int, words: str) -> None:
    said = sentence("difference", first="project", second="work", percent=percent, bound=bound)

    assert said == f"The score for project work {words} ongoing work (84% to 21%)."


def test_answer_is_quoted_with_its_points() -> None:
    said = sentence("answer", 1, question="say_project_tasks", choice="2", dimension="project")

    assert said == (
        "You answered “Disagree” to “Most of my tasks come from the plan of a project”, "
        "which gives 1 point to Project work."
    )


def test_not_sure_is_counted() -> None:
    assert sentence("not_sure", count=3, of=23) == (
        "You were not sure about 3 of 23 questions that count. Each earns half its points."
    )


def test_unknown_code_has_no_sentence() -> None:
    with pytest.raises(KeyError):
        sentence("guess")


def test_every_reason_of_many_sheets_has_a_sentence_and_every_sentence_a_reason() -> None:
    questions = {question.key: question for question in DEFINITION.questions}
    wording = Wording(DEFINITION)
    codes = set()
    for turn in range(60):
        answers = {}
        for place, key in enumerate(SCORED):
            options = [*choice_keys(questions[key]), NOT_SURE]
            answers[key] = options[(turn * 7 + place * (turn + 3)) % len(options)]
        outcome = outcome_of(answers)
        for reason in outcome.reasons:
            codes.add(reason.code)
            assert reason_sentence(reason, wording, outcome.scores).endswith(".")
    # Engine 3 tells a wish apart.
    assert codes | {reason.code for reason in decided_by_wish().reasons} == set(SENTENCES)


def test_reasons_of_engine_3_are_what_was_said() -> None:
    wording = Wording(second_edition())
    outcome = decided_by_wish()
    found = [reason_sentence(reason, wording, outcome.scores) for reason in outcome.reasons]

    assert "You want to move into project work." in found
    assert not any("points" in sentence for sentence in found)


def test_answer_without_a_phrase_of_its_own_is_quoted() -> None:
    reason = Reason("answer", (("choice", "bachelor"), ("question", "education")), 1)

    wording = Wording(second_edition())
    choice, question = wording.choice("education", "bachelor"), wording.question("education")

    assert reason_sentence(reason, wording, ()) == f"You answered “{choice}” to “{question}”."


def decided_by_wish() -> Outcome:
    return decided({**ONGOING_WORK, "purpose": "move_project"})
