"""A plan in time, and the same in words."""

import pytest

from assessments.domain.outcomes.outcome import PlanEntry, Rung, Standing
from assessments.results.presenters.choice import rung_words
from assessments.results.presenters.rungs import RungsView, present_rungs
from tests.builders.decisions import DECEMBER, MARCH_2028, alternative, eligibility, material, named, planned
from tests.factories.facts import make_facts


def shown(*plan: PlanEntry) -> RungsView:
    view = present_rungs(plan, material())
    assert view is not None
    return view


LATER = eligibility(Standing.NOT_YET, earliest=MARCH_2028, not_before=MARCH_2028)


def test_one_certification_has_no_timeline() -> None:
    assert present_rungs((planned(),), material()) is None


@pytest.mark.parametrize("rung", Rung)
def test_every_rung_has_a_word(rung: Rung) -> None:
    assert rung_words(rung)


def test_drawing_says_in_a_sentence_what_it_shows() -> None:
    timeline = shown(planned(), planned("pgmp", rung=Rung.LATER, eligibility=LATER)).timeline

    assert timeline.sentence == "First: PMP, Now. Later: PGMP, March 2028."
    assert [(row.label, row.placed) for row in timeline.rows] == [("PMP", "now"), ("PGMP", "dated")]
    assert timeline.rows[1].when.startswith("March 2028, in ")


def test_long_name_is_cut_in_the_drawing_alone() -> None:
    long = named("pgmp", title="A certification with a long name")
    view = present_rungs(
        (planned(), planned("pgmp", rung=Rung.THEN)), material(published=(named("pmp"), long))
    )

    assert view is not None
    assert view.timeline.rows[1].label == "A certification…"
    assert view.rungs[0].certification.name == "A certification with a long name"


def test_step_that_is_open_already_has_no_date_of_its_own() -> None:
    (rung,) = shown(planned(), planned("pgmp", rung=Rung.THEN)).rungs

    assert (rung.name, rung.when) == ("Then", "")


def test_why_now_is_what_opens_it_then_the_other_kind_of_work_then_the_level() -> None:
    opened = shown(planned(opens=("pgmp",)), planned("pgmp", rung=Rung.THEN))
    other = shown(planned(), planned("ipma", rung=Rung.THEN, kind="ongoing"))
    above = shown(planned(), planned("pgmp", rung=Rung.THEN))
    later = shown(planned(), planned("pgmp", rung=Rung.LATER))

    assert [view.rungs[0].why_now for view in (opened, other, above, later)] == [
        "PMP opens the way to it.",
        "For the other half of your work: Ongoing work.",
        "For the level you work at, once you have the first.",
        "For the next stage of your work, when you get there.",
    ]
    assert (above.is_optional, other.is_optional) == (True, False)


def test_step_that_another_opens_is_not_called_open_now() -> None:
    (opened,) = shown(planned(opens=("pgmp",)), planned("pgmp", rung=Rung.THEN)).rungs
    (asking,) = shown(planned(opens=("pgmp",)), planned("pgmp", rung=Rung.THEN, eligibility=LATER)).rungs

    assert (opened.label, opened.entry.label) == ("Open once you have PMP", "Open to you now")
    assert asking.label == "Not yet: from March 2028"


def test_course_of_a_later_step_does_not_make_it_now() -> None:
    course = eligibility(Standing.WITH_COURSE, earliest=DECEMBER, not_before=DECEMBER)
    view = shown(planned(), planned("pgmp", rung=Rung.LATER, eligibility=course))

    assert (view.rungs[0].name, view.rungs[0].when) == ("Later", "")
    assert (view.timeline.rows[1].when, view.timeline.rows[1].placed) == ("Later", "after")


def test_step_for_later_is_not_said_to_be_open_now_beside_it() -> None:
    (later,) = shown(planned(), planned("pgmp", rung=Rung.LATER)).rungs
    (then,) = shown(planned(), planned("pgmp", rung=Rung.THEN)).rungs

    assert (later.label, then.label) == ("You could already apply", "Open to you now")


def test_step_has_no_date_before_those_of_the_steps_before_it() -> None:
    soon = eligibility(Standing.NOT_YET, earliest=DECEMBER, not_before=DECEMBER)
    plan = (
        planned(eligibility=LATER),
        planned("ipma", rung=Rung.THEN, eligibility=soon),
        planned("pgmp", rung=Rung.LATER, eligibility=LATER),
    )

    assert [rung.when for rung in shown(*plan).rungs] == ["", ""]
    assert [rung.when for rung in shown(*plan[1:]).rungs] == ["March 2028"]


def test_step_says_what_may_be_taken_instead() -> None:
    (rung,) = shown(planned(), planned("pgmp", kind="ongoing", instead=(alternative("ipma"),))).rungs

    assert [item.slug for item in rung.instead] == ["ipma"]
    assert rung.why


def test_all_steps_together_have_a_price_as_far_as_it_is_known() -> None:
    priced = tuple(
        named(slug, facts=make_facts(fees__exam=f"USD {price}"))
        for slug, price in (("pmp", 425), ("pgmp", 800))
    )
    steps = (planned(), planned("pgmp", rung=Rung.THEN))
    known = present_rungs(steps, material(published=priced))
    partly = present_rungs(steps, material(published=(priced[0], named("pgmp", facts=()))))
    silent = present_rungs(
        steps, material(published=tuple(named(slug, facts=()) for slug in ("pmp", "pgmp")))
    )

    assert [view.together if view else None for view in (known, partly, silent)] == [
        "Total: USD 1,225 in fees.",
        "Total: USD 425 in fees. This leaves out PGMP, because we found no price.",
        "",
    ]
