from dataclasses import replace
from datetime import date
from typing import Any

from assessments.domain.outcomes.changes import LeftPlan, ScoreChange, movement_between
from assessments.domain.outcomes.outcome import (
    Eligibility,
    Outcome,
    Placed,
    Placement,
    PlanEntry,
    RuleResult,
    Score,
    Standing,
)

OPEN = Eligibility(Standing.ELIGIBLE, 1, date(2026, 12, 1), date(2026, 12, 1), (), (), ())
LATER = replace(OPEN, standing=Standing.NOT_YET, earliest=date(2028, 7, 1), not_before=date(2028, 7, 1))


def entry(slug: str, eligibility: Eligibility = OPEN) -> PlanEntry:
    return PlanEntry(slug, False, eligibility, 1, 2, 0, ())


def outcome(path: str = "project", **fields: Any) -> Outcome:
    values: dict[str, Any] = {
        "engine": 1,
        "as_of": date(2026, 12, 1),
        "path": path,
        "kind": None,
        "scores": (Score("project", 21, 32), Score("work", 8, 32)),
        "receipt": (),
        "visible_scored": 16,
        "not_sure": 0,
        "decided_by": RuleResult("mostly_projects", ()),
        "others": (),
        "reasons": (),
        "steps": (),
        "plan": (),
        "also_useful": (),
        "announced": (),
        "placements": (),
        **fields,
    }
    return Outcome(**values)


def test_nothing_moves_between_equal_outcomes() -> None:
    same = outcome(plan=(entry("pmp"),))
    movement = movement_between(same, same)

    assert not movement.path_changed
    assert (movement.scores, movement.entered, movement.left, movement.now_eligible) == ((), (), (), ())


def test_only_scores_that_changed_are_told_with_both_sides() -> None:
    before, after = Score("project", 21, 32), Score("project", 25, 32)
    movement = movement_between(outcome(), outcome(scores=(after, Score("work", 8, 32))))

    assert movement.scores == (ScoreChange("project", before, after),)


def test_dimension_without_a_score_before_is_told_as_such() -> None:
    earlier = outcome(scores=(Score("project", 0, 0),))
    later = outcome(scores=(Score("project", 3, 4),))

    assert movement_between(earlier, later).scores == (ScoreChange("project", None, Score("project", 3, 4)),)


def test_plan_tells_what_entered_left_and_came_open() -> None:
    earlier = outcome(plan=(entry("capm"), entry("pmp", LATER), entry("gone")))
    later = outcome(
        "both",
        plan=(entry("pmp"), entry("kmp-i")),
        placements=(Placed("capm", Placement.HELD), Placed("pmp", Placement.PLANNED)),
    )
    movement = movement_between(earlier, later)

    assert movement.path_changed
    assert movement.entered == ("kmp-i",)
    assert movement.left == (LeftPlan("capm", Placement.HELD), LeftPlan("gone", None))
    assert movement.now_eligible == ("pmp",)
    assert (movement.first_before, movement.first_after) == ("capm", "pmp")


def test_what_was_open_before_does_not_come_open_again() -> None:
    movement = movement_between(outcome(plan=(entry("pmp"),)), outcome(plan=(entry("pmp"),)))
    assert (movement.now_eligible, movement.now_closed) == ((), ())


def test_what_is_open_no_more_is_told_where_it_stays_in_the_plan() -> None:
    earlier = outcome(plan=(entry("pmp"), entry("capm")))
    assert movement_between(earlier, outcome(plan=(entry("pmp", LATER),))).now_closed == ("pmp",)


def test_course_of_the_issuer_keeps_nobody_out() -> None:
    with_course = replace(OPEN, standing=Standing.WITH_COURSE)
    plans = [outcome(plan=(entry("csm", state),)) for state in (OPEN, with_course, LATER)]

    assert movement_between(plans[0], plans[1]).now_closed == ()
    assert movement_between(plans[2], plans[1]).now_eligible == ("csm",)
    assert movement_between(plans[1], plans[2]).now_closed == ("csm",)
