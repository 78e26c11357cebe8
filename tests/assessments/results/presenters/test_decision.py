"""An outcome of engine 3: the path, what to do first, and what to do without a certification."""

from datetime import date
from typing import Any

import pytest

from assessments.domain.definitions.definition import ExploreKind
from assessments.domain.outcomes.outcome import Outcome, Placed, Placement, Rung
from assessments.results.presenters.decision import DecisionView, present_decision, slugs_shown
from tests.builders.decisions import (
    AS_OF,
    NEITHER,
    ONGOING_WORK,
    PROJECT_WORK,
    alternative,
    bearings,
    material,
    outcome_of,
    planned,
    ways_of,
)
from tests.factories.mapped import make_rule

MOVER = {**ONGOING_WORK, "purpose": "move_project", "role_wanted": ("project_manager",)}


def decided(outcome: Outcome, **fields: Any) -> DecisionView:
    return present_decision(outcome, (), material(**fields))


def test_reasons_are_what_was_said_three_of_them_open() -> None:
    view = decided(outcome_of(PROJECT_WORK, planned()))

    assert len(view.because) == 3
    assert all(reason.endswith(".") for reason in view.because)
    assert set(view.because) <= set(view.all_reasons)
    assert len(set(view.all_reasons)) == len(view.all_reasons)


def test_who_moves_reads_what_is_today_and_what_is_wanted() -> None:
    outcome = outcome_of(MOVER, planned())
    view = decided(outcome)

    assert outcome.moves
    assert view.today_and_wish == (
        "Your work today is mostly ongoing work. You want project work, so start here."
    )
    assert view.because[0] == "You want to move into project work."


def test_who_moves_to_more_of_the_same_reads_that() -> None:
    answers = {**PROJECT_WORK, "purpose": "move_project"}

    assert decided(outcome_of(answers)).today_and_wish == "You want to do more project work: start here."


def test_plan_that_is_empty_says_so_with_the_counsel_for_the_role() -> None:
    held = (Placed("pmp", Placement.HELD),)
    outcome = outcome_of(PROJECT_WORK, placements=held, bearings=bearings("project-manager"))
    view = decided(outcome)

    assert view.choice is None
    assert view.counsel == ("You don’t need anything else for this role now.", "A second one adds little.")
    assert view.come_back


def test_plan_that_is_empty_for_another_cause_says_no_more_than_is_known() -> None:
    view = decided(outcome_of(PROJECT_WORK, placements=(), bearings=bearings()))

    assert view.counsel[0].startswith("We know of no certification for this work")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": ExploreKind.NEITHER_YET, "steps": ()}, "30 May 2027"),
        ({"kind": ExploreKind.UNDECIDED, "steps": ()}, "28 February 2027"),
        ({"kind": ExploreKind.TOO_LITTLE_INFORMATION, "steps": ()}, "14 December 2026"),
        ({"kind": ExploreKind.NEITHER_YET, "steps": ("come_back_in_3_months",)}, "28 February 2027"),
    ],
)
def test_without_a_certification_a_day_is_named_to_look_again(fields: dict[str, object], says: str) -> None:
    view = decided(outcome_of(NEITHER, **fields))

    assert view.come_back == f"Check again on {says}, or sooner if your work changes."
    assert view.counsel == ()


def test_not_yet_says_why_in_the_words_of_its_rule() -> None:
    assert decided(outcome_of(NEITHER)).because == (
        "You are still learning, and you do little of either kind of work so far.",
    )


def test_no_reader_of_the_same_day_is_told_of_changes() -> None:
    assert decided(outcome_of(PROJECT_WORK, planned())).changed == ""


def test_reader_of_a_later_day_is_told_how_many_things_changed() -> None:
    outcome, today = outcome_of(PROJECT_WORK, planned()), date(2027, 5, 1)

    same = decided(outcome, today=today)
    moved = decided(outcome, today=today, changes={"pmp": ("It cost less.",), "ipma": ("It is new.",)})

    assert same.changed.endswith("Nothing in it has changed since.")
    assert "2 things have changed since. We mark them below." in moved.changed
    assert moved.choice is not None
    assert moved.choice.changes == ("It cost less.",)


def test_certifications_that_are_not_planned_say_why_with_what_editors_say() -> None:
    placements = (
        Placed("csm", Placement.WRONG_ROLE),
        Placed("ipma", Placement.OTHER_ROLE),
        Placed("pgmp", Placement.OUTGROWN),
        Placed("pmp", Placement.PLANNED),
    )
    outcome = outcome_of(PROJECT_WORK, planned(), placements=placements, bearings=bearings("project-manager"))
    view = decided(outcome, outgrown=(make_rule("pgmp"),))

    assert [(item.reason, item.notes[0][0].slug, item.notes[0][1]) for item in view.placements] == [
        ("You have outgrown it", "pgmp", "Because."),
        ("We advise against it in your role", "csm", "Not for it."),
        ("Meant for other roles", "ipma", ""),
    ]


def test_own_offer_anywhere_is_disclosed() -> None:
    own = outcome_of(PROJECT_WORK, planned(instead=(alternative("ipma", own_offer=True),)))

    assert decided(own).has_own_offers
    assert not decided(outcome_of(PROJECT_WORK, planned())).has_own_offers


def test_tools_are_told_apart_with_costs_and_entry() -> None:
    (tool,) = decided(outcome_of(PROJECT_WORK, planned(), tools=("jira",))).tools

    assert (tool.certification.slug, tool.costs[0].value, tool.entry) == ("jira", "USD 675", ())


def test_everything_that_is_shown_in_full_is_compared_with_today() -> None:
    plan = (planned(instead=(alternative("ipma"),)), planned("pgmp", rung=Rung.THEN))

    assert slugs_shown(outcome_of(PROJECT_WORK, *plan, tools=("jira",))) == ("pmp", "ipma", "pgmp", "jira")


def test_how_sure_it_is_comes_from_answers_about_work_alone() -> None:
    outcome = outcome_of(PROJECT_WORK, planned())
    ways = ways_of(PROJECT_WORK)
    view = present_decision(outcome, ways, material())

    assert outcome.margin == min(way.distance for way in ways)
    assert all(change.question != "purpose" for way in ways for change in way.changes)
    assert len(view.near) == len(ways)
    assert view.sureness.startswith("Three different answers about")


def test_day_of_the_outcome_is_that_of_the_tests() -> None:
    assert outcome_of(PROJECT_WORK).as_of == AS_OF
