"""What may be tried on a result: fields from what the definition reads, prefilled with what was answered."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import Background
from assessments.domain.engines.registry import engine_of
from assessments.domain.trials.inputs import AS_ANSWERED, SubmittedAnswers, Tried
from assessments.results.forms.what_if import MOST_MONTHS_AHEAD, WhatIfForm
from assessments.wording.texts import Wording
from tests.builders.decisions import AS_OF, PROJECT_WORK, second_edition


def answered(**answers: Answer) -> SubmittedAnswers:
    definition, sheet = second_edition(), {**PROJECT_WORK, **answers}
    engine = engine_of(3)
    visible = engine.visible_questions(engine.prepare(definition), sheet)
    return SubmittedAnswers(definition, sheet, frozenset(visible), AS_OF)


def form(submission: SubmittedAnswers, **typed: str) -> WhatIfForm:
    return WhatIfForm(typed, submission, Wording(submission.definition), AS_OF)


def tried(submission: SubmittedAnswers, **typed: str) -> Tried:
    made = form(submission, **typed)
    assert made.is_valid(), made.errors
    return made.tried


def options(made: WhatIfForm, name: str) -> list[tuple[str, str]]:
    field: Any = made.fields[name]
    return [(str(key), str(label)) for key, label in field.choices]


def test_what_an_address_does_not_say_is_as_it_was_answered() -> None:
    submission = answered(region="germany", budget="up_to_300")

    assert tried(submission) == AS_ANSWERED
    assert tried(submission, hours="3", region="germany", budget="up_to_300", payer="me") == AS_ANSWERED


def test_what_differs_is_tried() -> None:
    submission = answered(region="germany", budget="up_to_300")

    assert tried(
        submission,
        hours="10",
        region="",
        budget="nothing",
        payer="others",
        role="business_analyst",
        start="2027-03",
    ) == Tried(
        hours_a_week=10,
        region="",
        budget="nothing",
        is_paid_by_others=True,
        role="business_analyst",
        start=date(2027, 3, 1),
    )


def test_one_may_start_this_month_and_up_to_three_years_on() -> None:
    months = options(form(answered()), "start")

    assert months[0] == ("", "This month")
    assert months[1] == ("2026-12", "December 2026")
    assert months[-1] == ("2029-11", "November 2029")
    assert len(months) == 1 + MOST_MONTHS_AHEAD


def test_roles_are_those_that_a_plan_knows_in_the_words_of_the_question() -> None:
    made = form(answered())

    assert made.fields["role"].label == "Which comes closest to your job?"
    keys = [key for key, _label in options(made, "role")]
    assert "business_analyst" in keys
    assert not {"studying", "between_jobs", "none_of_these", ""} & {*keys}
    assert made.fields["role"].help_text == "We count your time in your job as time in this role."


@pytest.mark.parametrize(
    ("role", "says"),
    [
        (("business_analyst", "project_manager"), "As you said: Project manager and Business analyst"),
        (("none_of_these",), "No role in particular"),
        (("studying",), "No role in particular"),
        ((), "No role in particular"),
    ],
)
def test_several_roles_or_none_are_one_choice_more(role: tuple[str, ...], says: str) -> None:
    made = form(answered(role=role))

    assert options(made, "role")[0] == ("", says)
    assert made.is_valid()
    assert made.tried == AS_ANSWERED


def test_who_moves_tries_the_role_that_they_want() -> None:
    made = form(answered(purpose="move_project", role_wanted=("scrum_master_agile_lead",)))

    assert made.fields["role"].label == "Which job do you want to move into?"
    assert made.fields["role"].initial == "scrum_master_agile_lead"
    assert made.fields["role"].help_text == ""


def test_what_was_skipped_or_not_sure_stands_as_no_answer() -> None:
    for submission in (answered(), answered(region="not_sure", budget="not_sure")):
        made = form(submission)
        assert [made.fields[name].initial for name in ("region", "budget")] == ["", ""]
        assert options(made, "region")[0] == ("", "No answer")


def test_definition_that_asks_less_offers_less() -> None:
    submission = answered()
    bare = replace(submission, definition=replace(submission.definition, background=Background()))

    assert [*form(bare).fields] == ["hours", "start"]
