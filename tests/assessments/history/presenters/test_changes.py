"""What moved from one outcome to the next, with its causes."""

from dataclasses import replace

import pytest

from assessments.domain.attribution import Attribution, Situation, attribute
from assessments.domain.definitions.definition import Definition
from assessments.domain.outcomes.outcome import Placed, Placement
from assessments.history.presenters.changes import OutcomeChangeView, Station, present_changes
from assessments.wording.texts import Wording
from tests.builders.decisions import PROJECT_WORK, planned, second_edition
from tests.builders.decisions import outcome_of as decided
from tests.builders.situations import SHEET, TWO_YEARS_LATER, evaluated, situation

NAMES = {"capm": "CAPM", "pmp": "PMP", "psm": "PSM I"}


def station(made: Situation, version: int = 1) -> Station:
    return Station(evaluated(made), version, Wording(worded(made.definition)))


def worded(definition: Definition) -> Definition:
    texts = {
        "dimensions/project": "Project work",
        "dimensions/work": "Ongoing work",
        "paths/project/name": "Project management",
        "paths/later/name": "Explore first",
    }
    return replace(definition, texts=(("en", tuple(sorted(texts.items()))),))


def changes(earlier: Situation, later: Situation, *, version: int = 1) -> list[tuple[str, str]]:
    found: Attribution = attribute(earlier, later, evaluated)
    shown = present_changes(station(earlier), station(later, version), NAMES, found)
    return [(change.text, change.why) for change in shown]


def of(plans: str, dates: str, **more: str) -> dict[str, str]:
    return {"plans": plans, "dates": dates, "flows": "2", **more}


def test_where_one_cause_moved_all_only_scores_tell_it() -> None:
    assert changes(situation(of("1", "2")), situation(of("4", "4"))) == [
        ("Your path changed from Explore first to Project management.", ""),
        ("Project work rose from 1 of 8 to 6 of 8.", "12% to 75%: +63 percentage points from your answers."),
        ("New in your plan: CAPM and PMP.", ""),
    ]


def test_where_several_causes_moved_things_each_tells_its_own() -> None:
    found = changes(situation(of("3", "3")), situation(of("4", "4"), held=("capm",), catalogue="more"))

    assert found == [
        ("Project work rose from 4 of 8 to 6 of 8.", "50% to 75%: +25 percentage points from your answers."),
        ("New in your plan: PSM I.", "Why: the catalogue alone."),
        ("No longer in your plan: CAPM, which you now have.", "Why: your certifications alone."),
        (
            "PSM I now comes first in your plan; before, it was CAPM.",
            "Why: your certifications and the catalogue together.",
        ),
    ]


def test_score_that_stayed_while_causes_cancelled_each_other_out_is_told() -> None:
    found = changes(situation(of("5", "1")), situation(of("3", "3"), "heavy"), version=2)

    assert found[1:2] == [
        (
            "Project work stayed the same.",
            "50% to 50%: \N{MINUS SIGN}12 percentage points from your answers, +12 from the questionnaire.",
        )
    ]


def test_path_that_stayed_while_causes_cancelled_each_other_out_is_told() -> None:
    found = changes(situation(of("3", "3")), situation(of("4", "4"), "strict"), version=2)

    assert found[0] == (
        "Your path stayed the same, but the questionnaire alone would have changed it. The changes "
        "cancelled each other out.",
        "",
    )


def test_version_that_only_has_other_words_is_told_as_such() -> None:
    found = changes(situation(), situation(version="reworded"), version=2)

    assert found == [
        (
            "You took a newer version of the questionnaire (2 instead of 1).",
            "It asks the same questions and decides in the same way.",
        )
    ]


def test_what_closed_with_time_is_told() -> None:
    trained = {**SHEET, "hours": 40}
    assert changes(situation(trained), situation(trained, as_of=TWO_YEARS_LATER)) == [
        ("No longer open to you, or we can’t tell: PMP.", "")
    ]


def test_nothing_that_moved_is_told_too() -> None:
    assert changes(situation(), situation()) == [
        ("Nothing changed: your path, scores and plan are the same.", "")
    ]


def test_without_an_attribution_no_cause_is_told() -> None:
    earlier, later = situation(of("1", "2")), situation(of("4", "4"), held=("capm",))
    shown = present_changes(station(earlier), station(later), NAMES, None)

    assert len(shown) == 3
    assert all(isinstance(change, OutcomeChangeView) and not change.why for change in shown)


def test_what_came_to_stand_beside_the_first_step_is_no_loss() -> None:
    earlier = decided(PROJECT_WORK, planned("pmp"), planned("capm"))
    later = decided(PROJECT_WORK, planned("pmp"), placements=(Placed("capm", Placement.ALTERNATIVE),))
    wording = Wording(second_edition())

    found = present_changes(Station(earlier, 1, wording), Station(later, 1, wording), NAMES, None)

    assert [change.text for change in found] == ["Now an alternative to your first certification: CAPM."]


@pytest.mark.parametrize("placement", Placement)
def test_every_placement_of_what_left_a_plan_is_told(placement: Placement) -> None:
    earlier = decided(PROJECT_WORK, planned("pmp"), planned("capm"))
    later = decided(PROJECT_WORK, planned("pmp"), placements=(Placed("capm", placement),))
    wording = Wording(second_edition())

    (change,) = present_changes(Station(earlier, 1, wording), Station(later, 1, wording), NAMES, None)

    assert "CAPM" in change.text


def test_points_for_other_questions_are_told_and_not_compared() -> None:
    found = changes(situation(of("4", "4")), situation({"aims": "4", "queues": "5"}, "anew"), version=2)

    # Not even where the shares are the same, three quarters of both.
    assert found[1:3] == [
        ("Project work was at 6 of 8. The new questions put it at 3 of 4.", ""),
        ("Ongoing work was at 1 of 4. The new questions put it at 4 of 4.", ""),
    ]
