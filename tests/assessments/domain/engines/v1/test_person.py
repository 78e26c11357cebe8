"""What is known of somebody."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessments.domain.answers.sheet import Held
from assessments.domain.definitions.definition import Background, Definition, Experience
from assessments.domain.engines.v1.person import Active, OwnMonths, active_on, person_of
from assessments.domain.outcomes.outcome import Why
from tests.builders.backgrounds import background_definition, sheet
from tests.builders.snapshots import AS_OF

DEFINITION = background_definition()


def with_background(**fields: Any) -> Definition:
    return replace(DEFINITION, background=replace(DEFINITION.background, **fields))


def test_person_of_an_empty_sheet_answered_nothing_and_trains_at_the_stated_rate() -> None:
    person = person_of(DEFINITION, {})

    assert person.education is Why.NOT_ANSWERED
    assert person.training_hours is Why.NOT_ANSWERED
    assert person.months["project"] == OwnMonths(Why.NOT_ANSWERED, None, 8)
    assert person.hours_a_week == 4


def test_person_of_a_questionnaire_without_background_was_not_asked() -> None:
    person = person_of(replace(DEFINITION, background=Background()), sheet(3, training_hours=35))

    assert person.education is Why.NOT_ASKED
    assert person.training_hours is Why.NOT_ASKED
    assert person.months == {}


def test_education_is_the_level_of_the_choice() -> None:
    assert person_of(DEFINITION, sheet(5)).education == 5


@pytest.mark.parametrize("answer", ["not_sure", "level_9", "foreign"])
def test_education_of_an_unsure_answer_or_of_none_of_the_levels_is_not_answered(answer: str) -> None:
    definition = with_background(education_levels=(("foreign", -1), ("level_3", 3)))

    assert person_of(definition, {"education": answer}).education is Why.NOT_ANSWERED


@pytest.mark.parametrize(("answer", "hours"), [(1, 1), (0, 4), (None, 4), (60, 60)])
def test_hours_a_week_are_the_answer_from_one_on(answer: int | None, hours: int) -> None:
    assert person_of(DEFINITION, sheet(hours_a_week=answer)).hours_a_week == hours


def test_recent_months_are_no_more_than_all_months() -> None:
    person = person_of(DEFINITION, sheet(project_months=20, recent_project_months=30))

    assert person.months["project"] == OwnMonths(20, 20, 8)


def test_kind_without_a_question_for_all_months_is_not_asked() -> None:
    definition = with_background(experience=(Experience("project", "", "recent_project_months", 8),))

    assert person_of(definition, sheet(recent_project_months=20)).months == {}


def test_first_question_of_a_kind_counts() -> None:
    definition = with_background(
        experience=(
            Experience("project", "project_months", "", 0),
            Experience("project", "training_hours", "", 0),
        )
    )

    assert person_of(definition, sheet(project_months=1, training_hours=2)).months["project"].total == 1


@pytest.mark.parametrize(
    ("ends", "active"),
    [
        ((), None),
        ((None,), Active.UNKNOWN),
        ((date(2026, 11, 30),), Active.NO),
        ((AS_OF,), Active.YES),
        ((date(2026, 11, 30), None), Active.UNKNOWN),
        ((None, AS_OF, date(2026, 11, 30)), Active.YES),
    ],
)
def test_held_certification_is_active_up_to_and_including_its_last_day(
    ends: tuple[date | None, ...], active: Active | None
) -> None:
    held = (*(Held("capm", None, end) for end in ends), Held("other", None, AS_OF))

    assert active_on(held, "capm", AS_OF) is active
