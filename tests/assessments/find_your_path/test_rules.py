"""Each rule of "Find your path": from where to where it decides, and what comes before it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers.sheet import Answer
from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.definitions.questions import choice_keys
from assessments.domain.documents.values import NOT_SURE
from tests.assessments.find_your_path import (
    DAYS,
    DEFINITION,
    SCORED,
    SHARES,
    SOME_OF_BOTH,
    STATEMENTS,
    changed,
    mirrored,
    of_points,
    outcome_of,
    percent,
)

STRONG = st.integers(14, 32)
AIMS = st.fixed_dictionaries(
    {},
    optional={
        question.key: st.sampled_from((*choice_keys(question), NOT_SURE))
        for question in DEFINITION.questions
        if question.section == "aim"
    },
)


@given(STRONG, STRONG, AIMS)
@settings(max_examples=150)
def test_both_means_strong_on_both(project: int, work: int, aims: dict[str, Answer]) -> None:
    outcome = outcome_of(changed(of_points(project, work), aims))

    strong = min(percent(outcome, "project"), percent(outcome, "work")) >= 60
    if outcome.path == "both":
        assert strong
    elif strong:
        assert outcome.kind is not ExploreKind.UNDECIDED


# Points of 32 in project work and in ongoing work, what else is answered, and the rule that decides.
BOUNDS: list[tuple[int, int, dict[str, Answer], str]] = [
    # Strong on both is 60% or more in each, which 20 of 32 points are and 19 are not.
    (20, 20, {}, "both_strong"),
    (26, 20, {}, "both_strong"),
    (27, 20, {}, "project_ahead"),
    (27, 20, {"direction": "both"}, "both_wanted"),
    (27, 19, {"direction": "both"}, "project_ahead"),
    (19, 19, {}, "undecided"),
    (20, 20, {"direction": "lead_projects", "recognition": "project"}, "both_strong"),
    # Ahead is half of the points and 10 percentage points more than the other: 4 points.
    (16, 12, {}, "project_ahead"),
    (16, 13, {}, "undecided"),
    (15, 11, {}, "neither_yet"),
    (12, 16, {}, "work_ahead"),
    (16, 12, {"direction": "run_operations", "recognition": "work"}, "project_ahead"),
    # A direction counts with 40% of the points, which 13 are and 12 are not, where the other is not ahead.
    (13, 13, {"direction": "lead_projects"}, "project_direction"),
    (13, 13, {"direction": "larger_projects"}, "project_direction"),
    (13, 16, {"direction": "lead_projects"}, "project_direction"),
    (13, 13, {"direction": "run_operations"}, "work_direction"),
    (12, 12, {"direction": "lead_projects"}, "neither_yet"),
    (15, 15, {"direction": "same"}, "neither_yet"),
    (15, 16, {"direction": "same"}, "undecided"),
    (15, 15, {"direction": "both"}, "neither_yet"),
    (13, 13, {"recognition": "project"}, "project_recognised"),
    (16, 13, {"recognition": "work"}, "work_recognised"),
    (13, 13, {"recognition": "any"}, "neither_yet"),
    (12, 12, {"recognition": "project"}, "neither_yet"),
    (13, 13, {"direction": "lead_projects", "recognition": "work"}, "project_direction"),
    # Somebody who starts out: no work of either kind to go by, and both wish and demand say the same.
    (4, 4, {"direction": "lead_projects", "recognition": "project"}, "project_start"),
    (4, 4, {"direction": "whole_organisation", "recognition": "work"}, "work_start"),
    (4, 4, {"direction": "lead_projects", "recognition": "work"}, "neither_yet"),
    (32, 0, {"certificate": "not_now"}, "no_certificate_now"),
    (20, 20, {"certificate": "not_now"}, "no_certificate_now"),
    # Somebody who wants none is not sent away while somebody else asks for one.
    (32, 0, {"certificate": "not_now", "recognition": "project"}, "project_ahead"),
    (32, 0, {"certificate": "not_now", "recognition": "any"}, "project_ahead"),
    (32, 0, {"certificate": "not_now", "recognition": NOT_SURE}, "project_ahead"),
]


@pytest.mark.parametrize(("project", "work", "answers", "rule"), BOUNDS)
def test_bounds_of_the_rules(project: int, work: int, answers: dict[str, Answer], rule: str) -> None:
    sheet = changed(of_points(project, work), answers)

    assert outcome_of(sheet).decided_by.rule == rule
    assert outcome_of(mirrored(sheet)).decided_by.rule == mirrored_rule(rule)


def mirrored_rule(rule: str) -> str:
    """Rules of one kind of work are named project_… and work_…; the others are their own mirror."""
    start, _, rest = rule.partition("_")
    return f"{ {'project': 'work', 'work': 'project'}.get(start, start) }_{rest}" if rest else rule


def test_every_rule_and_path_is_reached() -> None:
    reached = [outcome_of(changed(SOME_OF_BOTH, dict.fromkeys(SCORED, NOT_SURE)))]
    reached += [outcome_of(changed(SOME_OF_BOTH, dict.fromkeys(STATEMENTS, step))) for step in "12345"]
    reached += [outcome_of(changed(SOME_OF_BOTH, dict.fromkeys(SHARES, day))) for day in DAYS]
    reached += [outcome_of(changed(of_points(project, work), more)) for project, work, more, _ in BOUNDS]

    assert {outcome.decided_by.rule for outcome in reached} == {rule.key for rule in DEFINITION.rules}
    assert {outcome.path for outcome in reached} == {path.key for path in DEFINITION.paths}
    assert {outcome.kind for outcome in reached} == {None, *ExploreKind}
