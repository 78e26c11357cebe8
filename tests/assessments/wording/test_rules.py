"""Rules and stages in words, and the phrases that answers have as reasons."""

import pytest

from assessments.domain.definitions.compiler import compile_definition
from assessments.domain.definitions.definition import Stage
from assessments.wording.rules import present_rule, present_stage
from assessments.wording.texts import Wording, stage_words
from tests.builders.newest_format import newest

NEWEST = compile_definition(newest())
WORDING = Wording(NEWEST)
RULES = {rule.key: rule for rule in NEWEST.rules}


def test_rule_about_the_same_answer_is_a_sentence() -> None:
    view = present_rule(RULES["careless"], WORDING)

    assert view.clauses[0].text == (
        "You gave the same answer to all of “questions/flows/text” and “questions/plans/text”"
    )


def test_rule_to_wanted_work_says_so() -> None:
    assert present_rule(RULES["mover"], WORDING).note == (
        "This path is for the work you want, not the work you do now."
    )
    assert present_rule(RULES["project"], WORDING).note == ""


def test_stages_name_their_kind_of_work_and_what_has_to_hold() -> None:
    senior, established = (present_stage(rule, WORDING) for rule in NEWEST.stages)

    assert senior.name == "paths/project/name: senior"
    assert [clause.text for clause in senior.clauses] == [
        "You answered 60 months or more to “questions/months/text”"
    ]
    assert established.name == "Every kind of work: independent"
    assert len(established.clauses[0].any_of) == 2


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_words(stage: Stage) -> None:
    assert stage_words(stage).islower()


def test_kind_of_work_has_the_name_of_the_path_that_is_about_it_alone() -> None:
    assert WORDING.kind("work") == "paths/work/name"
    assert WORDING.kind("garden_work") == "garden work"


def test_reason_of_an_answer_is_its_phrase_or_nothing() -> None:
    assert WORDING.reason("plans", "most") == "you plan projects for most of the year"
    assert WORDING.reason("plans", "some") == ""
    assert WORDING.reason("gone", "some") == ""
