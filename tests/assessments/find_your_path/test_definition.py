"""Where "Find your path" leads: the criteria it was written from, and people who answer without reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.sheet import Answer, Sheet
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.definitions.questions import AgreementScale, NumberQuestion, SingleChoice, choice_keys
from assessments.domain.documents.values import NOT_SURE
from tests.assessments.find_your_path import (
    DAYS,
    DEFINITION,
    SCORED,
    SHARES,
    SOME_OF_BOTH,
    STATEMENTS,
    WISHES,
    changed,
    mirrored,
    mirrored_path,
    outcome_of,
    percent,
)

FIRST, MIDDLE, LAST = 0, 2, 4

# The seed brief's "choose … if": what somebody answers to whom the criterion applies fully, and the path.
CRITERIA: dict[str, tuple[dict[str, Answer], str]] = {
    "runs formal projects": (
        {
            "share_lead_project": "days_7_10",
            "share_project_figures": "days_7_10",
            "say_answer_for_project": "5",
            "say_others_watch_dates": "1",
        },
        "project",
    ),
    "works mostly in project settings": (
        {
            "share_project_team": "days_7_10",
            "share_project_changes": "days_7_10",
            "say_project_tasks": "5",
            "say_without_projects": "1",
        },
        "project",
    ),
    "needs a widely recognised project credential": ({"recognition": "project"}, "project"),
    "runs ongoing operations": (
        {
            "share_run_operations": "days_7_10",
            "say_answer_for_operations": "5",
            "say_repeated_tasks": "5",
            "say_only_projects": "1",
        },
        "work",
    ),
    "coordinates across teams": (
        {"share_other_teams": "days_7_10", "say_others_settle_flow": "1"},
        "work",
    ),
    "leads execution beyond projects": (
        {"share_improve_flow": "days_7_10", "share_unplanned": "days_7_10"},
        "work",
    ),
    "wants an organisation-wide view": ({"direction": "whole_organisation"}, "work"),
}
# The opposite of a full answer.
OPPOSITE = {
    "days_7_10": "days_0",
    "5": "1",
    "1": "5",
    "project": "work",
    "whole_organisation": "larger_projects",
}
MEASURED = [name for name, (answers, _) in CRITERIA.items() if answers.keys() <= {*SHARES, *STATEMENTS}]
TOLD = [name for name in CRITERIA if name not in MEASURED]


def same_place_throughout(place: int) -> dict[str, Answer]:
    """Every single choice and scale answered at the same fifth of its choices."""
    return {
        question.key: choice_keys(question)[place * (len(choice_keys(question)) - 1) // LAST]
        for question in DEFINITION.questions
        if isinstance(question, SingleChoice | AgreementScale) and not question.visible_if
    }


SHEETS: dict[str, Sheet] = {
    **{name: changed(SOME_OF_BOTH, answers) for name, (answers, _) in CRITERIA.items()},
    "some of both": SOME_OF_BOTH,
    "yes-sayer": changed(SOME_OF_BOTH, dict.fromkeys((*STATEMENTS, *WISHES), "5")),
    "no-sayer": changed(SOME_OF_BOTH, dict.fromkeys((*STATEMENTS, *WISHES), "1")),
    "first choice throughout": same_place_throughout(FIRST),
    "middle choice throughout": same_place_throughout(MIDDLE),
    "last choice throughout": same_place_throughout(LAST),
    "not sure throughout": dict.fromkeys((*SCORED, "certificate", "direction", "recognition"), NOT_SURE),
}


@st.composite
def sheets(draw: st.DrawFn) -> dict[str, Answer]:
    """Any sheet: scored questions answered, the others answered or left out."""
    sheet: dict[str, Answer] = {}
    for question in DEFINITION.questions:
        if question.key not in SCORED and draw(st.integers(0, 3)) == 0:
            continue
        if isinstance(question, NumberQuestion):
            sheet[question.key] = draw(st.integers(question.least, question.most))
        else:
            # Seldom not sure: more than 30% of them would hide every other rule.
            sheet[question.key] = draw(st.sampled_from((*choice_keys(question) * 2, NOT_SURE)))
    return sheet


@pytest.mark.parametrize("name", CRITERIA)
def test_criterion_alone_leads_to_its_path(name: str) -> None:
    answers, path = CRITERIA[name]

    assert outcome_of(SOME_OF_BOTH).path == "explore"
    assert outcome_of(changed(SOME_OF_BOTH, answers)).path == path


@pytest.mark.parametrize("name", CRITERIA)
def test_opposite_of_a_criterion_never_leads_to_its_path(name: str) -> None:
    answers, path = CRITERIA[name]
    opposite = {question: OPPOSITE[str(answer)] for question, answer in answers.items()}

    assert outcome_of(changed(SOME_OF_BOTH, opposite)).path != path


@pytest.mark.parametrize("name", MEASURED)
def test_criterion_that_applies_as_fully_as_its_counterpart_leads_to_both(name: str) -> None:
    answers, _ = CRITERIA[name]

    outcome = outcome_of(changed(changed(SOME_OF_BOTH, answers), mirrored(answers)))

    assert outcome.path == "both"


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("other", MEASURED)
def test_what_somebody_does_outweighs_what_they_want_or_are_asked_for(name: str, other: str) -> None:
    said, said_path = CRITERIA[name]
    done, done_path = CRITERIA[other]

    if said_path != done_path:
        assert outcome_of(changed(changed(SOME_OF_BOTH, done), said)).path == done_path


def test_direction_outweighs_what_others_ask_for() -> None:
    needs_project, wants_organisation = (CRITERIA[name][0] for name in TOLD)

    assert outcome_of(changed(changed(SOME_OF_BOTH, needs_project), wants_organisation)).path == "work"


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in {*CRITERIA, "some of both"}])
def test_who_answers_without_reading_gets_too_little_information(name: str) -> None:
    outcome = outcome_of(SHEETS[name])

    assert (outcome.path, outcome.kind) == ("explore", ExploreKind.TOO_LITTLE_INFORMATION)
    assert outcome.steps


@pytest.mark.parametrize("step", ["1", "2", "3", "4", "5"])
def test_same_step_for_every_statement_is_too_little_information(step: str) -> None:
    outcome = outcome_of(changed(SOME_OF_BOTH, dict.fromkeys(STATEMENTS, step)))

    assert outcome.kind is ExploreKind.TOO_LITTLE_INFORMATION


@pytest.mark.parametrize("place", [FIRST, MIDDLE, LAST])
def test_same_first_middle_or_last_share_throughout_is_too_little_information(place: int) -> None:
    outcome = outcome_of(changed(SOME_OF_BOTH, dict.fromkeys(SHARES, DAYS[place])))

    assert outcome.kind is ExploreKind.TOO_LITTLE_INFORMATION


@pytest.mark.parametrize(("not_sure", "kind"), [(6, ExploreKind.UNDECIDED), (7, "too_little_information")])
def test_seven_of_twenty_three_not_sure_are_too_many(not_sure: int, kind: str) -> None:
    outcome = outcome_of(changed(SOME_OF_BOTH, dict.fromkeys(WISHES[:not_sure], NOT_SURE)))

    assert outcome.visible_scored == 23
    assert outcome.kind == kind


@pytest.mark.parametrize("steps", [("4", "5"), ("1", "2")])
@given(data=st.data())
@settings(max_examples=60)
def test_agreeing_or_disagreeing_with_everything_never_makes_both(
    steps: tuple[str, str], data: st.DataObject
) -> None:
    answers = {statement: data.draw(st.sampled_from(steps)) for statement in STATEMENTS}

    assert outcome_of(changed(SOME_OF_BOTH, answers)).path != "both"


@pytest.mark.parametrize("name", SHEETS)
def test_mirror_sheet_gives_the_mirrored_path(name: str) -> None:
    sheet = SHEETS[name]

    outcome, mirror = outcome_of(sheet), outcome_of(mirrored(sheet))

    assert mirror.path == mirrored_path(outcome.path)
    assert mirror.kind == outcome.kind


@given(sheets())
@settings(max_examples=150)
def test_mirror_of_any_sheet_gives_the_mirrored_path(sheet: dict[str, Answer]) -> None:
    outcome, mirror = outcome_of(sheet), outcome_of(mirrored(sheet))

    assert mirrored(mirrored(sheet)) == sheet
    assert mirror.path == mirrored_path(outcome.path)
    assert mirror.kind == outcome.kind
    assert percent(mirror, "work") == percent(outcome, "project")
